package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whatever answer from 200 to 299 a delivery gets, it ends the delivery. */
public final class AnswersOfSuccess {
  private final Part part;
  private final Schedule schedule;
  private final Reaction answer;
  private final List<Attempt> again = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final @Nullable Duration gap;
  private final boolean onlyResent;

  private AnswersOfSuccess(Part part) {
    this.part = part;
    this.schedule = Schedule.of(part.scene(), part.armed().wave());
    List<Event> events = part.events();
    this.answer = events.get(0).first().reaction();
    events.forEach(event -> event.attempts().forEach(a -> ids.add(a.id())));
    events.forEach(event -> again.addAll(event.repeats()));
    this.gap =
        events.stream()
            .filter(event -> !event.repeats().isEmpty())
            .flatMap(event -> event.gapBefore(event.repeats().get(0)).stream())
            .findFirst()
            .orElse(null);
    this.onlyResent =
        events.stream().allMatch(event -> event.retries(schedule.resendBelow()).isEmpty());
  }

  /**
   * The arm's answer, which is one from 200 to 299, is taken for success: no second request while
   * those that were answered with failures were retried.
   */
  public static Rule endTheDelivery() {
    return Part.ofEvents(part -> new AnswersOfSuccess(part).finding());
  }

  /**
   * The same for answers that take a while; what takes longer than half of the time that the sender
   * gives to receivers is only noted.
   */
  public static Rule endTheDeliveryThoughSlow() {
    return Part.ofEvents(
        part -> {
          AnswersOfSuccess slow = new AnswersOfSuccess(part);
          Finding finding = slow.finding();
          boolean excusable =
              finding instanceof Finding.Broken
                  || finding instanceof Finding.Slight
                  || finding instanceof Finding.Undecidable;
          return excusable ? slow.excused(finding) : finding;
        });
  }

  private Finding excused(Finding finding) {
    Optional<Duration> patience = patience(part.scene());
    if (patience.isEmpty() && !part.isOver()) {
      return part.notYet();
    }
    boolean excused =
        patience.isEmpty()
            ? cameTooSoon()
            : answer.after().multipliedBy(2).compareTo(patience.get()) > 0;
    if (!excused) {
      return finding;
    }
    return new Finding.Seen(
        "An answer after %s is more than half of what the sender waits (%s): %s."
            .formatted(
                Words.seconds(answer.after()),
                patience.map(Words::seconds).orElse("less than that"),
                again.isEmpty() ? "it was not sent again" : "it was sent again"),
        ids);
  }

  /**
   * Whether the first repetition came after the answer in less than half the time of any retry
   * after a failure: the sender had given up before, unseen as behind a tunnel that hides who left.
   */
  private boolean cameTooSoon() {
    Duration came = gap;
    return came != null
        && (came.isNegative()
            || schedule.firstGaps().stream()
                .map(Schedule.Gap::gap)
                .min(Comparator.naturalOrder())
                .filter(least -> came.multipliedBy(2).compareTo(least) < 0)
                .isPresent());
  }

  /** How long the sender waits for an answer: as declared, or as it waited for one that we held. */
  static Optional<Duration> patience(Scene scene) {
    Duration declared = scene.terms().timing().declared().senderTimeout();
    return declared != null
        ? Optional.of(declared)
        : scene
            .evidence()
            .armed()
            .filter(a -> a.answer(0).manner() == Reaction.Manner.HOLD)
            .flatMap(a -> waited(scene, a).stream())
            .min(Comparator.naturalOrder());
  }

  private static Optional<Duration> waited(Scene scene, Armed held) {
    Optional<HangUp> end =
        scene.evidence().hangUps(held.token()).filter(HangUp::bySender).findFirst();
    return end.flatMap(
        hangUp ->
            scene.evidence().arrivals(held).stream()
                .filter(a -> a.id().equals(hangUp.arrival()))
                .map(a -> hangUp.at().minus(a.at()))
                .findFirst());
  }

  private Finding finding() {
    Optional<Duration> ended =
        part.events().stream()
            .flatMap(event -> Stream.ofNullable(event.first().ended()))
            .max(Comparator.naturalOrder());
    Optional<Duration> until = ended.flatMap(at -> schedule.silentEnough(part.armed(), at));
    if (until.filter(this::isPast).isPresent()) {
      return again.isEmpty() ? silent(ended.orElseThrow()) : repeated();
    }
    if (!part.isOver()) {
      return new Finding.NotYet(until.orElse(part.scene().terms().timing().budgetEnd()));
    }
    return again.size() > 1 && !isPlainRepeated() ? broken() : unmeasured(ended);
  }

  private boolean isPast(Duration time) {
    return time.compareTo(part.scene().now()) <= 0;
  }

  private Finding silent(Duration ended) {
    return Finding.holds(
        "No second request came within %s after the answer %s; %s."
            .formatted(
                Words.seconds(part.scene().now().minus(ended)),
                inWords(answer),
                schedule.controls()),
        ids);
  }

  private Finding unmeasured(Optional<Duration> ended) {
    String watched =
        ended.map(at -> Words.seconds(part.scene().now().minus(at))).orElse("the whole time");
    return new Finding.Undecidable(
        Reason.BUDGET,
        "%s came within %s after the answer %s, and %s, so that says nothing."
            .formatted(
                again.isEmpty() ? "No second request" : "A second request",
                watched,
                inWords(answer),
                schedule.controls()));
  }

  private Finding repeated() {
    if (isPlainRepeated()) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          "DLV-08: what was answered with a plain 200 was delivered again as well, so it is not"
              + " this answer that matters.");
    }
    if (onlyResent) {
      return slight("The request was sent again at once, as HTTP clients do, and not later");
    }
    if (again.size() > 1) {
      return broken();
    }
    boolean twice = !schedule.secondGaps().isEmpty();
    if (!twice && isLikeARetry()) {
      return broken();
    }
    Optional<Duration> until =
        Optional.ofNullable(again.get(0).ended())
            .flatMap(at -> schedule.silentEnoughAfterRetry(part.armed(), at));
    return until.filter(at -> !isPast(at)).isPresent() && !part.isOver()
        ? new Finding.NotYet(until.get())
        : slight(
            "The request was sent once more, "
                + (twice ? "while failures were retried twice" : "unlike a retry"));
  }

  /** Whether the only repetition came about when a retry would have come. */
  private boolean isLikeARetry() {
    Duration came = gap;
    List<Duration> gaps = schedule.firstGaps().stream().map(Schedule.Gap::gap).sorted().toList();
    return came == null
        || gaps.isEmpty()
        || (came.multipliedBy(2).compareTo(gaps.get(0)) >= 0
            && came.compareTo(gaps.get(gaps.size() - 1).multipliedBy(2)) <= 0);
  }

  /** Whether what was answered with nothing but 200 was repeated, at half of those or more. */
  private boolean isPlainRepeated() {
    List<Armed> plain =
        part.company().stream()
            .filter(a -> !a.equals(part.armed()) && isPlain(a))
            .filter(a -> !Attempts.of(part.scene(), a).isEmpty())
            .toList();
    long repeated =
        plain.stream()
            .filter(
                a -> Attempts.of(part.scene(), a).stream().anyMatch(e -> !e.repeats().isEmpty()))
            .count();
    return !plain.isEmpty() && repeated * 2 >= plain.size();
  }

  private static boolean isPlain(Armed armed) {
    Reaction first = armed.answer(0);
    return first.equals(Reaction.status(200));
  }

  private Finding broken() {
    return Finding.broken(
        "A delivery that was answered %s was sent again; %s."
            .formatted(inWords(answer), schedule.controls()),
        "no second request: from 200 to 299 is success",
        found(),
        ids);
  }

  private Finding slight(String what) {
    return Finding.slight(
        "%s, after it had been answered %s.".formatted(what, inWords(answer)),
        "no second request",
        found(),
        ids);
  }

  private String found() {
    String count = again.size() == 1 ? "1 more request" : again.size() + " more requests";
    return gap == null ? count : count + ", the first after " + Words.seconds(gap);
  }

  /** The answer as a sentence says it: {@code 200 with a body of 65536 characters}. */
  private static String inWords(Reaction answer) {
    return answer.after().isZero()
        ? answer.inFull()
        : answer.inFull() + " after " + Words.seconds(answer.after());
  }
}
