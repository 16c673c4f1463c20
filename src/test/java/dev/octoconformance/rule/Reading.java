package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;

/** Whether a booking that was confirmed, told, and then only read is delivered once more. */
final class Reading {
  private final Heard heard;
  private final Trigger read;
  private final String booking;

  private Reading(Heard heard, Trigger read, String booking) {
    this.heard = heard;
    this.read = read;
    this.booking = booking;
  }

  static Finding isSilent(Heard heard) {
    Optional<Trigger> read =
        heard.scene().trigger(Scene.READ, Action.READ).filter(Trigger::accepted);
    boolean confirmed =
        heard
            .scene()
            .triggers(Scene.READ)
            .anyMatch(t -> t.action() == Action.CONFIRM && t.accepted());
    if (read.isEmpty() || read.get().booking() == null || !confirmed) {
      return new Finding.Undecidable(
          Reason.TRIG, "There was no confirmed booking that could be read.");
    }
    return heard.scene().waveHeard()
        ? new Reading(heard, read.get(), read.get().booking()).finding()
        : heard.silence();
  }

  private Finding finding() {
    List<Delivery> told = since(heard.deliveries());
    if (told.isEmpty()) {
      return Finding.holds(
          "Nothing was delivered about a booking while it, its places and the products were read.",
          List.of(read.exchange()));
    }
    List<Delivery> before = before(heard.deliveries());
    if (before.isEmpty()) {
      return new Finding.Undecidable(
          Reason.BUDGET,
          "A delivery came after the booking was read, but it may be the late one of its"
              + " confirmation.");
    }
    List<Delivery> fresh =
        told.stream()
            .filter(d -> !d.text("status").equals("ON_HOLD"))
            .filter(d -> before.stream().noneMatch(earlier -> sameBody(earlier, d)))
            .toList();
    if (fresh.isEmpty() && !everybodyHeardAgain()) {
      return Finding.holds(
          "While the booking was read, only a delivery from before was repeated.",
          Told.evidence(read, told));
    }
    return Finding.broken(
        "A booking was only read, and it was delivered.",
        "no delivery",
        told.size() + " of them",
        Told.evidence(read, fresh.isEmpty() ? told : fresh));
  }

  /** Sending twice now and then is no consequence of reading; sending to everyone again is. */
  private boolean everybodyHeardAgain() {
    List<Armed> listening =
        heard
            .scene()
            .evidence()
            .armed()
            .filter(armed -> !before(heard.scene().deliveries(armed)).isEmpty())
            .toList();
    return listening.size() > 1
        && listening.stream().noneMatch(armed -> since(heard.scene().deliveries(armed)).isEmpty());
  }

  private List<Delivery> since(List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(d -> d.mentions(booking) && d.arrival().at().compareTo(read.at()) >= 0)
        .toList();
  }

  private List<Delivery> before(List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(d -> d.mentions(booking) && d.arrival().at().compareTo(read.at()) < 0)
        .toList();
  }

  private static boolean sameBody(Delivery left, Delivery right) {
    return left.arrival().body().equals(right.arrival().body());
  }
}
