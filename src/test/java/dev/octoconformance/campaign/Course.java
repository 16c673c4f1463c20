package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Schedule;
import dev.octoconformance.target.Draft;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The course of a campaign: which webhooks are alive in which wave, and which wave follows which.
 */
final class Course {
  private static final int CONTROLS = 3;

  /** What every webhook of the success wave must have heard of to be of use in another wave. */
  private static final Set<Action> TELLING = Set.of(Action.CONFIRM, Action.CANCEL);

  private static final String FOUNDATION = "DLV-01";

  /** The waves whose webhooks have heard all that they are for when the success wave is over. */
  private static final Set<String> DONE_EARLY =
      Set.of(
          Scene.A,
          Scene.AVAILABILITY,
          Scene.LAST_PLACES,
          Scene.BURST,
          Scene.SLOW,
          Scene.CERTIFICATES);

  private static final String BYTES_UNSEEN =
      "The target reaches the receiver through another address than its own, where broken connections"
          + " and raw bytes cannot be told from those of what lies between.";

  private static final Duration OLDER_BY = Duration.ofMillis(500);

  private final Stage stage;
  private final Campaign.Plan plan;
  private final Roster roster;

  /** As many webhooks as the target was seen to allow at once. */
  private int limit = Integer.MAX_VALUE;

  Course(Stage stage) {
    this.stage = stage;
    this.plan = stage.plan();
    this.roster = stage.roster();
  }

  /** Plays every wave to its end. */
  void run() {
    if (plan.reception().bytesUrl("preflight").isEmpty()) {
      stage.journal().note(Scene.NO_BYTES, BYTES_UNSEEN);
    }
    letAge();
    strain();
    boolean room = roster.observer("observer/first");
    if (!room && isSinkRefused()) {
      stage.journal().note(Milestone.EVENTS_CAUSED, "");
      stage.journal().note(Scene.ALL_OVER, "");
      return;
    }
    boolean bookable = !stage.isPending(Scene.OLDER);
    if (bookable) {
      new BurstWave(stage).run(fitting(arms(Scene.BURST)));
      List<ArmPlan> slow = arms(Scene.SLOW);
      new SlowWave(stage).run(slow.size() < places() ? slow : List.of());
    }
    if (alike(arms(Scene.A)).size() > places()) {
      roster.remove(
          armed ->
              Set.of(Scene.BURST, Scene.SLOW).contains(armed.wave())
                  && !armed.arm().endsWith(BurstWave.RACING));
    }
    armSuccessWave(room);
    stage.arrange(Moment.BEFORE_EVENTS);
    new AvailabilityWave(stage).run();
    if (!bookable) {
      stage.notePending();
    } else if (new SuccessWave(stage).run()) {
      // What was asked for in odd ways may upset a sender: it is gone before anything fails.
      roster.remove(this::isOdd);
      new CertificateWave(stage).run(fitting(arms(Scene.CERTIFICATES)));
      failureWaves();
    }
    strain();
    plan.target().in("the list after the waves").webhooks().attemptList();
    stage.journal().note(Scene.ALL_OVER, "");
  }

  /** Lets the booking of before every webhook get so old that none is told of it for being late. */
  private void letAge() {
    stage
        .evidence()
        .triggers()
        .filter(trigger -> trigger.wave().equals(Scene.OLDER))
        .map(Trigger::done)
        .max(Duration::compareTo)
        .ifPresent(
            at ->
                stage
                    .ear()
                    .waitFor("a booking to become older", evidence -> false, at.plus(OLDER_BY)));
  }

  /** Whether a plain webhook is taken for another place and not for the sink, which is noted. */
  private boolean isSinkRefused() {
    try {
      plan.target().in("a plain webhook").webhooks().attemptPlain(Draft.bookingUpdates());
      return false;
    } catch (Undecided policy) {
      stage.journal().note(Scene.SINK_REFUSED, String.valueOf(policy.getMessage()));
      return true;
    }
  }

  private void strain() {
    plan.reception()
        .slowestUnderStrain()
        .ifPresent(slowest -> stage.journal().note(Scene.SINK_STRAINED, slowest.toString()));
  }

  /**
   * What is left to do once every event was caused, from wherever the journal stands: what was
   * missed is not confirmed by fresh webhooks any more.
   */
  void seeOut() {
    SuccessEnd end = new SuccessEnd(stage);
    if (stage.evidence().note(Scene.WAVE_A_OVER).isPresent()) {
      end.ended();
    }
    stage
        .evidence()
        .triggers()
        .map(Trigger::wave)
        .filter(wave -> wave.startsWith(Scene.B) && !wave.equals(Scene.BURST))
        .distinct()
        .filter(
            wave ->
                stage.evidence().notes(Scene.OVER).stream().noneMatch(n -> n.detail().equals(wave)))
        .forEach(wave -> new FailureWave(stage, wave, null, end).seeOut());
    end.await();
    if (stage.evidence().note(Scene.ALL_OVER).isEmpty()) {
      stage.journal().note(Scene.ALL_OVER, "");
    }
  }

  private List<ArmPlan> arms(String... waves) {
    Set<String> wanted = Set.of(waves);
    return plan.arms().stream().filter(arm -> wanted.contains(arm.spec().wave())).toList();
  }

  /** As many of them as there are places for beside another observer. */
  private List<ArmPlan> fitting(List<ArmPlan> arms) {
    return arms.subList(0, Math.max(0, Math.min(arms.size(), places() - 1)));
  }

  private void armSuccessWave(boolean room) {
    int free = plan.patience().webhooks() - roster.alive() - 1;
    int places = Math.max(free - arranged(), free * 3 / 4);
    List<ArmPlan> arms = new ArrayList<>(arms(Scene.A, Scene.AVAILABILITY, Scene.LAST_PLACES));
    // Where not all of them fit, what only tries a form of URL is done without first.
    arms.sort(Comparator.comparing(arm -> arm.spec().url() != null));
    List<List<ArmPlan>> groups = new ArrayList<>(alike(arms));
    if (groups.size() > places) {
      groups.sort(Comparator.comparingInt(Course::rank).thenComparing(g -> -g.size()));
    }
    List<List<ArmPlan>> fitting = groups.subList(0, Math.max(0, Math.min(groups.size(), places)));
    List<Roster.Creation> refused = new ArrayList<>();
    for (String wave : List.of(Scene.A, Scene.AVAILABILITY, Scene.LAST_PLACES)) {
      refused.addAll(
          roster.registerAlike(
              fitting.stream().filter(g -> g.get(0).spec().wave().equals(wave)).toList(), wave));
    }
    refused.forEach(roster::write);
    if (room && !roster.observer("observer/last")) {
      limitReached();
    } else if (room) {
      roster.registerAlone(
          refused.stream()
              .filter(Roster.Creation::isAnswered)
              .map(creation -> creation.arms().get(0))
              .toList(),
          places() - arranged());
    }
  }

  /** What everything else about deliveries rests on first, what may be refused last. */
  private static int rank(List<ArmPlan> group) {
    if (group.stream().anyMatch(arm -> arm.requirement().equals(FOUNDATION))) {
      return 0;
    }
    return group.get(0).spec().url() == null && !group.get(0).spec().mayRefuse() ? 1 : 2;
  }

  private void limitReached() {
    limit = roster.alive();
    stage
        .journal()
        .note(
            Scene.LIMIT_REACHED,
            "The target refused a plain webhook after it had accepted others: it seems to allow no"
                + " more at once.");
  }

  /** How many webhooks arrangements have alive at once, one each that they may delete again. */
  private int arranged() {
    return plan.arrangements().stream().mapToInt(a -> a.arms().size() + 1).sum();
  }

  private List<List<ArmPlan>> alike(List<ArmPlan> arms) {
    return SharedWebhooks.among(arms, arranging());
  }

  private Set<String> arranging() {
    return plan.arrangements().stream().map(Arrangement::requirement).collect(Collectors.toSet());
  }

  private void failureWaves() {
    SuccessEnd end = new SuccessEnd(stage);
    List<ArmPlan> left = controlsFirst(arms(Scene.FAILING.toArray(String[]::new)));
    if (left.isEmpty()
        && plan.arrangements().stream().noneMatch(a -> a.moment() == Moment.BETWEEN_WAVES)) {
      stage.journal().note(Milestone.EVENTS_CAUSED, "");
      end.await();
      return;
    }
    FailureWave wave = wave(1, end);
    // Before the arrangements, so that what they change lies between reservation and confirmation.
    wave.reserve();
    stage.arrange(Moment.BETWEEN_WAVES);
    Map<ArmPlan, Armed> seats = seats(left);
    if (left.size() - seats.size() > places() - arrangedLater()) {
      seats = Map.of();
      end.await();
      roster.remove(this::isDone);
    }
    int most = places() + seats.size();
    int number = 1;
    do {
      List<ArmPlan> fitting = fitting(left, Math.min(most, places() + seats.size()), number);
      if (left.stream().noneMatch(fitting::contains)) {
        break;
      }
      List<Roster.Creation> refused = wave.arm(fitting, seats);
      left.removeAll(fitting);
      if (!refused.isEmpty() && !roster.observer("observer/" + name(Scene.B, number))) {
        // The target allows no more at once: these have their turn in a further wave.
        most = fitting.size() - refused.size();
        left.addAll(0, again(refused, left));
      } else {
        refused.forEach(roster::write);
      }
      wave.run(left.isEmpty());
      if (!left.isEmpty()) {
        roster.remove(this::fails);
      }
      number++;
      seats = Map.of();
      wave = wave(number, end);
    } while (!left.isEmpty() && !stage.isBudgetOver());
    end.await();
    confirm(IntStream.range(1, number).mapToObj(n -> name(Scene.B, n)).toList());
  }

  /** The webhooks of the success wave that can serve these arms too: they heard all of it. */
  private Map<ArmPlan, Armed> seats(List<ArmPlan> failing) {
    Evidence evidence = stage.evidence();
    List<Trigger> told =
        stage
            .scene()
            .triggers(Scene.A)
            .filter(t -> t.accepted() && TELLING.contains(t.action()))
            .toList();
    Map<ArmPlan, Armed> seats = new HashMap<>();
    SharedWebhooks.hosts(
            failing, alike(arms(Scene.A)).stream().map(g -> g.get(0)).toList(), arranging())
        .forEach(
            (guest, host) ->
                evidence
                    .armed(host.arm())
                    .filter(armed -> roster.isAlive(evidence, armed))
                    .filter(armed -> told.stream().allMatch(t -> stage.ear().hears(armed.arm(), t)))
                    .ifPresent(armed -> seats.put(guest, armed)));
    return seats;
  }

  private FailureWave wave(int number, SuccessEnd end) {
    return new FailureWave(stage, name(Scene.B, number), name(Scene.C, number), end);
  }

  private List<ArmPlan> again(List<Roster.Creation> refused, List<ArmPlan> left) {
    return refused.stream()
        .flatMap(creation -> creation.arms().stream())
        .filter(arm -> plan.arms().contains(arm) && !left.contains(arm))
        .toList();
  }

  private static String name(String wave, int number) {
    return number == 1 ? wave : wave + number;
  }

  /**
   * Those that are retried twice first, then the rows that hold nothing but controls, the others as
   * they are.
   */
  private static List<ArmPlan> controlsFirst(List<ArmPlan> arms) {
    Set<String> others =
        arms.stream()
            .filter(arm -> !isControl(arm) && !Scene.isLaterEvent(arm.spec().wave()))
            .map(ArmPlan::requirement)
            .collect(Collectors.toSet());
    List<ArmPlan> sorted = new ArrayList<>(arms);
    sorted.sort(
        Comparator.comparing(
            arm -> isMeasuredTwice(arm) ? 0 : !others.contains(arm.requirement()) ? 1 : 2));
    return sorted;
  }

  /** Whether it shows how soon the second retry follows the first. */
  private static boolean isMeasuredTwice(ArmPlan arm) {
    List<Reaction> answers = arm.spec().answers();
    return isMeasure(arm)
        && answers.size() == 3
        && answers.get(1).status() == 500
        && answers.get(2).success();
  }

  /** Whether it is there to show how soon an ordinary failure is retried. */
  private static boolean isControl(ArmPlan arm) {
    List<Reaction> answers = arm.spec().answers();
    return !arm.spec().optsOut()
        && arm.spec().wave().equals(Scene.B)
        && answers.size() == 2
        && answers.get(0).status() == 500
        && answers.get(1).success();
  }

  /**
   * As many arms as there are places for. The first wave has the controls of the rows; a further
   * one gets fresh ones as far as its arms are not retried ordinarily themselves.
   */
  private List<ArmPlan> fitting(List<ArmPlan> left, int places, int number) {
    if (number == 1) {
      return first(left, places);
    }
    List<ArmPlan> fitting = first(left, places);
    for (int fresh = 0; fresh <= enough(places); fresh++) {
      List<ArmPlan> arms = first(left, places - fresh - (refuse(left, places) ? 1 : 0));
      fitting = new ArrayList<>(controls(" " + number, fresh, arms));
      fitting.addAll(arms);
      if (fitting.stream().filter(Course::isMeasure).count() >= enough(places)) {
        break;
      }
    }
    return fitting;
  }

  /** How many controls there should be among so many webhooks. */
  private static int enough(int places) {
    return Math.max(1, Math.min(CONTROLS, places / 4));
  }

  private static boolean refuse(List<ArmPlan> arms, int most) {
    return first(arms, most).stream().anyMatch(Course::refuses);
  }

  private static List<ArmPlan> first(List<ArmPlan> arms, int most) {
    return List.copyOf(arms.subList(0, Math.max(0, Math.min(arms.size(), most))));
  }

  /**
   * So many fresh controls for these arms. A refused connection is measured by one more that always
   * fails: only that is still retried when the port has been opened.
   */
  private List<ArmPlan> controls(String ending, int count, List<ArmPlan> whose) {
    Stream<ArmPlan> once = plan.arms().stream().filter(Course::isControl).limit(count);
    Stream<ArmPlan> always =
        whose.stream().anyMatch(Course::refuses)
            ? plan.arms().stream().filter(Course::alwaysFails).limit(1)
            : Stream.of();
    return Stream.concat(once, always).map(arm -> arm.named(ending)).toList();
  }

  /** Whether its first retry measures how soon an ordinary failure is retried. */
  private static boolean isMeasure(ArmPlan arm) {
    List<Reaction> answers = arm.spec().answers();
    return !arm.spec().optsOut()
        && arm.spec().wave().equals(Scene.B)
        && !answers.isEmpty()
        && answers.get(0).equals(Reaction.status(500));
  }

  private static boolean refuses(ArmPlan arm) {
    return arm.spec().answers().stream().anyMatch(a -> a.manner() == Reaction.Manner.REFUSE);
  }

  private static boolean alwaysFails(ArmPlan arm) {
    return !arm.spec().optsOut() && arm.spec().answers().equals(List.of(Reaction.status(500)));
  }

  private int places() {
    return Math.min(plan.patience().webhooks(), limit) - roster.alive();
  }

  private int arrangedLater() {
    return plan.arrangements().stream()
        .filter(a -> a.moment() == Moment.AFTER_EVENTS)
        .mapToInt(a -> a.arms().size() + 1)
        .sum();
  }

  /** Whether nobody needs the webhook any more once the success wave has had its silence. */
  private boolean isDone(Armed armed) {
    Set<String> stillNeeded =
        plan.arrangements().stream()
            .filter(a -> a.moment() == Moment.BETWEEN_WAVES)
            .map(Arrangement::requirement)
            .collect(Collectors.toSet());
    return DONE_EARLY.contains(armed.wave())
        && !armed.arm().startsWith("observer/")
        && !stillNeeded.contains(ArmPlan.requirement(armed.arm()));
  }

  private boolean isOdd(Armed armed) {
    return armed.arm().contains(Scene.ALONE)
        || plan.arms().stream()
            .anyMatch(
                arm ->
                    arm.arm().equals(armed.arm())
                        && arm.spec().isOdd()
                        && armed.wave().equals(Scene.A));
  }

  /** Whether its webhook is there for a failure wave alone: a host is listened to until the end. */
  private boolean fails(Armed armed) {
    return (armed.wave().startsWith(Scene.B)
            || armed.wave().startsWith(Scene.C)
            || Scene.isLaterEvent(armed.wave()))
        && !stage.evidence().isGuest(armed);
  }

  /** Lets what was missed be missed once more, by fresh webhooks, before anybody is accused. */
  private void confirm(List<String> played) {
    Scene scene = stage.scene();
    List<String> missed =
        played.stream()
            .flatMap(
                wave ->
                    Stream.of(
                        wave,
                        Scene.during(Scene.UPDATE, wave),
                        Scene.during(Scene.CANCELLATION, wave)))
            .flatMap(wave -> Schedule.of(scene, wave).missing().stream())
            .map(Armed::arm)
            .toList();
    // Whether a webhook misses something may depend on its neighbours, so whole rows come again.
    Set<String> again =
        plan.arms().stream()
            .filter(arm -> missed.contains(arm.arm()) || isUnheard(scene, arm))
            .map(ArmPlan::requirement)
            .collect(Collectors.toSet());
    List<ArmPlan> once =
        plan.arms().stream()
            .filter(arm -> !arm.spec().wave().equals(Scene.C))
            .filter(arm -> Scene.FAILING.contains(arm.spec().wave()))
            .filter(arm -> again.contains(arm.requirement()))
            .map(arm -> arm.named(Scene.ONCE_MORE))
            .toList();
    if (once.isEmpty() || stage.isBudgetOver()) {
      return;
    }
    roster.remove(this::fails);
    List<ArmPlan> all = new ArrayList<>(controls(Scene.ONCE_MORE, enough(places()), once));
    once.stream().filter(arm -> !all.contains(arm)).forEach(all::add);
    boolean later = once.stream().anyMatch(arm -> Scene.isLaterEvent(arm.spec().wave()));
    FailureWave wave =
        new FailureWave(
            stage,
            Scene.AGAIN,
            later ? Scene.following(Scene.AGAIN) : null,
            new SuccessEnd(stage).ended());
    wave.arm(all.subList(0, Math.min(all.size(), places())), Map.of()).forEach(roster::write);
    wave.run(false);
  }

  /** Whether a webhook of a failure wave was told nothing of it, although it could have been. */
  private static boolean isUnheard(Scene scene, ArmPlan arm) {
    return arm.spec().event().equals("booking_update")
        && arm.spec().wave().equals(Scene.B)
        && scene
            .evidence()
            .armed(arm.arm())
            .filter(armed -> armed.webhookId() != null)
            .filter(armed -> armed.answer(0).manner() != Reaction.Manner.REFUSE)
            .filter(armed -> Schedule.of(scene, armed.wave()).events(armed).isEmpty())
            .isPresent();
  }
}
