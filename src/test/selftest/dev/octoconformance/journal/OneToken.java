package dev.octoconformance.journal;

import java.time.Duration;
import java.util.List;

/** A journal of webhooks that share one URL, and of what arrives there; it has no time. */
public final class OneToken {
  private static final String TOKEN = "tok";

  private final Journal journal = Journal.timedBy(() -> Duration.ZERO);

  /** An arm of this wave, whose webhook came of this creation. */
  public Armed armed(String arm, String wave, String creation) {
    return journal.add(
        Journal.Kind.ARMED,
        id ->
            new Armed(
                id,
                Duration.ZERO,
                arm,
                TOKEN,
                "http://sink.example/" + TOKEN,
                "booking_update",
                creation,
                "hook",
                wave,
                false,
                List.of()));
  }

  /** Something happens to a booking in this wave. */
  public Trigger happens(String wave, Action action, String booking) {
    return journal.add(
        Journal.Kind.TRIGGER,
        id ->
            new Trigger(id, Duration.ZERO, Duration.ZERO, wave, action, booking, null, "x2", true));
  }

  /** A delivery with this body. */
  public Arrival arrives(String body) {
    return journal.add(
        Journal.Kind.ARRIVAL,
        id ->
            new Arrival(
                id,
                Duration.ZERO,
                TOKEN,
                "POST",
                "/" + TOKEN,
                List.of(),
                new Body(body, true, false),
                200,
                null));
  }

  /** All that happened. */
  public Evidence evidence() {
    return journal.evidence();
  }
}
