package dev.octoconformance.report;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How to see something again: the requests of a case as lines for a POSIX shell, in order, and what
 * they made deleted behind them. The ids that a target gives anew each time stand in variables.
 */
final class Again {
  private static final int MOST = 8;
  private static final String RECEIVER = "RECEIVER";

  private final Map<String, Entry> journal;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  private Again(Map<String, Entry> journal) {
    this.journal = journal;
  }

  /** The lines that show this evidence again; none when nothing was asked or delivered. */
  static List<String> of(List<Entry> evidence, Map<String, Entry> journal) {
    return new Again(journal).lines(evidence);
  }

  private List<String> lines(List<Entry> evidence) {
    Set<Exchange> asked = new LinkedHashSet<>(only(evidence, Exchange.class));
    if (asked.isEmpty()) {
      only(evidence, Arrival.class).stream()
          .findFirst()
          .ifPresent(delivery -> asked.addAll(causes(delivery)));
    }
    List<Exchange> all =
        asked.stream().sorted(Comparator.comparing(Exchange::at)).collect(Collectors.toList());
    List<Exchange> told = all.subList(Math.max(0, all.size() - MOST), all.size());
    told.forEach(this::tell);
    List<String> before = List.copyOf(lines);
    undo(told);
    if (variables.containsValue(RECEIVER) && lines.size() > before.size()) {
      lines.add(before.size(), "read -r _   # Enter, when all has come: what was made is deleted");
    }
    return lines;
  }

  /** The creation of the webhook, and what was done to the booking until it heard of it. */
  private List<Exchange> causes(Arrival delivery) {
    Optional<Armed> armed =
        only(journal.values(), Armed.class).stream()
            .filter(a -> a.token().equals(delivery.token()))
            .filter(a -> a.at().compareTo(delivery.at()) <= 0)
            .reduce((one, later) -> later);
    if (armed.isEmpty() || !(journal.get(armed.get().exchange()) instanceof Exchange creation)) {
      return List.of();
    }
    List<Exchange> causes = new ArrayList<>(List.of(creation));
    receive(armed.get());
    List<Trigger> before =
        only(journal.values(), Trigger.class).stream()
            .filter(t -> t.accepted() && t.booking() != null)
            .filter(t -> t.at().compareTo(delivery.at()) <= 0)
            .toList();
    before.stream()
        .reduce((one, later) -> later)
        .ifPresent(
            cause ->
                before.stream()
                    .filter(t -> String.valueOf(t.booking()).equals(cause.booking()))
                    .map(t -> journal.get(t.exchange()))
                    .filter(Exchange.class::isInstance)
                    .map(Exchange.class::cast)
                    .forEach(causes::add));
    return causes;
  }

  private void receive(Armed armed) {
    try {
      URI url = URI.create(armed.url());
      String origin = url.getScheme() + "://" + url.getRawAuthority();
      variables.put(origin, RECEIVER);
      lines.add("# first, in another terminal: octo-conformance listen" + answering(armed));
      lines.add("RECEIVER=http://127.0.0.1:8080   # where the target reaches it");
    } catch (IllegalArgumentException odd) {
      lines.add("# the URL in it has to lead to a server of yours");
    }
  }

  /** How the receiver has to answer; in words where a status alone does not say it. */
  private static String answering(Armed armed) {
    if (armed.answers().isEmpty()) {
      return "";
    }
    boolean plain =
        armed.answers().stream().allMatch(answer -> answer.manner() == Reaction.Manner.ANSWER);
    return plain
        ? " --answer "
            + armed.answers().stream()
                .map(answer -> Integer.toString(answer.status()))
                .collect(Collectors.joining(","))
        : "; its answers have to be: "
            + armed.answers().stream().map(Reaction::words).collect(Collectors.joining(", "));
  }

  private void tell(Exchange exchange) {
    String line = CurlLine.of(exchange, variables);
    Optional<Made> made = made(exchange);
    if (made.isEmpty()) {
      lines.add(line);
      return;
    }
    String name = free(made.get().kind());
    variables.put(made.get().id(), name);
    lines.add(
        "%s=$(%s | tee /dev/stderr | jq -r .%s)"
            .formatted(name, line.replaceFirst(" -i ", " "), made.get().field()));
  }

  private String free(String kind) {
    String name = kind;
    for (int number = 2; variables.containsValue(name); number++) {
      name = kind + number;
    }
    return name;
  }

  /** What a request made, and the field of its answer that names it. */
  private record Made(String kind, String id, String field) {}

  private Optional<Made> made(Exchange exchange) {
    if (!exchange.request().method().equals("POST") || !exchange.succeeded()) {
      return Optional.empty();
    }
    for (Entry entry : journal.values()) {
      if (entry instanceof Armed armed && armed.exchange().equals(exchange.id())) {
        return named(exchange, "WEBHOOK", armed.webhookId());
      }
      if (entry instanceof Trigger trigger
          && trigger.exchange().equals(exchange.id())
          && trigger.action() == Action.RESERVE) {
        return named(exchange, "BOOKING", trigger.booking());
      }
    }
    return exchange.request().url().split("\\?", 2)[0].endsWith("/webhooks")
        ? named(exchange, "WEBHOOK", null)
        : Optional.empty();
  }

  private static Optional<Made> named(Exchange exchange, String kind, @Nullable String id) {
    JsonNode answer = answer(exchange);
    for (String field : List.of("uuid", "id")) {
      JsonNode value = answer.path(field);
      if (value.isString() && (id == null || value.stringValue().equals(id))) {
        return Optional.of(new Made(kind, value.stringValue(), field));
      }
    }
    return Optional.empty();
  }

  private static JsonNode answer(Exchange exchange) {
    Exchange.Answer answer = exchange.answer();
    try {
      return answer == null
          ? JsonMapper.shared().missingNode()
          : JsonMapper.shared().readTree(answer.body().text());
    } catch (JacksonException notJson) {
      return JsonMapper.shared().missingNode();
    }
  }

  /** The requests with which the run itself undid what these made, unless they do so already. */
  private void undo(List<Exchange> told) {
    for (String id : List.copyOf(variables.keySet())) {
      boolean undone = told.stream().anyMatch(x -> undoes(x, id));
      if (!undone) {
        only(journal.values(), Exchange.class).stream()
            .filter(x -> undoes(x, id))
            .findFirst()
            .ifPresent(x -> lines.add(CurlLine.of(x, variables)));
      }
    }
  }

  private static boolean undoes(Exchange exchange, String id) {
    String path = exchange.request().url().split("\\?", 2)[0];
    boolean deletes = exchange.request().method().equals("DELETE") && path.endsWith("/" + id);
    return exchange.succeeded() && (deletes || path.endsWith("/" + id + "/cancel"));
  }

  private static <T extends Entry> List<T> only(Iterable<? extends Entry> entries, Class<T> kind) {
    List<T> those = new ArrayList<>();
    for (Entry entry : entries) {
      if (kind.isInstance(entry)) {
        those.add(kind.cast(entry));
      }
    }
    return those;
  }
}
