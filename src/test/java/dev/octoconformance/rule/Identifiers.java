package dev.octoconformance.rule;

import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a receiver can tell a retry by. */
public final class Identifiers {
  private static final Set<String> ORDINARY =
      Set.of("host", "content-length", "transfer-encoding", "connection", "accept-encoding");

  private final Part part;
  private final Event event;

  private Identifiers(Part part, Event event) {
    this.part = part;
    this.event = event;
  }

  /** Which header or field is the same over the attempts of one event and no other's, as a fact. */
  public static Rule tellTheirIdentifiers() {
    return Part.ofEvents(
        part -> {
          Optional<Event> retried =
              part.events().stream().filter(e -> e.attempts().size() > 1).findFirst();
          if (retried.isPresent()) {
            return new Identifiers(part, retried.get()).told();
          }
          return part.isOver()
              ? new Finding.Undecidable(
                  Reason.BUDGET,
                  "This webhook was not retried, so there are no attempts to compare.")
              : part.notYet();
        });
  }

  private Finding told() {
    List<Map<String, String>> attempts =
        event.attempts().stream().map(a -> marks(a.delivery())).toList();
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    attempts.forEach(marks -> names.addAll(marks.keySet()));
    List<String> same = new ArrayList<>();
    List<String> changing = new ArrayList<>();
    List<Map<String, String>> others = others();
    for (String name : names) {
      Set<String> values = new TreeSet<>();
      attempts.forEach(marks -> values.add(marks.getOrDefault(name, "")));
      if (values.size() > 1) {
        changing.add(name);
      } else if (others.stream().noneMatch(m -> values.contains(m.getOrDefault(name, "")))) {
        same.add(name);
      }
    }
    List<String> ids = event.attempts().stream().map(Attempt::id).toList();
    return new Finding.Seen(
        "Over %d attempts %s; %s."
            .formatted(
                attempts.size(),
                same.isEmpty() || others.isEmpty()
                    ? "nothing stays the same that no other event has"
                    : "these stay the same and are the event's own: " + String.join(", ", same),
                changing.isEmpty()
                    ? "nothing changes"
                    : "these change: " + String.join(", ", changing)),
        ids);
  }

  /** What the deliveries of other events carry, at this arm and at the observers. */
  private List<Map<String, String>> others() {
    List<String> own = event.attempts().stream().map(Attempt::id).toList();
    return part.scene()
        .evidence()
        .armed()
        .filter(a -> a.equals(part.armed()) || a.arm().startsWith("observer/"))
        .flatMap(a -> part.scene().deliveries(a).stream())
        .filter(d -> !own.contains(d.id()) && d.isObject())
        .filter(d -> !d.mentions(String.valueOf(part.confirm().booking())))
        .map(Identifiers::marks)
        .toList();
  }

  /** The header fields of a delivery, and the plain fields of its body beside the booking. */
  private static Map<String, String> marks(Delivery delivery) {
    Map<String, String> marks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    delivery
        .arrival()
        .headers()
        .forEach(
            h -> {
              if (!ORDINARY.contains(h.name().toLowerCase(Locale.ROOT))) {
                marks.put(h.name(), h.value());
              }
            });
    JsonNode body = delivery.body();
    if (body != null && delivery.booking().filter(b -> !b.equals(body)).isPresent()) {
      body.properties().stream()
          .filter(field -> field.getValue().isValueNode())
          .forEach(field -> marks.put("body." + field.getKey(), field.getValue().asString()));
    }
    return marks;
  }
}
