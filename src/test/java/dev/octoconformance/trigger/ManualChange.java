package dev.octoconformance.trigger;

import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Placeholders;
import java.time.Duration;
import java.util.Map;

/** A person who is asked to change an availability. */
final class ManualChange implements AvailabilityChange {
  private final AvailabilityTrigger.Manual manual;
  private final Person person;
  private final Duration longest;

  ManualChange(AvailabilityTrigger.Manual manual, Person person, Duration longest) {
    this.manual = manual;
    this.person = person;
    this.longest = longest;
  }

  @Override
  public String inWords() {
    return "a person (trigger.availability.manual)";
  }

  @Override
  public boolean setsVacancies() {
    return false;
  }

  @Override
  public Outcome change(Map<String, String> values) {
    return switch (person.asks(Placeholders.fill(manual.prompt(), values), longest)) {
      case DONE -> new Outcome(true, "somebody said that it is done", null);
      case SILENT ->
          new Outcome(
              false,
              "nobody said within %d s that it is done".formatted(longest.toSeconds()),
              null);
      case ABSENT ->
          new Outcome(false, "there is no terminal at which somebody could be asked", null);
    };
  }
}
