package dev.octoconformance.report;

import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.ResultsVisitor;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.TestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the generator reads of the results of a run. We wrote them: what an attachment is, its
 * ending says, and nobody has to guess it from its bytes; and no two results are the same one, so
 * that nobody has to compare them as a whole. Both cost more than all the rest of the page.
 */
final class AllureReading implements ResultsVisitor, LaunchResults {
  private final Set<TestResult> results = Collections.synchronizedSet(none());
  private final Map<Path, Attachment> attachments = new ConcurrentHashMap<>();
  private final Map<String, Object> extra = new ConcurrentHashMap<>();

  private static Set<TestResult> none() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  @Override
  public Set<TestResult> getAllResults() {
    return results;
  }

  /** All but those that were tried again. */
  @Override
  public Set<TestResult> getResults() {
    Set<TestResult> shown = none();
    results.stream().filter(result -> !result.isHidden()).forEach(shown::add);
    return shown;
  }

  @Override
  public Map<Path, Attachment> getAttachments() {
    return attachments;
  }

  @Override
  @SuppressWarnings("unchecked") // who left it knows what it is
  public <T> Optional<T> getExtra(String name) {
    return Optional.ofNullable((T) extra.get(name));
  }

  @Override
  public Attachment visitAttachmentFile(Path file) {
    return attachments.computeIfAbsent(file, AllureReading::attachment);
  }

  private static Attachment attachment(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    try {
      return new Attachment()
          .setUid(dot < 0 ? name : name.substring(0, dot))
          .setName(name)
          .setSource(name)
          .setType(type(name.substring(dot + 1)))
          .setSize(Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String ending) {
    return switch (ending) {
      case "txt" -> "text/plain";
      case "json" -> "application/json";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }

  @Override
  public void visitTestResult(TestResult result) {
    results.add(result);
  }

  @Override
  public void visitExtra(String name, Object object) {
    extra.put(name, object);
  }

  @Override
  public void error(String message, Exception cause) {
    throw new IllegalStateException(message, cause);
  }

  @Override
  public void error(String message) {
    throw new IllegalStateException(message);
  }
}
