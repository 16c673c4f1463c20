package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a booking that was confirmed, told, and then only read is delivered once more. One that
 * was delivered is read again later: what comes late of its confirmation comes once.
 */
final class Reading {
  private final Heard heard;
  private final Trigger read;
  private final Optional<Trigger> again;
  private final String booking;

  private Reading(Heard heard, List<Trigger> reads, String booking) {
    this.heard = heard;
    this.read = reads.get(0);
    this.again = reads.stream().skip(1).findFirst();
    this.booking = booking;
  }

  static Finding isSilent(Heard heard) {
    List<Trigger> reads = accepted(heard.scene(), Action.READ);
    String booking = reads.isEmpty() ? null : reads.get(0).booking();
    if (booking == null || accepted(heard.scene(), Action.CONFIRM).isEmpty()) {
      return new Finding.Undecidable(
          Reason.TRIG, "There was no confirmed booking that could be read.");
    }
    return heard.scene().waveHeard()
        ? new Reading(heard, reads, booking).finding()
        : heard.silence();
  }

  private static List<Trigger> accepted(Scene scene, Action action) {
    return scene.triggers(Scene.READ).filter(t -> t.action() == action && t.accepted()).toList();
  }

  private Finding finding() {
    List<Delivery> told = new ArrayList<>(since(read, heard.deliveries()));
    again.ifPresent(last -> told.addAll(since(last, heard.deliveries())));
    if (told.isEmpty()) {
      return Finding.holds(
          "Nothing was delivered about a booking while it, its places and the products were read.",
          List.of(read.exchange()));
    }
    boolean silentAgain =
        again.filter(last -> since(last, heard.deliveries()).isEmpty()).isPresent();
    if (before(read, heard.deliveries()).isEmpty() && !silentAgain) {
      return new Finding.Undecidable(
          Reason.BUDGET,
          "A delivery came after the booking was read, but it may be the late one of its"
              + " confirmation.");
    }
    boolean first = isTold(read);
    boolean second = again.filter(this::isTold).isPresent();
    if (!first && !second) {
      return Finding.holds(
          "While the booking was read, only a delivery from before was repeated.",
          Told.evidence(read, told));
    }
    if (first && second) {
      return Finding.broken(
          "A booking was only read, twice, and each time it was delivered.",
          "no delivery",
          told.size() + " of them",
          Told.evidence(read, told));
    }
    if (second || again.isEmpty()) {
      return new Finding.Undecidable(
          Reason.BUDGET,
          "A delivery came some time after the booking was last read: it may be a late one of its"
              + " confirmation.");
    }
    return Finding.holds(
        "A delivery came after the booking was read, and none when it was read again: it was a"
            + " late one.",
        Told.evidence(read, told));
  }

  /** Whether something new came after that reading, or the same to everybody. */
  private boolean isTold(Trigger reading) {
    List<Delivery> before = before(reading, heard.deliveries());
    return since(reading, heard.deliveries()).stream()
            .filter(d -> !d.text("status").equals("ON_HOLD"))
            .anyMatch(d -> before.stream().noneMatch(earlier -> sameBody(earlier, d)))
        || mostHeardAgain(reading);
  }

  /** Sending twice now and then is no consequence of reading; sending to most again is. */
  private boolean mostHeardAgain(Trigger reading) {
    Scene scene = heard.scene();
    List<Armed> listening =
        scene
            .evidence()
            .armed()
            .filter(armed -> !before(reading, scene.deliveries(armed)).isEmpty())
            .toList();
    long again =
        listening.stream()
            .filter(armed -> !since(reading, scene.deliveries(armed)).isEmpty())
            .count();
    return again > 1 && again * 2 > listening.size();
  }

  /** What came of the booking between that reading and the next. */
  private List<Delivery> since(Trigger reading, List<Delivery> deliveries) {
    Optional<Trigger> next = again.filter(last -> !last.equals(reading));
    return deliveries.stream()
        .filter(d -> d.mentions(booking) && d.arrival().at().compareTo(reading.at()) >= 0)
        .filter(d -> next.filter(last -> d.arrival().at().compareTo(last.at()) >= 0).isEmpty())
        .toList();
  }

  private List<Delivery> before(Trigger reading, List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(d -> d.mentions(booking) && d.arrival().at().compareTo(reading.at()) < 0)
        .toList();
  }

  private static boolean sameBody(Delivery left, Delivery right) {
    return left.arrival().body().equals(right.arrival().body());
  }
}
