package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence accuses nobody, unless the target keeps it while it answers others. */
class SilencesTest {
  private final Asking asking = Rows.asking(Level.MUST);
  private final List<Entry> entries = new ArrayList<>();

  /** Each is a method, a path and a status, 0 for no answer; tries of one request are together. */
  private CaseVerdict judged(@Nullable Throwable thrown, String... exchanges) {
    for (String text : exchanges) {
      String[] words = text.split(" ", 3);
      int status = Integer.parseInt(words[2]);
      byte[] none = {};
      entries.add(
          new Exchange(
              "x" + (entries.size() + 1),
              asking.scope(),
              words[1].hashCode(),
              Duration.ZERO,
              Duration.ZERO,
              new Exchange.Request(words[0], "http://vendor.example" + words[1], List.of(), null),
              status == 0 ? null : new Exchange.Answer(status, List.of(), Body.of(none, 0)),
              status == 0 ? "the connection was refused" : null));
    }
    List<String> ids = entries.stream().map(Entry::id).toList();
    return Judgement.of(
        asking, thrown, Optional.empty(), ids, Silences.of(new Evidence(entries), asking, thrown));
  }

  private static AssertionError accusation() {
    return new AssertionError("It was answered otherwise.");
  }

  @ParameterizedTest
  @CsvSource({"0,ENV", "502,ENV", "503,ENV", "504,ENV", "429,LIMIT"})
  void who_got_no_answer_accuses_nobody(int status, Reason reason) {
    String lost = "GET /webhooks " + status;
    CaseVerdict verdict = judged(accusation(), lost, lost, lost, "GET /products 0");
    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.message()).startsWith("GET /webhooks ").contains("each of 3 times");
  }

  @Test
  void the_trouble_is_told() {
    assertThat(judged(accusation(), "GET /webhooks 0").message())
        .isEqualTo(
            "GET /webhooks got no answer (the connection was refused), which may be the network's doing: run again.");
  }

  @Test
  void who_got_no_answer_praises_nobody() {
    assertThat(judged(null, "GET /webhooks 0").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500, 501})
  void any_other_answer_accuses(int status) {
    assertThat(judged(accusation(), "GET /webhooks " + status).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void what_was_answered_at_the_second_try_accuses_and_says_so() {
    CaseVerdict verdict = judged(accusation(), "GET /webhooks 0", "GET /webhooks 500");
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.message())
        .isEqualTo(
            "It was answered otherwise. GET /webhooks was asked again, since it got no answer (the connection was refused).");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 502, 503})
  void silence_between_answers_is_the_targets_own(int status) {
    String lost = "POST /webhooks " + status;
    CaseVerdict verdict =
        judged(accusation(), lost, lost, "GET /products 200", lost, "GET /products 200");
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.message()).contains("each time");
  }

  @Test
  void silence_before_silence_is_nobodys() {
    String lost = "POST /webhooks 0";
    assertThat(
            judged(accusation(), lost, lost, "GET /products 200", lost, "GET /products 0")
                .verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({"404,INCONCLUSIVE", "400,INCONCLUSIVE", "401,FAIL", "500,FAIL"})
  void a_deletion_may_be_refused_since_the_silent_one_worked(int status, Verdict verdict) {
    assertThat(judged(accusation(), "DELETE /webhooks/7 0", "DELETE /webhooks/7 " + status))
        .extracting(CaseVerdict::verdict)
        .isEqualTo(verdict);
  }
}
