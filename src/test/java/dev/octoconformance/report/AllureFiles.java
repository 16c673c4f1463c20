package dev.octoconformance.report;

import dev.octoconformance.journal.Redaction;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The gate that every Allure result passes on its way to disk: secrets are masked, and the status
 * is the one that the verdict says, whatever JUnit made of it.
 */
final class AllureFiles implements AllureResultsWriter {

  /** A status and its details, and from when to when what it rests on happened. */
  record Concluded(Status status, StatusDetails details, long start, long stop) {}

  private static final Pattern MARKUP = Pattern.compile("<|&(?=[a-zA-Z0-9#]+;)");

  private static final Set<String> NOISE =
      Set.of(
          "host",
          "thread",
          "framework",
          "language",
          "package",
          "testClass",
          "testMethod",
          "junit.platform.uniqueid");

  private final FileSystemResultsWriter disk;
  private final Redaction redaction;
  private final Map<String, Concluded> concluded = new ConcurrentHashMap<>();

  AllureFiles(Path folder, Redaction redaction) {
    this.disk = new FileSystemResultsWriter(folder);
    this.redaction = redaction;
  }

  /** What the result with this uuid is to say when it is written. */
  void conclude(String uuid, Concluded conclusion) {
    concluded.put(uuid, conclusion);
  }

  @Override
  public void write(TestResult result) {
    Concluded conclusion = concluded.remove(result.getUuid());
    if (conclusion == null) {
      if (result.getStatus() == Status.PASSED) {
        return; // a test that was not asked any more
      }
      result.getLabels().removeIf(label -> NOISE.contains(label.getName()));
    } else {
      result.setStatus(conclusion.status());
      result.setStatusDetails(conclusion.details());
      result.setStart(conclusion.start());
      result.setStop(conclusion.stop());
    }
    result.setName(masked(result.getName()));
    result.setFullName(masked(result.getFullName()));
    mask(result.getStatusDetails());
    mask(result.getParameters());
    result.getSteps().forEach(this::mask);
    disk.write(result);
  }

  @Override
  public void write(TestResultContainer container) {
    container.getBefores().forEach(f -> mask(f.getStatusDetails()));
    container.getAfters().forEach(f -> mask(f.getStatusDetails()));
    disk.write(container);
  }

  @Override
  public void write(String source, InputStream attachment) {
    try {
      String text = new String(attachment.readAllBytes(), StandardCharsets.UTF_8);
      byte[] masked = redaction.text(text).getBytes(StandardCharsets.UTF_8);
      disk.write(source, new ByteArrayInputStream(masked));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mask(StepResult step) {
    step.setName(masked(step.getName()));
    mask(step.getStatusDetails());
    mask(step.getParameters());
    step.getSteps().forEach(this::mask);
  }

  private void mask(@Nullable StatusDetails details) {
    if (details != null) {
      details.setMessage(inert(masked(details.getMessage())));
      details.setTrace(inert(masked(details.getTrace())));
      details.setActual(masked(details.getActual()));
      details.setExpected(masked(details.getExpected()));
    }
  }

  /**
   * The page puts these two texts in as HTML. An invisible space keeps a bracket from opening a tag
   * and an ampersand from being an entity there, and is not seen where they are shown as text.
   */
  private static @Nullable String inert(@Nullable String text) {
    return text == null ? null : MARKUP.matcher(text).replaceAll("$0\u200B");
  }

  private void mask(List<Parameter> parameters) {
    parameters.forEach(p -> p.setValue(masked(p.getValue())));
  }

  private @Nullable String masked(@Nullable String text) {
    return text == null ? null : Printable.text(redaction.text(text));
  }
}
