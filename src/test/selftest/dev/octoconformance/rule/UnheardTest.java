package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Milestone;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who was turned away at the door of the sink is not accused of silence. */
class UnheardTest {
  private static final String OWN = JournalBuilder.token(Wave.ARM);
  private static final Rule ARRIVE = Unheard.of(Deliveries.arrive());

  private static Wave deaf(boolean all) {
    return all
        ? new Wave().deaf(Wave.ARM, "observer/first", "observer/last")
        : new Wave().deaf(Wave.ARM);
  }

  private static Wave with(Wave wave, long at, String what, String... details) {
    return wave.also(
        journal -> {
          for (String detail : details) {
            journal.note(at, what, detail);
          }
        });
  }

  @Test
  void silence_is_the_vendors_where_nobody_was_turned_away() {
    broken(deaf(false).judge(ARRIVE));
    broken(deaf(true).judge(ARRIVE));
    holds(with(new Wave(), 3100, Milestone.REFUSED_AS_HTTP, OWN + " 400 No Host").judge(ARRIVE));
  }

  @Test
  void what_came_to_a_webhook_and_is_no_request_is_quoted_and_no_silence() {
    Wave wave =
        with(
            deaf(false),
            3100,
            Milestone.REFUSED_AS_HTTP,
            OWN + " 417 Expectation Failed",
            OWN + " 417 Expectation Failed",
            OWN + " 400 No Host");
    assertThat(undecidable(wave.judge(ARRIVE), Reason.ENV).message())
        .isEqualTo(
            "What came to this webhook could not be taken for a request: 3 requests came and were refused as HTTP (400 No Host; 417 Expectation Failed, 2 times).");
  }

  @Test
  void what_came_to_another_webhook_or_before_this_one_excuses_nobody() {
    String another = JournalBuilder.token("ROW-02/arm");
    broken(
        with(deaf(false), 3100, Milestone.REFUSED_AS_HTTP, another + " 400 No Host").judge(ARRIVE));
    broken(with(deaf(false), 500, Milestone.REFUSED_AS_HTTP, OWN + " 400 No Host").judge(ARRIVE));
  }

  @Test
  void what_came_to_nobody_excuses_where_nothing_else_came() {
    broken(with(deaf(false), 3100, Milestone.REFUSED_AS_HTTP, "- 400 Bad Request").judge(ARRIVE));
    assertThat(
            undecidable(
                    with(deaf(true), 3100, Milestone.REFUSED_AS_HTTP, "- 400 Bad Request")
                        .judge(ARRIVE),
                    Reason.ENV)
                .message())
        .isEqualTo(
            "Nothing came that can be taken for a request: 1 request came and was refused as HTTP (400 Bad Request).");
  }

  @Test
  void who_distrusts_the_certificate_is_told_so() {
    assertThat(
            undecidable(
                    with(
                            deaf(true),
                            3100,
                            Milestone.HANDSHAKE_FAILED,
                            "certificate_unknown",
                            "left",
                            "certificate_unknown")
                        .judge(ARRIVE),
                    Reason.ENV)
                .message())
        .startsWith(
            "3 TLS handshakes with the receiver failed (certificate_unknown, 2 times; left)")
        .contains("sink.keystore");
  }

  @Test
  void where_others_are_heard_only_who_speaks_of_certificates_is_excused() {
    undecidable(
        with(deaf(false), 3100, Milestone.HANDSHAKE_FAILED, "unknown_ca").judge(ARRIVE),
        Reason.ENV);
    broken(with(deaf(false), 3100, Milestone.HANDSHAKE_FAILED, "left").judge(ARRIVE));
  }

  @Test
  void what_was_heard_accuses_as_ever() {
    Rule posts = Unheard.of(Framing.isSound());
    Wave wave = new Wave();
    Finding plain = wave.judge(posts);
    assertThat(with(wave, 3100, Milestone.HANDSHAKE_FAILED, "unknown_ca").judge(posts))
        .isEqualTo(plain);
  }

  @Test
  void what_there_was_no_room_for_is_our_limit() {
    String endless = "{\"webhook\":\"" + "w".repeat(120_000);
    Wave wave = deaf(false).also(journal -> journal.arrives(3100, Wave.ARM, endless));
    Rule json = Unheard.of(Deliveries.areOneJsonObject());
    assertThat(undecidable(wave.judge(json), Reason.LIMIT).message())
        .isEqualTo(
            "1 delivery was longer than the receiver has room for; of the first, 97 kB were kept. Give the suite more memory (-Xmx).");
    String broken = "{\"webhook\":\"" + "w".repeat(50_000);
    broken(deaf(false).also(journal -> journal.arrives(3100, Wave.ARM, broken)).judge(json));
  }

  @Test
  void all_of_it_is_told_in_the_end() {
    JournalBuilder journal =
        new JournalBuilder()
            .note(1000, Milestone.REFUSED_AS_HTTP, OWN + " 400 a")
            .note(1000, Milestone.REFUSED_AS_HTTP, "- 400 b")
            .note(1000, Milestone.REFUSED_AS_HTTP, "- 400 c")
            .note(1000, Milestone.REFUSED_AS_HTTP, "- 400 d")
            .note(1000, Milestone.HANDSHAKE_FAILED, "left");
    assertThat(Unheard.told(journal.evidence()))
        .isEqualTo(
            List.of(
                "4 requests came and were refused as HTTP (400 a; 400 b; 400 c; and others).",
                "1 TLS handshake with the receiver failed (left)."));
    assertThat(Unheard.told(new JournalBuilder().evidence())).isEmpty();
  }
}
