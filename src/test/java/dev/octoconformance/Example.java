package dev.octoconformance;

import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An exchange such as a requirement is about, as HTTP text; long values are cut.
 *
 * @param profile whose paths and capability it shows
 * @param row whose inputs it is made of
 */
record Example(Profile profile, Requirement row) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SINK = "https://sink.example.com/w0123456789abcdefghijklmno";
  private static final int LONGEST = 400;

  /** The lines, without the ends of lines. */
  List<String> lines() {
    if (!row.arms().isEmpty()) {
      return created(row.arms().get(0));
    }
    return row.cases().isEmpty() ? request(plain()) : asked(row.cases().get(0));
  }

  private List<String> created(ArmSpec arm) {
    List<String> lines =
        request(arm.text() == null ? body(arm.body()) : placed(arm.text()), arm.capabilities());
    if (!arm.answers().isEmpty()) {
      lines.add("");
      lines.add(
          "and of the event that follows, the receiver answers the deliveries with "
              + arm.answers().stream().map(a -> a.words()).collect(Collectors.joining(", then ")));
    }
    return lines;
  }

  private List<String> asked(Case input) {
    if (input.has("text")) {
      return request(placed(input.text("text")));
    }
    if (input.has("raw")) {
      return request(placed(input.value("raw").asString("")));
    }
    if (input.has("body")) {
      return request(placed(input.value("body").toString()));
    }
    String operation = input.has("operation") ? input.text("operation") : "create";
    return switch (operation.toLowerCase(Locale.ROOT)) {
      case "list" -> head("GET", path(), List.of());
      case "delete" -> head("DELETE", path() + "/{id}", List.of());
      default -> request(withFields(input));
    };
  }

  private String withFields(Case input) {
    ObjectNode body = JSON.createObjectNode().put("event", "booking_update").put("url", SINK);
    for (String field :
        List.of("event", "retryOnError", "useContactLanguage", "headers", "id", "url")) {
      if (input.has(field)) {
        body.set(field, input.value(field));
      }
    }
    return placed(body.toString());
  }

  private static String plain() {
    return body(JSON.createObjectNode().put("event", "booking_update"));
  }

  private static String body(ObjectNode fields) {
    ObjectNode body = JSON.createObjectNode();
    JsonNode event = fields.get("event");
    if (event != null) {
      body.set("event", event);
    }
    body.put("url", SINK);
    body.setAll(fields);
    return placed(body.toString());
  }

  private static String placed(String text) {
    return text.replace("{url}", SINK);
  }

  private List<String> request(String body) {
    return request(body, List.of());
  }

  private List<String> request(String body, List<String> capabilities) {
    List<String> lines = head("POST", path(), capabilities);
    lines.add("Content-Type: application/json");
    lines.add("");
    lines.add(body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "…");
    return lines;
  }

  private List<String> head(String method, String path, List<String> more) {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + path + " HTTP/1.1");
    lines.add("Authorization: Bearer …");
    List<String> capabilities = new ArrayList<>();
    if (profile.capability() != null) {
      capabilities.add(profile.capability());
    }
    capabilities.addAll(more);
    if (!capabilities.isEmpty()) {
      lines.add("Octo-Capabilities: " + String.join(",", capabilities));
    }
    return lines;
  }

  private String path() {
    return Objects.requireNonNull(profile.paths().get("webhooks"));
  }
}
