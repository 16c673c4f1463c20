package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Crowds;
import dev.octoconformance.rule.Deliveries;
import dev.octoconformance.rule.FanOut;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Timing;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.sink.Reception;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Dialect;
import dev.octoconformance.target.Identity;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.Target;
import dev.octoconformance.trigger.BookingFlow;
import dev.octoconformance.verdict.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The time limit is a safety net only: a campaign that hangs would hang for ever. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CampaignTest {
  private static final Rule ARRIVE = Deliveries.arrive();

  private final Journal journal = Journal.begin();
  private final ScriptedVendor vendor = new ScriptedVendor(journal);
  private Duration budget = Duration.ofMinutes(10);
  private Duration firstDelivery = Duration.ofMillis(300);
  private Duration quiet = Duration.ofMillis(5);

  private Campaign campaign(int arms, int limit, Arrangement... arrangements) {
    return campaign(
        IntStream.range(0, arms).mapToObj(CampaignTest::arm).toList(), limit, arrangements);
  }

  private Campaign campaign(List<ArmPlan> arms, int limit, Arrangement... arrangements) {
    Target target =
        Target.of(
            new Target.Line(
                vendor,
                new Dialect(URI.create("http://vendor.example"), "octo/webhooks", "/webhooks"),
                CampaignTest::sinkUrl,
                new Ledger(),
                Duration.ofMillis(100),
                Duration.ofMillis(1)),
            new Identity(null, List.of(), null, List.of()),
            null);
    return new Campaign(
        new Campaign.Plan(
            target,
            new Everywhere(),
            new Scripts(),
            journal,
            new Bookable("product", "option", "availability", List.of("unit")),
            new BookingFlow.Wishes(null, null, null, null),
            arms,
            List.of(arrangements),
            new Campaign.Patience(firstDelivery, quiet, limit, Duration.ofHours(1)),
            new Scene.Terms(true, Schemas.load("octo-webhooks"), Timing.of(budget)),
            "nonce",
            (what, left) -> {},
            List.of(),
            null,
            false,
            true));
  }

  private static String sinkUrl(String name) {
    return "http://sink.example/w%025d".formatted(name.hashCode() & 0x7fffffff);
  }

  /** A sink that is only a name. */
  private static final class Everywhere implements Reception {
    @Override
    public String url(String name) {
      return sinkUrl(name);
    }

    @Override
    public Optional<String> bytesUrl(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> certifiedUrl(String name, Certificate certificate) {
      return Optional.empty();
    }

    @Override
    public Optional<ClosedPort> closedPort(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Duration> slowestUnderStrain() {
      return Optional.empty();
    }

    @Override
    public void release(String token) {}
  }

  private static ArmPlan arm(int number) {
    return arm(number, new JsonMapper().createObjectNode().put("number", number));
  }

  private static ArmPlan arm(int number, ObjectNode body) {
    return new ArmPlan(
        "ROW-0" + number + "/arm",
        new ArmSpec(
            "arm",
            null,
            List.of(),
            body.put("event", "booking_update"),
            null,
            false,
            false,
            List.of(),
            null,
            "A",
            null,
            false,
            List.of()));
  }

  private static boolean reserves(Exchange.Request request) {
    return request.method().equals("POST") && request.url().endsWith("/bookings");
  }

  private static Reason reason(Finding finding) {
    return ((Finding.Undecidable) finding).reason();
  }

  @Test
  void every_arm_hears_of_the_whole_life_of_the_booking() {
    Campaign campaign = campaign(3, 100);
    campaign.bookBefore();
    campaign.begin();
    assertThat(campaign.await("ROW-02/arm", ARRIVE)).isInstanceOf(Finding.Holds.class);
    assertThat(campaign.await("ROW-00/arm", BookingUpdates.tellOf(Action.UPDATE_REFERENCE)))
        .isInstanceOf(Finding.Holds.class);
    assertThat(campaign.await("ROW-00/arm", BookingUpdates.tellOfTheCancellation()))
        .isInstanceOf(Finding.Holds.class);
    campaign.join();
    assertThat(vendor.creations())
        .hasSize(5)
        .startsWith("observer/first")
        .endsWith("observer/last");
    assertThat(campaign.booked()).isNotEmpty();
    assertThat(campaign.cancelBookings()).isEmpty();
    assertThat(campaign.booked()).isEmpty();
  }

  @Test
  void the_older_booking_is_confirmed_before_and_the_read_one_after_the_arming() {
    Campaign campaign = campaign(1, 100);
    campaign.bookBefore();
    campaign.begin();
    campaign.join();
    Duration armed = journal.evidence().armed().map(Armed::at).findFirst().orElseThrow();
    assertThat(confirmed(Scene.OLDER)).isLessThan(armed);
    assertThat(confirmed(Scene.READ)).isGreaterThan(armed);
    assertThat(campaign.await("ROW-00/arm", BookingUpdates.staySilentOnReading()))
        .isInstanceOf(Finding.Holds.class);
  }

  private Duration confirmed(String wave) {
    return journal
        .evidence()
        .triggers()
        .filter(t -> t.wave().equals(wave) && t.action() == Action.CONFIRM)
        .map(Trigger::at)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_reservation_that_is_refused_fails_the_wave_and_decides_nothing() {
    vendor.refuses(CampaignTest::reserves);
    Campaign campaign = campaign(1, 100);
    campaign.bookBefore();
    campaign.begin();
    assertThat(reason(campaign.await("ROW-00/arm", ARRIVE))).isEqualTo(Reason.TRIG);
    campaign.join();
    assertThat(journal.evidence().note(Scene.WAVE_FAILED)).isPresent();
    assertThat(journal.evidence().note(Scene.WAVE_A_OVER)).isEmpty();
  }

  @Test
  void a_suite_that_breaks_in_the_campaign_tells_everyone_who_waits() {
    vendor.breaks(CampaignTest::reserves);
    Campaign campaign = campaign(1, 100);
    campaign.begin();
    assertThatThrownBy(() -> campaign.await("ROW-00/arm", ARRIVE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken on purpose");
  }

  @Test
  void a_suite_that_breaks_while_arming_tells_everyone_who_waits() {
    vendor.breaks(request -> request.url().endsWith("/webhooks"));
    Campaign campaign = campaign(3, 100);
    campaign.begin();
    assertThatThrownBy(() -> campaign.await("ROW-00/arm", ARRIVE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_journal_that_cannot_be_written_leaves_nobody_waiting() {
    journal.onEntry(
        entry -> {
          if (entry instanceof Note || entry instanceof Armed) {
            throw new IllegalStateException("disk full");
          }
        });
    Campaign campaign = campaign(1, 100);
    campaign.begin();
    assertThatThrownBy(() -> campaign.await("ROW-00/arm", ARRIVE))
        .hasMessageContaining("disk full");
  }

  @Test
  void what_does_not_fit_is_beyond_the_limit() {
    Campaign campaign = campaign(3, 4);
    campaign.begin();
    assertThat(campaign.await("ROW-01/arm", ARRIVE)).isInstanceOf(Finding.Holds.class);
    assertThat(reason(campaign.await("ROW-02/arm", ARRIVE))).isEqualTo(Reason.LIMIT);
    assertThat(vendor.creations()).hasSize(4);
  }

  @Test
  void rows_that_want_the_same_webhook_share_it() {
    List<ArmPlan> alike =
        IntStream.range(0, 3)
            .mapToObj(number -> arm(number, new JsonMapper().createObjectNode()))
            .toList();
    Campaign campaign = campaign(alike, 3);
    campaign.begin();
    alike.forEach(
        plan -> assertThat(campaign.await(plan.arm(), ARRIVE)).isInstanceOf(Finding.Holds.class));
    assertThat(vendor.creations()).hasSize(3);
  }

  @Test
  void a_campaign_that_nobody_asks_any_more_waits_for_nothing() {
    quiet = Duration.ofHours(1);
    Campaign campaign = campaign(1, 100);
    campaign.bookBefore();
    campaign.begin();
    campaign.end();
    assertThat(journal.evidence().note(Scene.WAVE_A_OVER)).isEmpty();
    assertThat(journal.evidence().note(Milestone.BROKEN)).isEmpty();
    assertThat(campaign.cancelBookings()).as("what is left is cancelled").isEmpty();
  }

  private static ArmPlan inTheCrowd(int number) {
    ArmSpec plain = arm(number).spec();
    return new ArmPlan(
        "ROW-0" + number + "/arm",
        new ArmSpec(
            "arm",
            null,
            List.of(),
            plain.body(),
            null,
            false,
            false,
            List.of(),
            null,
            Scene.B,
            ArmSpec.Crowd.JOINS,
            false,
            List.of()));
  }

  @Test
  void a_webhook_that_never_hears_is_waited_for_once() {
    firstDelivery = Duration.ofSeconds(20);
    quiet = Duration.ofSeconds(2);
    vendor.loses("ROW-01/arm");
    Campaign campaign = campaign(2, 100);
    campaign.begin();
    campaign.await("ROW-00/arm", BookingUpdates.tellOfTheCancellation());
    Duration hold = sent(Action.UPDATE_HOLD);
    Duration confirmed = sent(Action.CONFIRM);
    assertThat(confirmed.minus(hold)).as("the first pause").isGreaterThan(quiet);
    assertThat(sent(Action.CANCEL).minus(confirmed)).as("all further pauses").isLessThan(quiet);
  }

  private Duration sent(Action action) {
    return journal
        .evidence()
        .triggers()
        .filter(t -> t.wave().equals(Scene.A) && t.action() == action)
        .map(Trigger::at)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoever_is_lost_in_the_crowd_comes_once_more_alone() {
    budget = Duration.ofSeconds(3); // nobody fails, so nothing tells when retries would have come
    vendor.loses("ROW-01/arm");
    Campaign campaign =
        campaign(IntStream.range(0, 4).mapToObj(CampaignTest::inTheCrowd).toList(), 100);
    campaign.begin();
    campaign.join();
    assertThat(campaign.await("ROW-01/arm", Crowds.endInTheRightList()))
        .isInstanceOf(Finding.Broken.class);
    assertThat(campaign.await("ROW-02/arm", Crowds.endInTheRightList()))
        .isInstanceOf(Finding.Holds.class);
    assertThat(campaign.await("ROW-01/arm", Crowds.areAllGone())).isInstanceOf(Finding.Holds.class);
    assertThat(campaign.await("ROW-01/arm", FanOut.survivesFailures()))
        .isInstanceOf(Finding.Holds.class);
    assertThat(vendor.creations()).filteredOn("ROW-01/arm"::equals).hasSize(2);
  }

  @Test
  void an_arrangement_that_accuses_blocks_its_own_requirement_only() {
    Campaign campaign =
        campaign(
            1,
            100,
            new Arrangement(
                "ROW-09",
                Moment.BEFORE_EVENTS,
                List.of("arranged"),
                arms -> {
                  throw new AssertionError("It could not be deleted");
                }));
    campaign.begin();
    assertThat(reason(campaign.await("ROW-09/arranged", ARRIVE))).isEqualTo(Reason.BLOCKED);
    assertThat(campaign.await("ROW-00/arm", ARRIVE)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void an_arrangement_with_a_bug_breaks_the_suite() {
    Campaign campaign =
        campaign(
            1,
            100,
            new Arrangement(
                "ROW-09",
                Moment.BEFORE_EVENTS,
                List.of("arranged"),
                arms -> {
                  throw new NullPointerException("a bug");
                }));
    campaign.begin();
    assertThatThrownBy(() -> campaign.await("ROW-09/arranged", ARRIVE))
        .hasMessageContaining("a bug");
  }
}
