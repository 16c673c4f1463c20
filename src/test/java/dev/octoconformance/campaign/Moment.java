package dev.octoconformance.campaign;

/** When in the campaign an arrangement is made. */
public enum Moment {
  /** Before the first event. */
  BEFORE_EVENTS,
  /** After the last event of the success wave, before anything fails. */
  BETWEEN_WAVES,
  /** When every arm of the failure wave had its first attempt, while the retries are pending. */
  DURING_RETRIES,
  /** After the last event of the success wave, while everything is expected to stay quiet. */
  AFTER_EVENTS
}
