package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps every rule from judging, whatever it is about. */
class HeardTest {
  private static final Schemas SCHEMAS = Schemas.load("octo-webhooks");

  private static final Map<String, Rule> RULES = rules();

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("arrive", Deliveries.arrive());
    rules.put("arePosts", Deliveries.arePosts());
    rules.put("goToTheExactUrl", Deliveries.goToTheExactUrl());
    rules.put("areOneJsonObject", Deliveries.areOneJsonObject());
    rules.put("areMarkedAsJson", Deliveries.areMarkedAsJson());
    rules.put("nameTheirOwnWebhook", Deliveries.nameTheirOwnWebhook());
    rules.put("areOfTheSubscribedEvent", Deliveries.areOfTheSubscribedEvent());
    rules.put("areNewerThanTheirWebhook", Deliveries.areNewerThanTheirWebhook());
    rules.put("areNotCausedByCreation", Deliveries.areNotCausedByCreation());
    rules.put("areNotCausedByListing", Deliveries.areNotCausedByListing());
    rules.put("neverReachARefusedWebhook", Deliveries.neverReachARefusedWebhook());
    rules.put("tellTheirLatency", Deliveries.tellTheirLatency());
    rules.put("tellTheirHeaders", Deliveries.tellTheirHeaders());
    rules.put("tellOfTheConfirmation", BookingUpdates.tellOfTheConfirmation());
    rules.put("tellOfAnUpdate", BookingUpdates.tellOfAnUpdate());
    rules.put("tellOf", BookingUpdates.tellOf(Action.UPDATE_CONTACT));
    rules.put("tellOfTheCancellation", BookingUpdates.tellOfTheCancellation());
    rules.put("showTheCancellation", BookingUpdates.showTheCancellation());
    rules.put("mayTellOfHolds", BookingUpdates.mayTellOfHolds());
    rules.put("mayTellOfReservations", BookingUpdates.mayTellOfReservations());
    rules.put("haveBothObjects", BookingUpdates.haveBothObjects());
    rules.put("showTheBooking", BookingUpdates.showTheBooking());
    rules.put("areNeverStale", BookingUpdates.areNeverStale());
    rules.put("areMarkedAsTests", BookingUpdates.areMarkedAsTests());
    rules.put("neverTellOfRefused", BookingUpdates.neverTellOfRefused(Action.CANCEL_AGAIN));
    rules.put("staySilentOnReading", BookingUpdates.staySilentOnReading());
    return rules;
  }

  static List<String> everyRule() {
    return List.copyOf(RULES.keySet());
  }

  /** All but that something arrives, which later arrivals cannot undo. */
  static List<String> everyRuleAboutTheWholeWave() {
    return RULES.keySet().stream().filter(name -> !name.equals("arrive")).toList();
  }

  private static Rule rule(String name) {
    return java.util.Objects.requireNonNull(RULES.get(name));
  }

  private static Finding judged(String name, JournalBuilder journal) {
    return judged(name, journal.evidence());
  }

  private static Finding judged(String name, Evidence evidence) {
    return rule(name)
        .judge(
            new Scene(
                evidence,
                Wave.ARM,
                Duration.ofHours(1),
                new Scene.Terms(true, SCHEMAS, Timing.of(Duration.ofHours(1)))));
  }

  @ParameterizedTest
  @MethodSource("everyRuleAboutTheWholeWave")
  void nothing_is_said_before_the_wave_is_over(String name) {
    assertThat(new Wave().judge(rule(name), Wave.OVER - 1)).isEqualTo(new Finding.NotYet(null));
    assertThat(judged(name, new JournalBuilder())).isEqualTo(new Finding.NotYet(null));
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void a_conforming_vendor_is_never_accused(String name) {
    assertThat(new Wave().judge(rule(name)))
        .isNotInstanceOfAny(Finding.Broken.class, Finding.Undecidable.class, Finding.NotYet.class);
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void a_wave_that_failed_decides_nothing(String name) {
    JournalBuilder journal =
        new JournalBuilder()
            .refused(100, Wave.ARM, "booking_update", 400)
            .note(200, Scene.WAVE_FAILED, "No booking could be reserved.");
    assertThat(undecidable(judged(name, journal), Reason.TRIG).message())
        .isEqualTo("No booking could be reserved.");
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void silence_everywhere_is_never_a_pass(String name) {
    assertThat(new Wave().nobodyHears().judge(rule(name))).isNotInstanceOf(Finding.Holds.class);
    assertThat(new Wave().nobodyHears().unreachable().judge(rule(name)))
        .isNotInstanceOfAny(Finding.Holds.class, Finding.Broken.class);
  }

  @Test
  void an_arm_without_room_is_a_limit() {
    JournalBuilder journal = new JournalBuilder().note(1, Scene.WAVE_A_OVER, "");
    undecidable(judged("arrive", journal), Reason.LIMIT);
    undecidable(judged("neverReachARefusedWebhook", journal), Reason.LIMIT);
  }

  @Test
  void an_arm_that_was_left_out_or_not_arranged_says_why() {
    JournalBuilder leftOut =
        new JournalBuilder()
            .note(1, Scene.LEFT_OUT, Wave.ARM + " No twins are allowed.")
            .note(2, Scene.WAVE_A_OVER, "");
    assertThat(judged("arrive", leftOut))
        .isEqualTo(new Finding.NotApplicable("No twins are allowed."));
    JournalBuilder notArranged =
        new JournalBuilder()
            .note(1, Scene.NOT_ARRANGED, "ROW-01 It could not be deleted.")
            .note(2, Scene.WAVE_A_OVER, "");
    assertThat(undecidable(judged("arrive", notArranged), Reason.BLOCKED).message())
        .isEqualTo("It could not be deleted.");
  }

  @Test
  void an_arm_that_was_refused_is_blocked_or_beyond_the_limit() {
    JournalBuilder refused =
        new JournalBuilder()
            .refused(1, Wave.ARM, "booking_update", 422)
            .note(2, Scene.WAVE_A_OVER, "");
    assertThat(undecidable(judged("arrive", refused), Reason.BLOCKED).message())
        .contains("CREATE-01", "422");
    refused.note(2, Scene.LIMIT_REACHED, "No more than 20.");
    assertThat(undecidable(judged("arrive", refused), Reason.LIMIT).message())
        .isEqualTo("No more than 20.");
  }

  @Test
  void a_confirmation_that_is_refused_causes_nothing() {
    undecidable(new Wave().refuses(Action.CONFIRM).judge(Deliveries.arrive()), Reason.TRIG);
  }

  @Test
  void an_unreachable_sink_is_told_once_with_the_remedy() {
    assertThat(
            undecidable(
                    new Wave().nobodyHears().unreachable().judge(Deliveries.arePosts()), Reason.ENV)
                .message())
        .contains("--sink-url");
  }

  @Test
  void a_single_deaf_arm_is_blocked_by_the_first_row() {
    assertThat(
            undecidable(new Wave().deaf(Wave.ARM).judge(Deliveries.arePosts()), Reason.BLOCKED)
                .message())
        .startsWith("DLV-01");
  }

  @Test
  void foreign_bookings_on_the_same_account_are_nobody_s_concern() {
    Wave wave =
        new Wave()
            .also(
                journal ->
                    journal.arrives(
                        3600,
                        Wave.ARM,
                        Wave.payload(
                                Wave.ARM, Wave.confirmed("ffffffff-0000-4000-8000-00000000000f"))
                            .put("webhook", "none")
                            .toString()));
    holds(wave.judge(BookingUpdates.haveBothObjects()));
    assertThat(new Wave().nobodyHears().also(j -> j.arrives(3600, Wave.ARM, "{\"ping\":true}")))
        .extracting(w -> w.judge(Deliveries.arrive()))
        .isInstanceOf(Finding.Broken.class);
  }
}
