package dev.octoconformance.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks the one configured way to change an availability. */
final class TriggerChoice {
  private static final String SECTION = "trigger.availability";
  private static final List<ConfigKey<?>> OF_HTTP =
      List.of(
          ConfigKeys.TRIGGER_HTTP_METHOD,
          ConfigKeys.TRIGGER_HTTP_HEADERS,
          ConfigKeys.TRIGGER_HTTP_BODY);

  private TriggerChoice() {}

  /** The configured trigger, or null when there is none. */
  static @Nullable AvailabilityTrigger read(Reading reading) {
    String command = reading.get(ConfigKeys.TRIGGER_COMMAND);
    String url = reading.get(ConfigKeys.TRIGGER_HTTP_URL);
    String manual = reading.get(ConfigKeys.TRIGGER_MANUAL);
    List<ConfigKey<?>> chosen = new ArrayList<>();
    for (ConfigKey<?> key :
        List.of(
            ConfigKeys.TRIGGER_COMMAND, ConfigKeys.TRIGGER_HTTP_URL, ConfigKeys.TRIGGER_MANUAL)) {
      if (reading.gives(key)) {
        chosen.add(key);
      }
    }
    if (chosen.size() > 1) {
      reading.problem(
          reading.place(chosen.get(1))
              + ": "
              + SECTION
              + " is given in several ways ("
              + String.join(", ", chosen.stream().map(ConfigKey::name).toList())
              + "). Keep one.");
    }
    String method = reading.need(ConfigKeys.TRIGGER_HTTP_METHOD);
    Map<String, Secret> headers = reading.get(ConfigKeys.TRIGGER_HTTP_HEADERS);
    String body = reading.get(ConfigKeys.TRIGGER_HTTP_BODY);
    if (url != null) {
      return new AvailabilityTrigger.HttpCall(
          method, url, headers == null ? Map.of() : headers, body);
    }
    if (!reading.gives(ConfigKeys.TRIGGER_HTTP_URL)) {
      OF_HTTP.stream()
          .filter(reading::gives)
          .findFirst()
          .ifPresent(
              key ->
                  reading.problem(
                      reading.place(key)
                          + ": "
                          + key.name()
                          + " has no request to belong to. Add "
                          + ConfigKeys.TRIGGER_HTTP_URL.name()
                          + "."));
    }
    if (command != null) {
      return new AvailabilityTrigger.Command(command);
    }
    return manual == null ? null : new AvailabilityTrigger.Manual(manual);
  }
}
