package dev.octoconformance.trigger;

import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.target.Transport;
import java.time.Duration;

/** Finds the configured way to change an availability. */
public final class AvailabilityChanges {
  private static final Duration LONGEST_COMMAND = Duration.ofSeconds(60);
  private static final Duration LONGEST_QUESTION = Duration.ofMinutes(3);

  private AvailabilityChanges() {}

  /** The way that the configuration names. */
  public static AvailabilityChange of(
      AvailabilityTrigger trigger, Transport transport, Person person) {
    if (trigger instanceof AvailabilityTrigger.HttpCall call) {
      return new HttpChange(call, transport);
    }
    return trigger instanceof AvailabilityTrigger.Command command
        ? new CommandChange(command, LONGEST_COMMAND)
        : new ManualChange((AvailabilityTrigger.Manual) trigger, person, LONGEST_QUESTION);
  }
}
