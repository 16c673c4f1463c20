package dev.octoconformance.trigger;

import dev.octoconformance.config.BookingChoice;
import dev.octoconformance.target.Bookings;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.EnvironmentFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds something at the target that can be reserved, confirmed and, if possible, cancelled at
 * once, by doing so.
 */
public final class BookingFlow {
  private static final int MOST_TRIALS = 6;

  /** What the configuration wants to be booked; each part that is null is discovered. */
  public record Wishes(
      @Nullable String productId,
      @Nullable String optionId,
      @Nullable String unitId,
      @Nullable String availabilityId) {

    /** What the configuration says. */
    public static Wishes of(BookingChoice choice) {
      return new Wishes(
          choice.productId(), choice.optionId(), choice.unitId(), choice.availabilityId());
    }

    /** Whether nothing is wished for. */
    public boolean areNone() {
      return productId == null && optionId == null && unitId == null && availabilityId == null;
    }

    boolean allow(@Nullable String wish, String id) {
      return wish == null || wish.equals(id);
    }
  }

  /** What a trial booking was good for, and what stopped it short of the best. */
  private record Trial(Worth worth, String obstacle) {}

  /** The best first. */
  private enum Worth {
    CANCELLED,
    CONFIRMED,
    /** Its confirmation was still pending when it had been waited for. */
    PENDING,
    /** It could be reserved; no more was tried, since it cannot be cancelled. */
    FOR_GOOD,
    NOTHING
  }

  private final Target target;
  private final Wishes wishes;
  private final LocalDate today;

  /** A search at this target for what is wished, from tomorrow on. */
  public BookingFlow(Target target, Wishes wishes, LocalDate today) {
    this.target = target;
    this.wishes = wishes;
    this.today = today;
  }

  /**
   * What is found by reading alone, the least awkward first.
   *
   * @param found what could be booked; null when there is nothing
   * @param obstacle why there is nothing, as a clause
   */
  public record Look(@Nullable Bookable found, String obstacle) {}

  /** Looks for something to book and books nothing. */
  public Look look() {
    Candidates candidates = new Candidates(target, wishes, today, target.bookings().products());
    return candidates.hasNext()
        ? new Look(candidates.next(), "")
        : new Look(null, last(candidates.obstacles()));
  }

  /** What is offered and wished for, the least awkward first; it is looked up one by one. */
  public Iterator<Bookable> candidates() {
    return new Candidates(target, wishes, today, target.bookings().products());
  }

  /**
   * The first candidate whose trial booking could be confirmed and cancelled; if none could be
   * cancelled, the first that could be confirmed; if none could, the first whose confirmation was
   * still pending when it had been waited for, or that may be confirmed for good.
   *
   * @throws EnvironmentFault if there is neither; the sentence says what stopped the last one
   */
  public Bookable discover() {
    return discover(target.bookings().products());
  }

  /** The same where the products were asked for already, and answered like this. */
  public Bookable discover(Reply products) {
    Candidates candidates = new Candidates(target, wishes, today, products);
    List<String> refusals = new ArrayList<>();
    Map<Worth, Bookable> others = new EnumMap<>(Worth.class);
    for (int trials = 0; trials < MOST_TRIALS && candidates.hasNext(); trials++) {
      Bookable candidate = candidates.next();
      Trial trial = trial(candidate);
      if (trial.worth() == Worth.CANCELLED) {
        return candidate;
      }
      refusals.add(trial.obstacle());
      others.putIfAbsent(trial.worth(), candidate);
    }
    others.remove(Worth.NOTHING);
    if (!others.isEmpty()) {
      return others.values().iterator().next();
    }
    throw new EnvironmentFault(
        "No event can be caused: no product could be reserved and confirmed ("
            + last(refusals.isEmpty() ? candidates.obstacles() : refusals)
            + "). Name one with booking.productId, booking.optionId, booking.unitId and booking.availabilityId.");
  }

  private static String last(List<String> obstacles) {
    return obstacles.isEmpty() ? "nothing is offered" : obstacles.get(obstacles.size() - 1);
  }

  private Trial trial(Bookable what) {
    Bookings bookings = target.bookings();
    Reply reserved = bookings.reserve(what);
    Optional<String> uuid = uuid(reserved);
    if (!reserved.succeeded() || uuid.isEmpty()) {
      return new Trial(Worth.NOTHING, told("reserving", what, reserved));
    }
    if (field(reserved, "cancellable").equals("false")) {
      Reply released = bookings.cancel(uuid.get());
      return new Trial(Worth.FOR_GOOD, told("releasing the hold of", what, released));
    }
    Reply confirmed =
        bookings.decision(uuid.get(), bookings.confirm(uuid.get(), "Conformance Trial")).shown();
    String status = field(confirmed, "status");
    Reply cancelled = bookings.cancel(uuid.get());
    if (!confirmed.succeeded() || !status.equals("CONFIRMED")) {
      return new Trial(
          status.equals("PENDING") && !isOnRequest(reserved) ? Worth.PENDING : Worth.NOTHING,
          told("confirming", what, confirmed) + (status.isEmpty() ? "" : " with status " + status));
    }
    return cancelled.succeeded() && !field(confirmed, "cancellable").equals("false")
        ? new Trial(Worth.CANCELLED, "")
        : new Trial(Worth.CONFIRMED, told("cancelling", what, cancelled));
  }

  /** Whether it is of a product of which somebody decides whenever it is booked. */
  private static boolean isOnRequest(Reply reserved) {
    return reserved
        .json()
        .map(booking -> booking.path("product").path("instantConfirmation"))
        .filter(instant -> instant.isBoolean() && !instant.asBoolean())
        .isPresent();
  }

  private static String told(String doing, Bookable what, Reply reply) {
    return doing + " product " + what.productId() + " was answered " + reply.inWords();
  }

  private static String field(Reply reply, String name) {
    return reply.json().map(b -> b.path(name).asString("")).orElse("");
  }

  /** The uuid of the booking that an answer shows; empty when it shows none. */
  public static Optional<String> uuid(Reply reply) {
    return reply
        .json()
        .map(b -> b.path("uuid").asStringOpt().orElse(""))
        .filter(uuid -> !uuid.isEmpty());
  }
}
