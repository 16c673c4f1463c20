package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Verdict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.support.store.Namespace;

/** Questions like those of the suite, one for each way to end; only a proof launches them. */
@ExtendWith(AllureQuestions.Decorating.class)
class AllureQuestions {

  static final Namespace STORE = Namespace.create("record");

  @Test
  void passes() {}

  @Test
  void warns() {}

  @Test
  void fails() {
    assertThat("seen " + SampleRun.CANARY).isEqualTo("expected");
  }

  @Test
  void breaks() {
    throw new IllegalStateException("the suite slipped on " + SampleRun.CANARY);
  }

  @Test
  void decides_nothing() {
    throw new IllegalStateException("nothing seen");
  }

  @Test
  void does_not_apply() {
    Assumptions.abort("not offered");
  }

  @Test
  void undecorated_fails() {
    assertThat(SampleRun.CANARY).isEmpty();
  }

  @Test
  void undecorated_breaks() {
    throw new IllegalStateException("no verdict");
  }

  @Test
  void undecorated_aborts() {
    Assumptions.abort("not here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void has_cases(String name) {
    assertThat(name).isNotEmpty();
  }

  static final class Decorating implements AfterTestExecutionCallback {
    private int turn;

    @Override
    public void afterTestExecution(ExtensionContext context) {
      String method = context.getRequiredTestMethod().getName();
      AllureRecord record =
          Objects.requireNonNull(
              context
                  .getStore(
                      ExtensionContext.StoreScope.LAUNCHER_SESSION,
                      ExtensionContext.Namespace.create("record"))
                  .get("record", AllureRecord.class));
      switch (method) {
        case "passes" -> decorate(record, "LIST-01", Level.MUST, Verdict.PASS, null);
        case "warns" -> decorate(record, "LIST-03", Level.SHOULD, Verdict.WARN, null);
        case "fails" -> decorate(record, "LIST-02", Level.MUST, Verdict.FAIL, null);
        case "breaks" -> decorate(record, "RTY-01", Level.MUST, Verdict.ERROR, null);
        case "decides_nothing" ->
            decorate(record, "DLV-01", Level.MUST, Verdict.INCONCLUSIVE, Reason.NODLV);
        case "does_not_apply" ->
            decorate(record, "AUTH-03", Level.MUST, Verdict.NOT_APPLICABLE, null);
        case "has_cases" ->
            record.decorate(
                SampleRun.twoCases(),
                verdict(turn++ == 0 ? "first" : "second", Level.INFO, Verdict.OBSERVED, null),
                "",
                List.of());
        default -> {}
      }
    }

    private static void decorate(
        AllureRecord record, String id, Level level, Verdict verdict, @Nullable Reason reason) {
      record.decorate(
          SampleRun.requirement(id, level),
          verdict("only " + SampleRun.HOSTILE, level, verdict, reason),
          "a sentence",
          SampleRun.journal());
    }

    private static CaseVerdict verdict(
        String name, Level level, Verdict verdict, @Nullable Reason reason) {
      return new CaseVerdict(
          name,
          level,
          verdict,
          reason,
          SampleRun.HOSTILE + " said " + SampleRun.CANARY,
          "one",
          "two " + SampleRun.CANARY,
          List.of(),
          new IllegalStateException("slipped on " + SampleRun.CANARY));
    }
  }
}
