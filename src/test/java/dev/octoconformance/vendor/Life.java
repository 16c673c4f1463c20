package dev.octoconformance.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a booking stands, and since when. */
record Life(
    BookingStatus status,
    Instant updatedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant confirmedAt,
    @Nullable Cancellation cancellation) {

  /** Why and when a booking was cancelled. */
  record Cancellation(String refund, @Nullable String reason, Instant cancelledAt) {
    JsonObject shown() {
      return JsonObject.empty()
          .with("refund", refund)
          .with("reason", reason)
          .with("utcCancelledAt", cancelledAt.toString());
    }
  }

  static Life onHold(Instant now, Instant expiresAt) {
    return new Life(BookingStatus.ON_HOLD, now, expiresAt, null, null);
  }

  Life pending(Instant now) {
    return new Life(BookingStatus.PENDING, now, null, null, null);
  }

  Life confirmed(Instant now) {
    return new Life(BookingStatus.CONFIRMED, now, null, now, null);
  }

  Life cancelled(Instant now, @Nullable String reason) {
    return new Life(
        BookingStatus.CANCELLED, now, null, confirmedAt, new Cancellation("FULL", reason, now));
  }

  Life expired(Instant now) {
    return new Life(BookingStatus.EXPIRED, now, expiresAt, null, null);
  }

  Life updated(Instant now) {
    return new Life(status, now, expiresAt, confirmedAt, cancellation);
  }

  Life extended(Instant now, Instant newExpiresAt) {
    return new Life(status, now, newExpiresAt, confirmedAt, cancellation);
  }
}
