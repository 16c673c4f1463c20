package dev.octoconformance.harness;

import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Turns what JUnit could not even ask into an ERROR, so that nothing is swallowed. */
final class Mishaps implements TestExecutionListener {
  private final Examination examination;
  private final List<Throwable> outsideOfTests = new CopyOnWriteArrayList<>();

  Mishaps(Examination examination) {
    this.examination = examination;
  }

  /** Fails if JUnit failed outside of any test: no requirement could be named for it. */
  void failIfAnyOutsideOfTests() {
    outsideOfTests.forEach(
        thrown -> {
          throw new IllegalStateException("JUnit failed outside of any test: " + thrown, thrown);
        });
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean judged = examination.isOver() || examination.wasAsked(test.getUniqueId());
    result.getThrowable().filter(thrown -> !judged).ifPresent(thrown -> enter(test, thrown));
  }

  private void enter(TestIdentifier test, Throwable thrown) {
    Optional<Question> question = test.getSource().flatMap(Mishaps::question);
    if (question.isEmpty()) {
      outsideOfTests.add(thrown);
      return;
    }
    Requirement row = examination.row(question.get().requirement());
    examination
        .book()
        .enter(
            row,
            new CaseVerdict(
                question.get().sentence(),
                examination.level(row),
                Verdict.ERROR,
                null,
                "The suite itself broke: " + thrown,
                null,
                null,
                List.of(),
                thrown));
  }

  private static Optional<Question> question(TestSource source) {
    return source instanceof MethodSource method
        ? Optional.of(Question.of(method.getJavaMethod()))
        : Optional.empty();
  }
}
