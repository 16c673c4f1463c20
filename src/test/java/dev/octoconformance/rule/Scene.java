package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.schema.Schemas;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * All that a rule may look at.
 *
 * @param evidence the journal as it is now
 * @param arm the arm to judge, such as {@code DLV-01/first}
 * @param now the time since the start of the run
 * @param terms what holds for the whole run
 */
public record Scene(Evidence evidence, String arm, Duration now, Terms terms) {

  /** The milestone after which nothing is expected of the success wave any more. */
  public static final String WAVE_A_OVER = "wave A is over";

  /** The milestone that tells why no event could be caused. */
  public static final String WAVE_FAILED = "the wave failed";

  /** The milestone that tells that the target allows no more webhooks. */
  public static final String LIMIT_REACHED = "no more webhooks are allowed";

  /**
   * The milestone that tells that an arrangement could not be made; its detail begins with the
   * requirement's id.
   */
  public static final String NOT_ARRANGED = "not arranged";

  /** The milestone that tells why the target allows no such arm; its detail begins with the arm. */
  public static final String LEFT_OUT = "left out";

  /**
   * What stands between the name of an arm with many ingredients and the one of them that another
   * webhook has alone.
   */
  public static final String ALONE = " alone: ";

  /**
   * The milestone that tells that the target refused a strange text of a booking and took a plain
   * one; its detail begins with the field.
   */
  public static final String PLAIN_TEXTS = "plain texts";

  /**
   * The wave whose bookings were confirmed before any webhook existed and are never touched again.
   */
  public static final String OLDER = "older";

  /** The wave whose booking is only read. */
  public static final String READ = "read";

  /** The wave whose booking is updated three times in a row. */
  public static final String QUICK = "quick updates";

  /** The wave whose booking is cancelled while it is still on hold. */
  public static final String RELEASED = "released hold";

  /** The wave in which every delivery is answered with 200. */
  public static final String A = "A";

  /**
   * The failure wave: its booking is confirmed once and never touched again. When not all arms may
   * be alive at once, further ones follow, called {@code B2}, {@code B3}, …
   */
  public static final String B = "B";

  /**
   * The wave that follows each failure wave, while that is being retried: {@code C}, {@code C2}.
   */
  public static final String C = "C";

  /**
   * The wave in which the update of the booking fails that follows a failure wave; further ones are
   * called {@code update2}, …
   */
  public static final String UPDATE = "update";

  /** The same for its cancellation. */
  public static final String CANCELLATION = "cancellation";

  /** The waves whose webhooks fail, as rows name them. */
  public static final List<String> FAILING = List.of(B, C, UPDATE, CANCELLATION);

  /** The failure wave with fresh arms for what was missed in an earlier one. */
  public static final String AGAIN = "again";

  /** The waves of many bookings at once. */
  public static final String BURST = "burst";

  /** The wave in which ten receivers are slow. */
  public static final String SLOW = "slow";

  /** The wave of the webhooks that show certificates. */
  public static final String CERTIFICATES = "certificates";

  /** What the name of an arm ends with that is registered again for a confirmation. */
  public static final String ONCE_MORE = " again";

  /** The milestone after which nothing is expected of a wave any more; its detail is the wave. */
  public static final String OVER = "wave is over";

  /**
   * The milestone after which no wave follows any more: what was missed was confirmed, or there was
   * nothing to confirm.
   */
  public static final String ALL_OVER = "all waves are over";

  /**
   * The milestone that tells how quickly the sink answers under strain; its detail is the slowest
   * answer, as an ISO-8601 duration.
   */
  public static final String SINK_STRAINED = "the sink was put under strain";

  /**
   * The milestone that tells that the target takes no webhook for the sink, but for other places;
   * its detail is the sentence that says so.
   */
  public static final String SINK_REFUSED = "no webhook for the sink";

  /** The milestone that tells what the failure wave measured; its detail says it. */
  public static final String MEASURED = "measured";

  /** The milestone that tells that a webhook was deleted; its detail is the arm. */
  public static final String DELETED = "deleted";

  /** The milestone that tells that a refused port was opened; its detail is the arm. */
  public static final String PORT_OPENED = "port opened";

  /**
   * The milestone that tells that a refused port is another program's now; its detail is the arm, a
   * colon and why.
   */
  public static final String PORT_LOST = "port lost";

  /**
   * The milestone that tells that the sink of bytes cannot be reached from the target; its detail
   * says why.
   */
  public static final String NO_BYTES = "no sink of bytes";

  /** The wave of the second credentials: their webhooks and their booking. */
  public static final String SECOND = "second";

  /**
   * The milestone that tells that the second credentials could not book anything; its detail is a
   * clause that says what stopped it.
   */
  public static final String SECOND_UNBOOKED = "the second credentials could not book";

  /** The wave in which an availability changes. */
  public static final String AVAILABILITY = "availability";

  /** The wave of the booking that takes the last places. */
  public static final String LAST_PLACES = "last places";

  /**
   * The milestone that tells how an availability is changed; its detail is empty when there is no
   * way.
   */
  public static final String AVAILABILITY_TRIGGER = "availability trigger";

  /** The milestone that tells that an availability could not be changed; its detail says why. */
  public static final String NOT_CHANGED = "the availability was not changed";

  /**
   * The milestone that tells in which languages texts were found to differ: the guest's and another
   * one; its detail is empty when there is only one.
   */
  public static final String LANGUAGES = "languages";

  /**
   * What holds for the whole run.
   *
   * @param sinkReachable whether the target is known to reach the sink even if nothing ever arrived
   * @param schemas what deliveries are measured with
   * @param timing what times are judged by
   * @param reader reads what arrived
   */
  public record Terms(boolean sinkReachable, Schemas schemas, Timing timing, Reader reader) {
    public Terms(boolean sinkReachable, Schemas schemas, Timing timing) {
      this(sinkReachable, schemas, timing, new Reader());
    }
  }

  /** Why the port of an arm that refused never welcomes anybody; empty as long as it may. */
  Optional<String> portLost(Armed armed) {
    String whose = armed.arm() + ": ";
    return evidence.notes(PORT_LOST).stream()
        .map(Note::detail)
        .filter(detail -> detail.startsWith(whose))
        .map(detail -> detail.substring(whose.length()))
        .findFirst();
  }

  /** Whether the suite itself stood still for long between these times. */
  boolean stoodStill(Duration from, Duration to) {
    return Standstills.of(this).blur(from, to);
  }

  /** The wave whose booking is confirmed while this failure wave is retried: {@code B2}'s is C2. */
  public static String following(String wave) {
    return wave.startsWith(B)
        ? C + wave.substring(B.length())
        : wave.equals(AGAIN) ? C + " " + AGAIN : "";
  }

  /** The failure wave during whose retries this wave happens: {@code C2} happens during B2. */
  public static String preceding(String wave) {
    return wave.startsWith(C) ? B + wave.substring(C.length()) : "";
  }

  /** The wave of this kind during a failure wave: {@code update2} happens during B2. */
  public static String during(String kind, String failing) {
    return kind + (failing.equals(AGAIN) ? " " + AGAIN : failing.substring(B.length()));
  }

  /** Whether an update or a cancellation fails in this wave, and no confirmation. */
  public static boolean isLaterEvent(String wave) {
    return wave.startsWith(UPDATE) || wave.startsWith(CANCELLATION);
  }

  /** The failure wave by which the retries of a wave are measured, which may be itself. */
  static String measuring(String wave) {
    if (!isLaterEvent(wave)) {
      return wave;
    }
    String number = wave.substring(kind(wave).length()).strip();
    return number.equals(AGAIN) ? AGAIN : B + number;
  }

  private static String kind(String wave) {
    return wave.startsWith(UPDATE) ? UPDATE : CANCELLATION;
  }

  /** What fails in a wave, in words: {@code of an update}; empty for a confirmation. */
  static String failing(String wave) {
    return !isLaterEvent(wave)
        ? ""
        : kind(wave).equals(UPDATE) ? " of an update" : " of a cancellation";
  }

  /** The call that makes the event happen which fails in this wave; empty before it. */
  Optional<Trigger> cause(String wave) {
    if (!isLaterEvent(wave)) {
      return trigger(wave, Action.CONFIRM);
    }
    return trigger(
        following(measuring(wave)),
        kind(wave).equals(UPDATE) ? Action.UPDATE_NOTES : Action.CANCEL);
  }

  /** The first trigger of this wave and action; empty as long as it has not happened. */
  public Optional<Trigger> trigger(String wave, Action action) {
    return triggers(wave).filter(t -> t.action() == action).findFirst();
  }

  /** The triggers of a wave, in order. */
  public Stream<Trigger> triggers(String wave) {
    return evidence.triggers(wave).stream();
  }

  /** The uuids of the bookings of a wave. */
  public Set<String> bookings(String wave) {
    return triggers(wave).map(Trigger::booking).filter(b -> b != null).collect(Collectors.toSet());
  }

  /** Every delivery to an arm, probes and foreign ones included, oldest first. */
  public List<Delivery> deliveries(Armed armed) {
    return evidence.arrivals(armed).stream().map(terms.reader()::read).toList();
  }

  /** The longest time from the confirmation to the first delivery at any arm; zero without any. */
  public Duration slowestFirstDelivery() {
    return firstDeliveries().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /**
   * Whether any webhook heard of the success wave, so that the silence of another says something.
   */
  public boolean waveHeard() {
    return !firstDeliveries().isEmpty();
  }

  /**
   * For every arm that was there at the confirmation and heard of the success wave since, the time
   * from the confirmation to that.
   */
  public List<Duration> firstDeliveries() {
    return firstDeliveries(evidence, terms.reader());
  }

  /** The same of the whole of this evidence. */
  public static List<Duration> firstDeliveries(Evidence evidence) {
    return firstDeliveries(evidence, new Reader());
  }

  private static List<Duration> firstDeliveries(Evidence evidence, Reader reader) {
    return evidence
        .triggers()
        .filter(t -> t.wave().equals(A) && t.action() == Action.CONFIRM && t.booking() != null)
        .findFirst()
        .map(confirm -> firstDeliveries(evidence, reader, confirm))
        .orElse(List.of());
  }

  /** Whether a delivery shows the confirmation; one without a readable booking may. */
  private static boolean tells(Delivery delivery, String uuid, Trigger confirm) {
    return delivery.mentions(uuid)
        && (delivery.booking().isEmpty() || Change.shows(delivery, confirm));
  }

  private static List<Duration> firstDeliveries(Evidence evidence, Reader reader, Trigger confirm) {
    String uuid = String.valueOf(confirm.booking());
    return evidence
        .armed()
        .filter(armed -> armed.at().compareTo(confirm.at()) <= 0)
        .flatMap(
            armed ->
                evidence.arrivals(armed).stream()
                    .filter(d -> d.at().compareTo(confirm.at()) >= 0)
                    .map(reader::read)
                    .filter(d -> tells(d, uuid, confirm))
                    .map(Delivery::arrival)
                    .map(d -> Pending.after(evidence, confirm, d.at()))
                    .limit(1))
        .toList();
  }

  /** What {@code GET /bookings/{uuid}} showed of this booking, oldest first. */
  public Stream<JsonNode> readings(String uuid) {
    return readings(uuid, Duration.ZERO);
  }

  /** What {@code GET /bookings/{uuid}} showed of the trigger's booking after it, oldest first. */
  public Stream<JsonNode> readings(Trigger trigger) {
    return readings(String.valueOf(trigger.booking()), trigger.done());
  }

  /** What {@code GET /bookings/{uuid}} showed of this booking from then on, oldest first. */
  public Stream<JsonNode> readings(String uuid, Duration from) {
    return evidence
        .exchanges()
        .filter(x -> x.at().compareTo(from) >= 0)
        .filter(x -> x.request().method().equals("GET") && x.succeeded())
        .filter(x -> x.request().url().endsWith("/bookings/" + uuid))
        .map(x -> Delivery.json(java.util.Objects.requireNonNull(x.answer()).body().text()));
  }

  /** The uuids of every booking that we made. */
  public Set<String> ours() {
    return evidence
        .triggers()
        .map(Trigger::booking)
        .filter(booking -> booking != null)
        .collect(Collectors.toSet());
  }

  /** Whether any webhook heard of any booking of ours. */
  public boolean anythingHeard() {
    Set<String> ours = ours();
    return evidence
        .armed()
        .flatMap(armed -> deliveries(armed).stream())
        .anyMatch(d -> ours.stream().anyMatch(d::mentions));
  }
}
