package dev.octoconformance.campaign;

import java.util.Locale;

/** When in the campaign an arrangement is made. */
public enum Moment {
  /** Before the first event. */
  BEFORE_EVENTS,
  /** After the last event of the success wave, before anything fails. */
  BETWEEN_WAVES,
  /** When every arm of the failure wave had its first attempt, while the retries are pending. */
  DURING_RETRIES,
  /** After the last event of all, while everything is expected to stay quiet. */
  AFTER_EVENTS;

  /** The moment as a name says it. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
