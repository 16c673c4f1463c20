package dev.octoconformance.campaign;

/** When in the campaign an arrangement is made. */
public enum Moment {
  /** Before the first event. */
  BEFORE_EVENTS,
  /** After the last event of the success wave, while everything is expected to stay quiet. */
  AFTER_EVENTS
}
