package dev.octoconformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.octoconformance.journal.Redaction;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gate that every Allure result passes on its way to disk: secrets are masked, and the status
 * is the one that the verdict says, whatever JUnit made of it. What is empty is not written.
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

  private static final JsonMapper RESULTS =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
          .addMixIn(Status.class, ByValue.class)
          .addMixIn(Stage.class, ByValue.class)
          .build();

  private final Path folder;
  private final Redaction redaction;
  private final Map<String, Concluded> concluded = new ConcurrentHashMap<>();

  AllureFiles(Path folder, Redaction redaction) {
    this.folder = folder;
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
    write(result.getUuid() + "-result.json", RESULTS.writeValueAsBytes(result));
  }

  @Override
  public void write(TestResultContainer container) {
    if (container.getBefores().isEmpty() && container.getAfters().isEmpty()) {
      return; // it says no more than which results JUnit ran together
    }
    container.getBefores().forEach(f -> mask(f.getStatusDetails()));
    container.getAfters().forEach(f -> mask(f.getStatusDetails()));
    write(container.getUuid() + "-container.json", RESULTS.writeValueAsBytes(container));
  }

  @Override
  public void write(String source, InputStream attachment) {
    try {
      String text = new String(attachment.readAllBytes(), StandardCharsets.UTF_8);
      write(source, redaction.text(text).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), bytes);
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

  /** A word of Allure is spelled as its value. */
  private interface ByValue {
    @JsonValue
    String value();
  }
}
