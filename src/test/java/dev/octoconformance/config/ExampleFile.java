package dev.octoconformance.config;

import dev.octoconformance.config.ValueType.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration file with every key, each explained, that says no more than the defaults. */
public final class ExampleFile {
  /** Where the schema of configuration files is. */
  static final String SCHEMA = "https://octoconformance.dev/schemas/suite/config.schema.json";

  private static final Map<String, String> ABOUT =
      Map.of(
          "target", "The implementation under test.",
          "sink", "The receiver of the deliveries; give at most one of url and tunnel.",
          "booking", "What is booked to cause events; what is not given is discovered.",
          "booking.second", "What the second credentials book, where it is not the same.",
          "trigger.availability",
              "How an availability is changed: by one of command, http and manual.",
          "declared", "What the vendor declares; what is not given is measured or left undecided.",
          "limits", "How gently the target is treated.",
          "waits", "How long is waited; what the suite measures itself is not here.");

  private final List<String> lines = new ArrayList<>();

  private ExampleFile() {}

  /** The file. */
  public static String text() {
    ExampleFile file = new ExampleFile();
    file.write();
    return String.join("\n", file.lines) + "\n";
  }

  private void write() {
    lines.add("# yaml-language-server: $schema=" + SCHEMA);
    lines.add("#");
    lines.add("# Configuration of a run. Every key is optional; what is not commented out is the");
    lines.add("# default. An option of the command line is stronger than a system property");
    lines.add("# (-Docto.KEY=VALUE), that than an environment variable, and that than this file.");
    lines.add(
        "# Secrets are better kept out of it: as a variable, or as \"@FILE\", which reads the");
    lines.add("# file. Durations are written 1500ms, 2s, 5m or 1h.");
    List<String> opened = List.of();
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      List<String> path = List.of(key.name().split("\\."));
      List<String> sections = path.subList(0, path.size() - 1);
      open(opened, sections);
      opened = sections;
      write(key, path);
    }
  }

  private void open(List<String> before, List<String> now) {
    for (int depth = 0; depth < now.size(); depth++) {
      boolean same =
          depth < before.size() && before.subList(0, depth + 1).equals(now.subList(0, depth + 1));
      if (same) {
        continue;
      }
      String name = String.join(".", now.subList(0, depth + 1));
      if (depth == 0) {
        lines.add("");
      }
      String margin = "  ".repeat(depth);
      if (ABOUT.containsKey(name)) {
        lines.add(margin + "# " + ABOUT.get(name));
      }
      lines.add(mark(isLive(name)) + margin + now.get(depth) + ":");
    }
    if (now.isEmpty()) {
      lines.add("");
    }
  }

  private void write(ConfigKey<?> key, List<String> path) {
    String margin = "  ".repeat(path.size() - 1);
    String words = key.words().isEmpty() ? "" : " (" + String.join(", ", key.words()) + ")";
    lines.add(margin + "# " + key.description() + words + "; " + key.variables().get(0));
    lines.add(mark(isLive(key)) + margin + path.get(path.size() - 1) + ": " + value(key));
  }

  private static String mark(boolean live) {
    return live ? "" : "#";
  }

  /** A default belongs into the file where it needs no other key beside it. */
  private static boolean isLive(ConfigKey<?> key) {
    return key.standard() != null && !key.name().startsWith("trigger.");
  }

  private static boolean isLive(String section) {
    return ConfigKeys.all().anyMatch(key -> key.name().startsWith(section + ".") && isLive(key));
  }

  private static String value(ConfigKey<?> key) {
    String value = key.standard() == null ? examples().get(key) : key.standard();
    if (value == null) {
      throw new IllegalStateException(key.name() + " has no example");
    }
    boolean text = key.type().shape() == Shape.TEXT || key.type().shape() == Shape.TEXT_OR_YES_NO;
    boolean plain = !text || value.matches("[A-Za-z0-9./_-]+");
    return plain ? value : "'" + value.replace("'", "''") + "'";
  }

  /** What a key may look like that nobody needs to give. */
  private static Map<ConfigKey<?>, String> examples() {
    Map<ConfigKey<?>, String> examples = new HashMap<>();
    examples.put(ConfigKeys.TARGET_URL, "https://api.example.com/octo");
    examples.put(ConfigKeys.TARGET_TOKEN, "@token.txt");
    examples.put(ConfigKeys.TARGET_SECOND_TOKEN, "@second-token.txt");
    examples.put(ConfigKeys.TARGET_HEADERS, "{X-Env: test}");
    examples.put(ConfigKeys.WAIVERS, "waivers.yaml");
    examples.put(ConfigKeys.SINK_URL, "https://hooks.example.com");
    examples.put(ConfigKeys.SINK_TUNNEL, "cloudflared tunnel --url http://127.0.0.1:{port}");
    examples.put(ConfigKeys.SINK_KEYSTORE, "hooks.p12");
    examples.put(ConfigKeys.SINK_KEYSTORE_PASSWORD, "@keystore-password.txt");
    examples.put(ConfigKeys.BOOKING_PRODUCT_ID, "product-1");
    examples.put(ConfigKeys.BOOKING_OPTION_ID, "DEFAULT");
    examples.put(ConfigKeys.BOOKING_UNIT_ID, "adult");
    examples.put(ConfigKeys.BOOKING_AVAILABILITY_ID, "2030-01-31T10:00:00Z");
    examples.put(ConfigKeys.BOOKING_SECOND_PRODUCT_ID, "product-2");
    examples.put(ConfigKeys.BOOKING_SECOND_OPTION_ID, "DEFAULT");
    examples.put(ConfigKeys.BOOKING_SECOND_UNIT_ID, "adult");
    examples.put(ConfigKeys.BOOKING_SECOND_AVAILABILITY_ID, "2030-01-31T10:00:00Z");
    examples.put(ConfigKeys.TRIGGER_COMMAND, "./sell-out {availabilityId} {vacancies}");
    examples.put(ConfigKeys.TRIGGER_HTTP_URL, "https://api.example.com/test/{availabilityId}");
    examples.put(ConfigKeys.TRIGGER_HTTP_HEADERS, "{Content-Type: application/json}");
    examples.put(ConfigKeys.TRIGGER_HTTP_BODY, "{ \"vacancies\": {vacancies} }");
    examples.put(ConfigKeys.TRIGGER_MANUAL, "true");
    examples.put(ConfigKeys.FIRST_RETRY_MAX, "5m");
    examples.put(ConfigKeys.SECOND_RETRY_MAX, "15m");
    examples.put(ConfigKeys.THROTTLED_RETRY_MAX, "5m");
    examples.put(ConfigKeys.MAX_ATTEMPTS, "5");
    examples.put(ConfigKeys.SENDER_TIMEOUT, "10s");
    examples.put(ConfigKeys.AUTO_DISABLE_AFTER, "10");
    examples.put(ConfigKeys.MAX_WEBHOOKS, "50");
    examples.put(ConfigKeys.HTTPS_ONLY, "true");
    examples.put(ConfigKeys.DECLARED_DELETE_GRACE, "30s");
    examples.put(ConfigKeys.LANGUAGES, "[en, fr]");
    examples.put(ConfigKeys.EVENTS, "[booking_update, availability_update]");
    examples.put(ConfigKeys.SECOND_TOKEN_ISOLATED, "true");
    examples.put(ConfigKeys.SINK_REACHABLE, "true");
    examples.put(ConfigKeys.BOOKING_CHANGES_AVAILABILITY, "true");
    examples.put(ConfigKeys.BOOKINGS_UPDATABLE, "true");
    examples.put(ConfigKeys.LIMIT_REQUESTS_PER_SECOND, "10");
    return examples;
  }
}
