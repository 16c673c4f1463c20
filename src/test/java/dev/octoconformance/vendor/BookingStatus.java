package dev.octoconformance.vendor;

/** OCTO's BookingStatus, as far as this vendor uses it. */
enum BookingStatus {
  ON_HOLD,
  PENDING,
  CONFIRMED,
  CANCELLED,
  EXPIRED;

  /** True while the booking occupies places. */
  boolean isLive() {
    return this != CANCELLED && this != EXPIRED;
  }
}
