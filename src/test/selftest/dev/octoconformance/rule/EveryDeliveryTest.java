package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class EveryDeliveryTest {
  private static final String ASKED = "ROW-01/asked";
  private static final String OTHER = "RTY-06/503";
  private static final String PATH = "/" + JournalBuilder.token(OTHER);
  private static final Header JSON = new Header("Content-Type", "application/json");
  private static final Header KEY = new Header("Api-Key", "k1");
  private static final long END = 9_000;
  private static final String BODY = Wave.payload(OTHER, FailureWave.confirmed(Scene.B)).toString();

  /** A webhook with a header of its own that fails once, beside one that is asked about. */
  private static FailureWave wave() {
    return wave("Api-Key", "k1");
  }

  private static FailureWave wave(String name, String value) {
    ObjectNode webhook = Wave.webhook(OTHER);
    webhook.putObject("headers").put(name, value);
    return new FailureWave()
        .arm(ASKED)
        .arm(OTHER, Scene.B, false, webhook, FailureWave.FAILURE, FailureWave.OK)
        .hears(ASKED, 1050)
        .over(END);
  }

  private static FailureWave first(FailureWave wave) {
    return wave.receives(OTHER, 1100, "POST", PATH, List.of(JSON, KEY), BODY);
  }

  private static FailureWave retried(String method, String target, String body, Header... lines) {
    return first(wave()).receives(OTHER, 2000, method, target, List.of(lines), body);
  }

  private static Finding judge(Rule rule, FailureWave wave) {
    return wave.judge(rule, ASKED, END);
  }

  @Test
  void nothing_is_said_before_everything_is_over() {
    FailureWave wave = retried("PUT", PATH, BODY, JSON, KEY);
    assertThat(wave.judge(EveryDelivery.isAPost(), ASKED, END - 1))
        .isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void a_breach_at_another_webhook_is_told_with_its_place_and_its_share() {
    FailureWave wave = wave().receives(OTHER, 1100, "PUT", PATH, List.of(JSON, KEY), BODY);
    Finding.Broken broken = broken(judge(EveryDelivery.isAPost(), wave));
    assertThat(broken.message())
        .contains("seen at the webhook of RTY-06/503, 1 of its 1 deliveries")
        .contains("1 of 4 deliveries in all, at 1 of 4 webhooks");
    assertThat(broken.expected()).isEqualTo("POST");
    assertThat(broken.found()).isEqualTo("PUT");
    assertThat(broken.evidence()).hasSize(1);
  }

  @Test
  void a_method_is_told_by_its_case() {
    FailureWave wave = wave().receives(OTHER, 1100, "post", PATH, List.of(JSON, KEY), BODY);
    assertThat(broken(judge(EveryDelivery.isAPost(), wave)).found()).isEqualTo("post");
  }

  @Test
  void what_a_retry_does_is_asked_of_each_once() {
    FailureWave put = retried("PUT", PATH, BODY, JSON, KEY);
    holds(judge(EveryDelivery.isAPost(), put));
    assertThat(broken(judge(EveryDelivery.isRetriedAsItWas(), put)).message())
        .contains("the method");
    FailureWave elsewhere = retried("POST", PATH + "?again=1", BODY, JSON, KEY);
    holds(judge(EveryDelivery.goesToTheExactUrl(), elsewhere));
    assertThat(broken(judge(EveryDelivery.isRetriedAsItWas(), elsewhere)).message())
        .contains("the target");
  }

  @Test
  void a_header_that_only_the_first_attempt_has_is_missing_on_the_retry_alone() {
    FailureWave wave = retried("POST", PATH, BODY, JSON);
    Finding.Broken broken = broken(judge(EveryDelivery.carriesTheHeadersAgain(), wave));
    assertThat(broken.message()).contains("Api-Key on a retry").contains("RTY-06/503");
    assertThat(broken.found()).isEqualTo("nothing");
    holds(judge(EveryDelivery.carriesTheHeaders(), wave));
    FailureWave stars = retried("POST", PATH, BODY, JSON, new Header("Api-Key", "***"));
    assertThat(broken(judge(EveryDelivery.carriesTheHeadersAgain(), stars)).found())
        .isEqualTo("***");
  }

  @Test
  void a_header_that_is_never_sent_is_no_matter_of_the_retry() {
    FailureWave wave =
        wave()
            .receives(OTHER, 1100, "POST", PATH, List.of(JSON), BODY)
            .receives(OTHER, 2000, "POST", PATH, List.of(JSON), BODY);
    broken(judge(EveryDelivery.carriesTheHeaders(), wave));
    holds(judge(EveryDelivery.carriesTheHeadersAgain(), wave));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void a_retry_that_lost_its_body_is_a_retry(String body) {
    FailureWave wave = retried("POST", PATH, body, JSON, KEY);
    broken(judge(EveryDelivery.isRetriedAsItWas(), wave));
    if (body.isEmpty()) {
      assertThat(broken(judge(EveryDelivery.isRetriedAsItWas(), wave)).found())
          .isEqualTo("the retry has no body");
    }
  }

  @Test
  void a_question_before_the_retry_is_none() {
    FailureWave wave =
        retried("POST", PATH, "", KEY)
            .receives(OTHER, 2100, "POST", PATH, List.of(JSON, KEY), BODY);
    holds(judge(EveryDelivery.isRetriedAsItWas(), wave));
    holds(judge(EveryDelivery.carriesTheHeadersAgain(), wave));
  }

  @Test
  void what_everybody_is_sent_without_a_booking_is_no_retry() {
    FailureWave wave =
        retried("POST", PATH, "{}", JSON, KEY)
            .receives(ASKED, 2000, "POST", "/" + JournalBuilder.token(ASKED), List.of(JSON), "{}");
    undecidable(judge(EveryDelivery.isRetriedAsItWas(), wave), Reason.TRIG);
  }

  @Test
  void a_type_may_be_missing_on_the_retry_alone() {
    ObjectNode webhook = Wave.webhook(OTHER);
    FailureWave wave =
        new FailureWave()
            .observersHear(java.util.Map.of())
            .arm(OTHER, Scene.B, false, webhook, FailureWave.FAILURE, FailureWave.OK)
            .over(END)
            .receives(OTHER, 1100, "POST", PATH, List.of(JSON), BODY)
            .receives(OTHER, 2000, "POST", PATH, List.of(), BODY);
    assertThat(broken(wave.judge(EveryDelivery.isMarkedAsJson(), OTHER, END)).message())
        .contains("Content-Type on a retry");
  }

  @Test
  void a_body_is_strict_json_at_every_attempt() {
    FailureWave wave = retried("POST", PATH, "{\"webhook\":null," + BODY.substring(1), JSON, KEY);
    assertThat(broken(judge(EveryDelivery.isOneJsonObject(), wave)).found())
        .contains("more than once");
    FailureWave cut = retried("POST", PATH, BODY.substring(0, BODY.length() - 2), JSON, KEY);
    broken(judge(EveryDelivery.isOneJsonObject(), cut));
  }

  @Test
  void probes_and_redirects_and_what_is_foreign_are_no_deliveries() {
    FailureWave wave =
        retried("POST", PATH, BODY, JSON, KEY)
            .receives(OTHER, 3000, "HEAD", PATH, List.of(), "")
            .receives(OTHER, 3001, "GET", PATH + Attempts.FOLLOWED, List.of(), BODY)
            .receives(OTHER, 3002, "PUT", PATH, List.of(), "{\"booking\":{\"uuid\":\"foreign\"}}");
    holds(judge(EveryDelivery.isAPost(), wave));
    holds(judge(EveryDelivery.isOneJsonObject(), wave));
    holds(judge(EveryDelivery.isRetriedAsItWas(), wave));
  }

  @Test
  void a_webhook_that_asks_for_something_odd_is_not_looked_at() {
    FailureWave wave =
        wave("Content-Type", "text/plain")
            .receives(OTHER, 1100, "POST", PATH, List.of(new Header("Content-Type", "x")), BODY);
    assertThat(Sighting.all(wave.scene(ASKED, END)))
        .noneMatch(sighting -> sighting.armed().arm().equals(OTHER));
  }

  @Test
  void what_a_row_told_of_its_own_webhook_is_only_counted() {
    Wave wave =
        new Wave()
            .also(
                j ->
                    j.arrives(
                        3100,
                        Wave.ARM,
                        "PUT",
                        "/" + JournalBuilder.token(Wave.ARM),
                        "application/json",
                        Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString()))
            .also(
                j -> j.note(Wave.OVER, Scene.WAVE_A_OVER, "").note(Wave.OVER, Scene.ALL_OVER, ""));
    assertThat(seen(wave.judge(EveryDelivery.isAPost())).message())
        .startsWith("The same is true of 1 of ");
  }

  @Test
  void a_booking_older_than_the_webhook_is_told_by_what_caused_it() {
    String older = Wave.payload("observer/first", Wave.confirmed(Wave.OLDER)).toString();
    Wave created = over(new Wave().also(j -> j.arrives(1100, "observer/first", older)));
    assertThat(broken(created.judge(EveryDelivery.isNotCausedByCreation())).message())
        .contains("observer/first");
    Wave later = over(new Wave().also(j -> j.arrives(3600, "observer/first", older)));
    holds(later.judge(EveryDelivery.isNotCausedByCreation()));
    Wave first = over(new Wave().also(j -> j.arrives(3600, "observer/first", older)));
    broken(first.judge(EveryDelivery.tellsNothingOlder()));
    Wave both = over(new Wave().also(j -> j.arrives(1100, "observer/first", older)));
    assertThat(seen(both.judge(EveryDelivery.tellsNothingOlder())).message()).contains("CREATE-25");
  }

  @Test
  void a_webhook_that_hears_everything_twice_is_found_and_one_event_more_is_not() {
    Wave twice = over(new Wave());
    for (Action action : List.of(Action.CONFIRM, Action.UPDATE_NOTES)) {
      holds(over(new Wave().delivers(action, 50, 90)).judge(EveryDelivery.isNotSentTwice()));
    }
    holds(twice.judge(EveryDelivery.isNotSentTwice()));
  }

  private static Wave over(Wave wave) {
    return wave.also(
        j -> j.note(Wave.OVER, Scene.WAVE_A_OVER, "").note(Wave.OVER, Scene.ALL_OVER, ""));
  }
}
