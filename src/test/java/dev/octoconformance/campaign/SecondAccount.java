package dev.octoconformance.campaign;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.trigger.BookingFlow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;

/**
 * The account of the second credentials, which may be sold other products than the first one: what
 * that one books is tried first, unless something is named, and then what is offered here.
 */
final class SecondAccount {
  private static final int MOST_TRIALS = 4;

  private final Stage stage;
  private final Target target;

  SecondAccount(Stage stage) {
    this.stage = stage;
    this.target = stage.plan().target().asSecondReseller();
  }

  /** Confirms a booking for a guest of this name; empty, and written down why, if none could be. */
  Optional<Trigger> confirm(String guest) {
    BookingFlow.Wishes wishes = stage.plan().wishesOfSecond();
    if (wishes.areNone()) {
      Optional<Trigger> confirm = confirm(stage.plan().bookable(), guest);
      if (confirm.isPresent()) {
        return confirm;
      }
    }
    Iterator<Bookable> offered =
        new BookingFlow(target.in("wave " + Scene.SECOND), wishes, LocalDate.now(ZoneOffset.UTC))
            .candidates();
    for (int trial = 0; trial < MOST_TRIALS && offered.hasNext(); trial++) {
      Optional<Trigger> confirm = confirm(offered.next(), guest);
      if (confirm.isPresent()) {
        return confirm;
      }
    }
    stage.journal().note(Scene.SECOND_UNBOOKED, lastRefusal());
    return Optional.empty();
  }

  private Optional<Trigger> confirm(Bookable what, String guest) {
    return stage
        .reserve(target, Scene.SECOND, what)
        .map(booking -> booking.confirm(guest))
        .filter(Trigger::accepted);
  }

  private String lastRefusal() {
    return stage
        .scene()
        .triggers(Scene.SECOND)
        .filter(trigger -> !trigger.accepted())
        .reduce((earlier, later) -> later)
        .map(trigger -> stage.evidence().exchange(trigger.exchange()))
        .map(SecondAccount::inWords)
        .orElse("nothing is offered to them");
  }

  private static String inWords(Exchange exchange) {
    Reply reply = new Reply(exchange);
    return reply.asked() + " was answered " + reply.inWords();
  }
}
