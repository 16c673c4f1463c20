package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.proof.Disturbs;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
  private static final long END = 8900;
  private static final String HOOKS = "http://vendor.example/webhooks";

  private static Finding judged(Rule rule, Consumer<JournalBuilder> happens) {
    return new Wave().also(happens).also(j -> j.note(END, Scene.ALL_OVER, "")).judge(rule);
  }

  private static String told(Rule rule, Consumer<JournalBuilder> happens) {
    return seen(judged(rule, happens)).message();
  }

  private static Consumer<JournalBuilder> probe(Header... headers) {
    String url = "https://sink.example:8443/w1?end=1";
    return j -> j.answered(10, Surroundings.PROBE, "GET", url, List.of(headers), "");
  }

  @Test
  void the_round_trip_is_told_with_the_public_address() {
    assertThat(told(Surroundings.tellTheirRoundTrip(), probe()))
        .isEqualTo(
            "The receiver answered at its public URL, https://sink.example:8443, after 10 ms.");
  }

  @Test
  void a_sink_that_nobody_asked_is_undecided() {
    undecidable(judged(Surroundings.tellTheirRoundTrip(), j -> {}), Reason.ENV);
    undecidable(judged(Surroundings.tellTheirTunnel(), j -> {}), Reason.ENV);
  }

  @Disturbs("ENV-08")
  @ParameterizedTest
  @ValueSource(strings = {"Via", "cf-ray", "ngrok-trace-id", "X-Served-By"})
  void what_lies_between_is_known_by_its_mark(String name) {
    assertThat(told(Surroundings.tellTheirTunnel(), probe(new Header(name, "1")))).contains(name);
  }

  @Test
  void an_answer_without_a_mark_came_straight() {
    assertThat(told(Surroundings.tellTheirTunnel(), probe(new Header("Connection", "close"))))
        .startsWith("Nothing between");
  }

  @Disturbs("ENV-02")
  @Test
  void a_sink_that_is_slow_under_strain_is_told() {
    assertThat(
            told(Surroundings.tellTheirStrain(), j -> j.note(900, Scene.SINK_STRAINED, "PT1.5S")))
        .endsWith("took 1500 ms.");
  }

  @Test
  void strain_is_told_before_and_after_the_events() {
    assertThat(
            told(
                Surroundings.tellTheirStrain(),
                j -> {
                  j.note(900, Scene.SINK_STRAINED, "PT0.007S");
                  j.note(8800, Scene.SINK_STRAINED, "PT0.012S");
                }))
        .endsWith("took 7 ms before the events and 12 ms after them.");
    undecidable(judged(Surroundings.tellTheirStrain(), j -> {}), Reason.ENV);
  }

  @Test
  void arrivals_are_counted_and_none_is_told_plainly() {
    assertThat(told(Surroundings.tellTheirArrivals(), j -> {}))
        .isEqualTo("24 requests arrived, at 3 of 3 webhooks.");
    Finding silence =
        new Wave()
            .nobodyHears()
            .also(j -> j.note(END, Scene.ALL_OVER, ""))
            .judge(Surroundings.tellTheirArrivals());
    assertThat(seen(silence).message()).startsWith("Nothing arrived");
  }

  @Test
  void strangers_are_counted_and_a_deletion_of_one_is_told() {
    Consumer<JournalBuilder> list =
        j -> j.listed(20, Surroundings.LIST_BEFORE, "[{\"id\":\"a b\"},{\"id\":2}]");
    Consumer<JournalBuilder> own =
        j -> j.answered(30, "x", "DELETE", HOOKS + "/hook-1", List.of(), "{}");
    assertThat(told(Surroundings.tellTheirStrangers(), list.andThen(own)))
        .isEqualTo(
            "The list showed 2 webhooks of others before the run; of 1 requests to delete, none"
                + " named one of them.");
    Consumer<JournalBuilder> foreign =
        j -> j.answered(30, "x", "DELETE", HOOKS + "/a%20b", List.of(), "{}");
    assertThat(told(Surroundings.tellTheirStrangers(), list.andThen(foreign)))
        .endsWith("1 named one of them.");
    assertThat(told(Surroundings.tellTheirStrangers(), own)).startsWith("No webhook was listed");
  }

  @Test
  void a_malformed_id_is_nobody() {
    assertThat(
            told(
                Surroundings.tellTheirStrangers(),
                j -> j.answered(30, "x", "DELETE", HOOKS + "/%zz", List.of(), "{}")))
        .contains("none named");
  }

  @Test
  void what_the_target_refused_of_a_booking_is_told() {
    Finding finding =
        new Wave()
            .refuses(Action.UPDATE_UNITS)
            .also(j -> j.note(END, Scene.ALL_OVER, ""))
            .judge(Surroundings.tellTheirBooking());
    assertThat(seen(finding).message())
        .contains("confirm, update the notes")
        .endsWith("it refused: update the units.");
  }

  @Test
  void the_most_webhooks_alive_are_counted_and_a_limit_is_told() {
    assertThat(told(Surroundings.tellTheirLimit(), j -> {}))
        .isEqualTo("3 webhooks were alive at once.");
    assertThat(told(Surroundings.tellTheirLimit(), j -> j.note(2, Scene.LIMIT_REACHED, "No more.")))
        .isEqualTo("3 webhooks were alive at once. No more.");
  }

  @Test
  void nothing_is_told_before_the_end() {
    assertThat(new Wave().judge(Surroundings.tellTheirArrivals()))
        .isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void what_comes_after_the_end_is_not_counted() {
    assertThat(told(Surroundings.tellTheirArrivals(), j -> j.arrives(END + 50, Wave.ARM, "{}")))
        .startsWith("24 requests");
  }
}
