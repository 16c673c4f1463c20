package dev.octoconformance.config;

/** A check that may disturb the target and therefore runs only when asked for. */
public enum OptIn {
  /** Many bookings at the same time against a target that is not on loopback. */
  BURST,
  /** The account is ours alone: everything on it may be deleted. */
  DISPOSABLE_ACCOUNT,
  /** Bookings that take real places. */
  LIVE_AVAILABILITY,
  /** Webhooks whose URLs point into private networks. */
  PRIVATE_ADDRESSES,
  /** A very large answer to a delivery. */
  HUGE_ANSWER;

  /** The word that names it in a configuration, such as {@code disposableAccount}. */
  public String word() {
    return Words.of(this);
  }
}
