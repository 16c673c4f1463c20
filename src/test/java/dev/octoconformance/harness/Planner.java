package dev.octoconformance.harness;

import dev.octoconformance.campaign.ArmPlan;
import dev.octoconformance.campaign.SharedWebhooks;
import dev.octoconformance.config.Declared;
import dev.octoconformance.harness.ConversationCosts.Cost;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Scene;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up what a run would do, from the briefing that the run itself starts from. */
final class Planner {
  private static final int USUAL_ATTEMPTS = 4;
  private static final int LOOPBACK_PACE = 200;
  private static final int OTHERS_PACE = 20;
  private static final int OBSERVERS = 2;
  private static final int CONTROLS = 4;
  private static final int BURST_BOOKINGS = 20;
  private static final int BOOKING_EVENTS_OF_A = 13;
  private static final int AVAILABILITY_EVENTS = 9;
  private static final int LATER_EVENTS = 3;
  private static final int PREFLIGHT_REQUESTS = 9;
  private static final int PREFLIGHT_BOOKINGS = 2;
  private static final int LISTS = 3;
  private static final int LISTS_OF_A_CROWD = 3;
  private static final int REQUESTS_OF_A = 19;
  private static final int REQUESTS_WITH_CAPABILITIES = 5;
  private static final int REQUESTS_OF_OTHERS = 19;

  private final Briefing briefing;
  private final Needs needs;
  private final ConversationCosts costs = ConversationCosts.load();
  private final List<ArmPlan> arms;
  private final Set<String> arranged;

  Planner(Briefing briefing) {
    this.briefing = briefing;
    this.needs = new Needs(briefing.config());
    List<Question> deliveries = applying(briefing.questions(true));
    this.arms = briefing.armPlans(deliveries);
    Set<String> ids = deliveries.stream().map(Question::requirement).collect(Collectors.toSet());
    this.arranged =
        Question.arrangements().stream()
            .map(method -> method.getAnnotation(Arranges.class).value())
            .filter(ids::contains)
            .collect(Collectors.toSet());
  }

  private List<Question> applying(List<Question> questions) {
    return questions.stream().filter(q -> applies(row(q))).toList();
  }

  private Requirement row(Question question) {
    return briefing.catalogue().row(question.requirement());
  }

  private boolean applies(Requirement row) {
    return briefing.profile().notApplicable(row) == null && needs.unmet(row.needs()).isEmpty();
  }

  RunPlan plan() {
    boolean events = !briefing.questions(true).isEmpty();
    Cost talks = talks();
    Cost arranging = arranged.stream().map(costs::arranging).reduce(Cost.NOTHING, Cost::plus);
    int waves = events ? waves() : 0;
    int registered = events ? webhooks(waves) : 0;
    int webhooks = talks.webhooks() + arranging.webhooks() + registered;
    int bookings = events ? bookings(waves) : 0;
    int requests =
        talks.requests()
            + arranging.requests()
            + 2 * registered
            + LISTS
            + (events ? eventRequests(waves) : 1);
    int allowance = requests / 50;
    return new RunPlan(
        briefing.selected().size(),
        (int) briefing.selected().stream().filter(r -> r.excluded() == null && applies(r)).count(),
        webhooks,
        Math.min(
            briefing.webhooksAllowed(),
            Math.max(mostOfOneTalk(), registered + arranging.webhooks())),
        bookings,
        requests + allowance,
        events ? deliveries() : 0,
        attempts(),
        waves,
        shortest(requests, events),
        longest(requests, events));
  }

  private Cost talks() {
    return Stream.concat(talked().map(costs::asking), costs.held(talked().toList()))
        .reduce(Cost.NOTHING, Cost::plus);
  }

  private int mostOfOneTalk() {
    return Stream.concat(talked().map(costs::asking), costs.held(talked().toList()))
        .mapToInt(Cost::webhooks)
        .max()
        .orElse(0);
  }

  private Stream<String> talked() {
    return applying(briefing.questions(false)).stream().map(Question::requirement).distinct();
  }

  private List<ArmPlan> of(String... waves) {
    Set<String> wanted = Arrays.stream(waves).collect(Collectors.toSet());
    return arms.stream().filter(arm -> wanted.contains(arm.spec().wave())).toList();
  }

  private List<ArmPlan> failing() {
    return of(Scene.FAILING.toArray(String[]::new));
  }

  /** The webhooks of the success wave, those that serve several rows once. */
  private List<ArmPlan> welcoming() {
    return SharedWebhooks.among(of(Scene.A, Scene.AVAILABILITY, Scene.LAST_PLACES), arranged)
        .stream()
        .map(group -> group.get(0))
        .toList();
  }

  /** The arms of the failure wave that a webhook of the success wave serves as well. */
  private Set<ArmPlan> hosted() {
    List<ArmPlan> hosts =
        SharedWebhooks.among(of(Scene.A), arranged).stream().map(group -> group.get(0)).toList();
    return SharedWebhooks.hosts(failing(), hosts, arranged).keySet();
  }

  /** How often the failing webhooks have to come in turns, because only some may be alive. */
  private int waves() {
    int failing = failing().size();
    int stay = OBSERVERS + (int) welcoming().stream().filter(arm -> !arm.spec().isOdd()).count();
    int places = briefing.webhooksAllowed() - stay - of(Scene.BURST).size();
    if (failing == 0) {
      return arranged.isEmpty() ? 0 : 1;
    }
    if (failing - hosted().size() <= places) {
      return 1;
    }
    int room = Math.max(CONTROLS + 1, briefing.webhooksAllowed() - 1);
    return failing <= room ? 1 : 1 + ceiling(failing - room, Math.max(1, room - CONTROLS));
  }

  private static int ceiling(int all, int each) {
    return (all + each - 1) / each;
  }

  private int webhooks(int waves) {
    return OBSERVERS
        + welcoming().size()
        + failing().size()
        + of(Scene.BURST, Scene.SLOW, Scene.CERTIFICATES).size()
        - (waves == 1 ? hosted().size() : 0)
        + CONTROLS * Math.max(0, waves - 1);
  }

  private int bookings(int waves) {
    return PREFLIGHT_BOOKINGS
        // Before every webhook, of the success wave, only read, updated quickly, given back.
        + 5
        + 2 * waves
        + ifAny(Scene.BURST, BURST_BOOKINGS)
        + ifAny(Scene.SLOW, 1)
        + ifAny(Scene.CERTIFICATES, 1)
        + ifAny(Scene.LAST_PLACES, 1)
        + (hasSecondAccount() ? 1 : 0);
  }

  private int eventRequests(int waves) {
    return PREFLIGHT_REQUESTS
        + REQUESTS_OF_A
        + (isAnyWithCapabilities() ? REQUESTS_WITH_CAPABILITIES : 0)
        + REQUESTS_OF_OTHERS
        + 8 * waves
        + (isAnyInACrowd() ? LISTS_OF_A_CROWD * waves : 0)
        + ifAny(Scene.BURST, 3 * BURST_BOOKINGS)
        + ifAny(Scene.SLOW, 3)
        + ifAny(Scene.CERTIFICATES, 3)
        + ifAny(Scene.AVAILABILITY, 4)
        + ifAny(Scene.LAST_PLACES, 4)
        + (hasSecondAccount() ? 3 : 0);
  }

  private boolean isAnyInACrowd() {
    return arms.stream().anyMatch(arm -> arm.spec().crowd() == ArmSpec.Crowd.JOINS);
  }

  private int ifAny(String wave, int count) {
    return of(wave).isEmpty() ? 0 : count;
  }

  private boolean isAnyWithCapabilities() {
    return of(Scene.A).stream().anyMatch(arm -> !arm.spec().capabilities().isEmpty());
  }

  private boolean hasSecondAccount() {
    return arranged.stream()
        .map(briefing.catalogue()::row)
        .anyMatch(row -> row.needs().stream().anyMatch(need -> need.startsWith("second-")));
  }

  private int attempts() {
    return Objects.requireNonNullElse(briefing.config().declared().maxAttempts(), USUAL_ATTEMPTS);
  }

  private int deliveries() {
    int before = ifAny(Scene.BURST, BURST_BOOKINGS) + ifAny(Scene.SLOW, 1);
    int later = failing().isEmpty() ? 0 : laterEvents();
    int observed = 2 * (BOOKING_EVENTS_OF_A + later) + before;
    int burst = of(Scene.BURST).size() * (before + BOOKING_EVENTS_OF_A + later);
    int slow = of(Scene.SLOW).size() + ifAny(Scene.SLOW, BOOKING_EVENTS_OF_A + later);
    int welcomed =
        welcoming().stream()
            .mapToInt(
                arm ->
                    isOfBookings(arm.spec())
                        ? BOOKING_EVENTS_OF_A
                            + (arm.spec().isOdd() ? 0 : later)
                            + repeated(arm.spec())
                        : AVAILABILITY_EVENTS + repeated(arm.spec()))
            .sum();
    Set<ArmPlan> hosted = hosted();
    int failed =
        failing().stream()
            .mapToInt(arm -> hosted.contains(arm) ? repeated(arm.spec()) : failing(arm.spec()))
            .sum();
    return observed + burst + slow + welcomed + failed + heardByArranged(later);
  }

  private int heardByArranged(int later) {
    return Question.arrangements().stream()
        .map(method -> method.getAnnotation(Arranges.class))
        .filter(arranges -> arranged.contains(arranges.value()))
        .mapToInt(
            arranges ->
                arranges.arms().length
                    * switch (arranges.at()) {
                      case BEFORE_EVENTS -> BOOKING_EVENTS_OF_A + later;
                      case BETWEEN_WAVES -> later;
                      case DURING_RETRIES, AFTER_EVENTS -> 0;
                    })
        .sum();
  }

  private static boolean isOfBookings(ArmSpec spec) {
    return spec.event().equals("booking_update");
  }

  private int failing(ArmSpec spec) {
    return isOfBookings(spec) ? 1 + repeated(spec) + laterEvents() - 1 : 1;
  }

  private int laterEvents() {
    return LATER_EVENTS + ifAny(Scene.CANCELLATION, 1);
  }

  /** How many retries the answers of an arm ask for. */
  private int repeated(ArmSpec spec) {
    List<Reaction> answers = spec.answers();
    if (answers.isEmpty() || spec.optsOut()) {
      return 0;
    }
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).success()) {
        return i;
      }
    }
    return attempts() - 1;
  }

  private int pace() {
    Integer wanted = briefing.config().limits().requestsPerSecond();
    return wanted != null ? wanted : Loopback.is(briefing.base()) ? LOOPBACK_PACE : OTHERS_PACE;
  }

  private Duration shortest(int requests, boolean events) {
    Declared said = briefing.config().declared();
    Duration talking = Duration.ofMillis(1000L * requests / pace());
    Duration retry =
        said.firstRetryMax() == null || of(Scene.B).isEmpty()
            ? Duration.ZERO
            : said.firstRetryMax().dividedBy(2);
    boolean toTheEnd = briefing.questions(true).stream().anyMatch(Question::isAboutTheEnd);
    Duration quiet = toTheEnd ? briefing.config().waits().quietMin() : Duration.ZERO;
    return events ? talking.plus(quiet.compareTo(retry) > 0 ? quiet : retry) : talking;
  }

  /** Events are waited for as long as the budget lasts, which ends everything. */
  private Duration longest(int requests, boolean events) {
    Duration patience =
        briefing
            .config()
            .waits()
            .listVisible()
            .multipliedBy(Math.max(1, talked().filter(id -> id.startsWith("LIST-")).count()));
    Duration talking =
        Duration.ofSeconds(Math.max(5, 2L * requests / Math.min(pace(), OTHERS_PACE)))
            .plus(patience);
    Duration whole = briefing.settings().whole();
    return events || talking.compareTo(whole) > 0 ? whole : talking;
  }
}
