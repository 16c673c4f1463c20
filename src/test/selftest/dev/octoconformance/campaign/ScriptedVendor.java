package dev.octoconformance.campaign;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.target.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A vendor without a network: it delivers at once, and refuses or breaks what it is told to. */
final class ScriptedVendor implements Transport {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern BOOKING = Pattern.compile(".*/bookings/([^/]+)(/confirm|/cancel)?");

  private final Journal journal;
  private final Map<String, String> webhooks = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> bookings = new ConcurrentHashMap<>();
  private final List<String> creations = new ArrayList<>();
  private Predicate<Exchange.Request> refuses = request -> false;
  private Predicate<Exchange.Request> breaks = request -> false;
  private final Set<String> loses = new HashSet<>();

  ScriptedVendor(Journal journal) {
    this.journal = journal;
  }

  ScriptedVendor refuses(Predicate<Exchange.Request> condition) {
    refuses = condition;
    return this;
  }

  /** The first webhook of this arm is answered and forgotten. */
  ScriptedVendor loses(String arm) {
    loses.add(arm);
    return this;
  }

  /** The suite itself breaks over these requests. */
  ScriptedVendor breaks(Predicate<Exchange.Request> condition) {
    breaks = condition;
    return this;
  }

  /** The scopes of all creations in their order. */
  synchronized List<String> creations() {
    return List.copyOf(creations);
  }

  @Override
  public synchronized Exchange send(String scope, int turn, Exchange.Request request) {
    if (breaks.test(request)) {
      throw new IllegalStateException("broken on purpose");
    }
    Duration at = journal.now();
    boolean refused = refuses.test(request);
    if (request.method().equals("POST") && request.url().endsWith("/webhooks")) {
      creations.add(scope);
    }
    String answer = refused ? "{\"error\":\"REFUSED\"}" : answer(request);
    return journal.add(
        Journal.Kind.EXCHANGE,
        id ->
            new Exchange(
                id,
                scope,
                turn,
                at,
                journal.now().minus(at),
                request,
                new Exchange.Answer(refused ? 400 : 200, List.of(), new Body(answer, true, false)),
                null));
  }

  private String answer(Exchange.Request request) {
    JsonNode sent = request.body() == null ? JSON.missingNode() : JSON.readTree(request.body());
    String url = request.url();
    if (url.endsWith("/webhooks")) {
      return request.method().equals("GET") ? listed() : webhook(sent);
    }
    if (request.method().equals("DELETE")) {
      webhooks.values().remove(url.substring(url.lastIndexOf('/') + 1));
      return "";
    }
    if (url.endsWith("/bookings")) {
      return reserved();
    }
    Matcher matcher = BOOKING.matcher(url);
    if (!matcher.matches()) {
      return "[]";
    }
    ObjectNode booking = Objects.requireNonNull(bookings.get(matcher.group(1)));
    if (!request.method().equals("GET")) {
      change(booking, String.valueOf(matcher.group(2)), sent);
      webhooks.forEach((token, id) -> deliver(token, booking));
    }
    return booking.toString();
  }

  private String listed() {
    return webhooks.values().stream()
        .map(id -> JSON.createObjectNode().put("id", id).toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String webhook(JsonNode sent) {
    String token = Placement.token(sent.path("url").asString());
    String id = "hook-" + creations.size();
    if (!loses.remove(creations.get(creations.size() - 1))) {
      webhooks.put(token, id);
    }
    return ((ObjectNode) sent).put("id", id).toString();
  }

  private String reserved() {
    String uuid = "booking-" + bookings.size();
    ObjectNode booking = JSON.createObjectNode().put("uuid", uuid).put("status", "ON_HOLD");
    booking.putArray("unitItems").addObject();
    bookings.put(uuid, booking);
    return booking.toString();
  }

  private static void change(ObjectNode booking, String action, JsonNode sent) {
    booking.setAll((ObjectNode) sent);
    if (action.equals("/confirm")) {
      booking.put("status", "CONFIRMED");
    } else if (action.equals("/cancel")) {
      booking.put("status", "CANCELLED");
    }
  }

  private void deliver(String token, ObjectNode booking) {
    ObjectNode payload = JSON.createObjectNode();
    payload.putObject("webhook").put("id", webhooks.get(token));
    payload.set("booking", booking.deepCopy());
    journal.add(
        Journal.Kind.ARRIVAL,
        id ->
            new Arrival(
                id,
                journal.now(),
                token,
                "POST",
                "/" + token,
                List.of(),
                new Body(payload.toString(), true, false),
                200,
                null));
  }
}
