package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How a pause before a retry is spread. */
public enum Jitter {
  NONE,
  /** 80 % to 120 % of the pause. */
  TWENTY_PERCENT,
  /** Anything from nothing to the whole pause. */
  FULL;

  Duration spread(Duration pause) {
    double random = ThreadLocalRandom.current().nextDouble();
    double share =
        switch (this) {
          case NONE -> 1;
          case TWENTY_PERCENT -> 0.8 + 0.4 * random;
          case FULL -> random;
        };
    return Duration.ofNanos((long) (pause.toNanos() * share));
  }
}
