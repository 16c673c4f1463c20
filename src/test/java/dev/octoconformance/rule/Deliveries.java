package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.schema.StrictJson;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What must be true of every delivery, whatever it tells. */
public final class Deliveries {
  private static final Set<String> SAME_AS_CREATED =
      Set.of("id", "event", "retryOnError", "useContactLanguage");
  private static final int MOST_NAMED = 9;
  private static final Set<String> ORDINARY_HEADERS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "accept-encoding");

  private Deliveries() {}

  /** The event it subscribed to reaches the webhook. */
  public static Rule arrive() {
    return Heard.asSoonAs(
        Deliveries::confirmed,
        heard -> {
          List<Delivery> events = heard.events();
          if (!events.isEmpty()) {
            return arrived(heard, events);
          }
          if (!heard.obscure().isEmpty()) {
            return heard.unreadable();
          }
          if (!heard.scene().anythingHeard() && !heard.scene().terms().sinkReachable()) {
            return Heard.unreachable();
          }
          return Finding.broken(
              "Booking %s was confirmed, updated and cancelled, and nothing of it arrived at this webhook."
                  .formatted(heard.uuid()),
              "at least one delivery to " + heard.armed().url(),
              heard.scene().anythingHeard()
                  ? "none, while other webhooks were notified"
                  : "none, at any webhook",
              List.of(heard.armed().exchange()));
        });
  }

  private static Finding arrived(Heard heard, List<Delivery> events) {
    return confirmed(heard)
        .orElseGet(
            () ->
                Finding.holds(
                    "An event of the booking arrived while it was on hold.",
                    List.of(events.get(0).id())));
  }

  /** That an event of the booking arrived since its confirmation; empty as long as none did. */
  private static Optional<Finding> confirmed(Heard heard) {
    Duration confirmed = heard.accepted(Action.CONFIRM).map(Trigger::at).orElseThrow();
    return heard.events().stream()
        .filter(d -> d.arrival().at().compareTo(confirmed) >= 0)
        .findFirst()
        .map(
            first ->
                Finding.holds(
                    "The event arrived %d ms after the confirmation was sent."
                        .formatted(first.arrival().at().minus(confirmed).toMillis()),
                    List.of(first.id())));
  }

  /** Every delivery is a POST. */
  public static Rule arePosts() {
    return each("Every delivery is a POST", (heard, delivery) -> method(delivery));
  }

  /** Methods are case-sensitive. */
  static List<Complaint> method(Delivery delivery) {
    return delivery.arrival().method().equals("POST")
        ? List.of()
        : List.of(new Complaint("method", "POST", delivery.arrival().method()));
  }

  /** Every delivery goes to the URL exactly as it was registered: path and query, byte for byte. */
  public static Rule goToTheExactUrl() {
    return Gateway.excused(
        each(
            "Every delivery goes to the registered path and query",
            (heard, delivery) -> target(heard.armed(), delivery)));
  }

  static List<Complaint> target(Armed armed, Delivery delivery) {
    String expected = Targets.from(armed.token(), Targets.of(armed.url()));
    String found = Targets.from(armed.token(), delivery.arrival().target());
    return Targets.areSame(expected, found)
        ? List.of()
        : List.of(
            new Complaint("request-target", expected, found + Targets.change(expected, found)));
  }

  /** Every delivery's body is exactly one JSON object in UTF-8. */
  public static Rule areOneJsonObject() {
    return Heard.byThen(
        heard -> {
          List<Delivery> bodies = heard.events().isEmpty() ? heard.obscure() : heard.events();
          return bodies.isEmpty()
              ? heard.silence()
              : judge(
                  "Every delivery's body is one JSON object",
                  heard,
                  bodies,
                  (same, delivery) -> body(delivery));
        });
  }

  static List<Complaint> body(Delivery delivery) {
    return strictly(delivery.arrival().body()).stream()
        .map(found -> new Complaint("the body", "one JSON object in UTF-8", found))
        .toList();
  }

  private static List<String> strictly(Body body) {
    if (!body.utf8()) {
      return List.of("bytes that are not UTF-8");
    }
    return StrictJson.readObject(body.text()).complaints().stream()
        .map(dev.octoconformance.schema.Complaint::toString)
        .toList();
  }

  /** Every delivery says that it is JSON. */
  public static Rule areMarkedAsJson() {
    return each(
        "Every delivery says Content-Type: application/json", (heard, delivery) -> type(delivery));
  }

  static List<Complaint> type(Delivery delivery) {
    List<String> types = delivery.arrival().headerValues("Content-Type");
    String found = types.isEmpty() ? "none" : String.join(", ", types);
    String essence = found.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
    return essence.equals("application/json") || essence.endsWith("+json")
        ? List.of()
        : List.of(new Complaint("Content-Type", "application/json", found));
  }

  /**
   * The {@code webhook} object of a delivery is that of the receiving webhook, as it was created.
   */
  public static Rule nameTheirOwnWebhook() {
    return Heard.ofBookings(
        heard -> {
          JsonNode created = created(heard.scene(), heard.armed());
          return judge(
              "Every delivery names the webhook it was sent to",
              heard,
              heard.readable(),
              (same, delivery) ->
                  delivery
                      .webhook()
                      .map(shown -> misnamed(heard.scene(), heard.armed(), created, shown))
                      .orElseGet(
                          () ->
                              List.of(
                                  new Complaint("webhook", "the webhook it is for", "nothing"))));
        });
  }

  private static List<Complaint> misnamed(
      Scene scene, Armed armed, JsonNode created, JsonNode shown) {
    List<Complaint> complaints = new ArrayList<>();
    for (String field : new TreeSet<>(SAME_AS_CREATED)) {
      changed(field, created, shown).ifPresent(complaints::add);
    }
    if (created.path("capabilities").isArray()
        && !(shown.path("capabilities").isArray()
            && capabilities(created).equals(capabilities(shown)))) {
      complaints.add(
          new Complaint(
              "webhook.capabilities",
              capabilities(created).toString(),
              shown.path("capabilities").isArray()
                  ? capabilities(shown).toString()
                  : "no list of capabilities"));
    }
    complaints.addAll(ofAnother(scene, armed, shown));
    return complaints;
  }

  /** Whether the webhook that is shown is the arm's own, whatever else is told of it. */
  static List<Complaint> identity(Scene scene, Armed armed, JsonNode shown) {
    List<Complaint> complaints = new ArrayList<>();
    changed("id", created(scene, armed), shown).ifPresent(complaints::add);
    complaints.addAll(ofAnother(scene, armed, shown));
    return complaints;
  }

  private static Optional<Complaint> changed(String field, JsonNode created, JsonNode shown) {
    return !created.has(field) || same(field, created.path(field), shown.path(field))
        ? Optional.empty()
        : Optional.of(
            new Complaint(
                "webhook." + field,
                created.path(field).toString(),
                shown.has(field) ? shown.path(field).toString() : "nothing"));
  }

  private static List<Complaint> ofAnother(Scene scene, Armed armed, JsonNode shown) {
    String url = shown.path("url").asStringOpt().orElse("");
    return scene
        .evidence()
        .armed()
        .map(Armed::token)
        .filter(token -> !token.equals(armed.token()) && !token.isEmpty() && url.contains(token))
        .map(token -> new Complaint("webhook.url", armed.url(), "that of another webhook"))
        .toList();
  }

  /** An id is the same whether it is shown as a number or as a text. */
  private static boolean same(String field, JsonNode created, JsonNode shown) {
    return created.equals(shown)
        || (field.equals("id")
            && created.isValueNode()
            && shown.isValueNode()
            && created.asString().equals(shown.asString()));
  }

  private static JsonNode created(Scene scene, Armed armed) {
    return Delivery.json(
        Optional.ofNullable(scene.evidence().exchange(armed.exchange()).answer())
            .map(answer -> answer.body().text())
            .orElse(""));
  }

  private static Set<String> capabilities(JsonNode webhook) {
    Set<String> all = new TreeSet<>();
    webhook.path("capabilities").forEach(c -> all.add(c.asString()));
    all.removeIf(c -> c.endsWith("/webhooks"));
    return all;
  }

  /** A webhook gets the events it subscribed to and no others. */
  public static Rule areOfTheSubscribedEvent() {
    return Heard.byThen(
        heard -> {
          boolean ofBookings = heard.armed().event().equals("booking_update");
          List<Delivery> foreign =
              heard.deliveries().stream()
                  .filter(d -> ofBookings ? d.carriesAvailability() : d.carriesOnlyABooking())
                  .toList();
          if (!foreign.isEmpty()) {
            return Finding.broken(
                "A webhook for %s was sent the body of another event."
                    .formatted(heard.armed().event()),
                ofBookings ? "bodies with a booking" : "no body with a booking",
                ofBookings ? "a body with an availability" : "a body with a booking",
                Heard.ids(foreign));
          }
          if (ofBookings) {
            return heard.events().isEmpty()
                ? heard.silence()
                : Finding.holds(
                    "All %d deliveries carry a booking.".formatted(heard.events().size()),
                    Heard.ids(heard.events()));
          }
          return heard.scene().waveHeard()
              ? Finding.holds(
                  "No booking was sent to it, while the booking webhooks were notified.",
                  List.of(heard.armed().exchange()))
              : heard.silence();
        });
  }

  /** Nothing that happened before the webhook was created is delivered once other events happen. */
  public static Rule areNewerThanTheirWebhook() {
    return Heard.ofDeliveries(
        heard -> {
          Duration firstTrigger =
              heard.scene().triggers(Scene.A).findFirst().map(Trigger::at).orElseThrow();
          return OlderBookings.notDelivered(
              heard, d -> d.arrival().at().compareTo(firstTrigger) >= 0);
        });
  }

  /** The creation alone causes no event: nothing about bookings that are older than the webhook. */
  public static Rule areNotCausedByCreation() {
    return Heard.byThen(
        heard ->
            heard.scene().waveHeard()
                ? OlderBookings.notDelivered(heard, d -> true)
                : heard.silence());
  }

  /**
   * Reading the list, several times, causes no event: nothing about any booking of ours reaches a
   * webhook that saw none happen. Once may be late, where subscribers are looked up when it is
   * sent.
   */
  public static Rule areNotCausedByListing() {
    return Heard.byThen(
        heard -> {
          if (!heard.scene().waveHeard()) {
            return heard.silence();
          }
          Set<String> finished = finishedBefore(heard);
          List<Delivery> told =
              heard.deliveries().stream()
                  .filter(d -> d.arrival().at().compareTo(heard.armed().at()) >= 0)
                  .filter(d -> finished.stream().anyMatch(d::mentions))
                  .toList();
          if (told.isEmpty()) {
            return Finding.holds(
                "Nothing was delivered to it while the list was read and nothing else happened.",
                List.of(heard.armed().exchange()));
          }
          boolean repeatedly =
              finished.stream().anyMatch(b -> told.stream().filter(d -> d.mentions(b)).count() > 1);
          return repeatedly
              ? Finding.broken(
                  "The list was read, and a booking was delivered.",
                  "no delivery",
                  told.size() + " of them",
                  Heard.ids(told))
              : new Finding.Undecidable(
                  Reason.BUDGET,
                  "The list was read several times, and a booking was delivered once: that may be a late one of its last event.");
        });
  }

  /**
   * The bookings of ours whose last event must have been delivered when the webhook was created.
   */
  private static Set<String> finishedBefore(Heard heard) {
    Duration grace = heard.scene().slowestFirstDelivery().multipliedBy(2);
    Set<String> finished = new TreeSet<>(heard.scene().ours());
    heard
        .scene()
        .evidence()
        .triggers()
        .filter(t -> t.done().plus(grace).compareTo(heard.armed().at()) > 0)
        .map(Trigger::booking)
        .filter(booking -> booking != null)
        .forEach(finished::remove);
    return finished;
  }

  /** A webhook whose creation was refused gets nothing. */
  public static Rule neverReachARefusedWebhook() {
    return scene -> {
      if (scene.evidence().note(Scene.WAVE_A_OVER).isEmpty()
          && scene.evidence().note(Scene.WAVE_FAILED).isEmpty()) {
        return new Finding.NotYet(null);
      }
      Optional<Armed> armed = scene.evidence().armed(scene.arm());
      return armed.isEmpty() ? Heard.notArranged(scene) : afterRefusal(scene, armed.get());
    };
  }

  private static Finding afterRefusal(Scene scene, Armed armed) {
    if (armed.webhookId() != null) {
      return new Finding.Seen(
          "The creation was accepted, so nothing was refused.", List.of(armed.exchange()));
    }
    List<Delivery> told =
        scene.deliveries(armed).stream()
            .filter(
                d ->
                    d.booking().isPresent()
                        || d.carriesAvailability()
                        || scene.ours().stream().anyMatch(d::mentions))
            .toList();
    if (!told.isEmpty()) {
      return Finding.broken(
          "The creation was refused, and yet the webhook fires.",
          "no delivery",
          told.size() + " of them",
          Heard.ids(told));
    }
    Optional<Note> failed = scene.evidence().note(Scene.WAVE_FAILED);
    if (failed.isPresent()) {
      return new Finding.Undecidable(Reason.TRIG, failed.get().detail());
    }
    return scene.waveHeard()
        ? Finding.holds(
            "Nothing arrived at the URL of the refused creation, while other webhooks were"
                + " notified.",
            List.of(armed.exchange()))
        : new Finding.Undecidable(
            Reason.NODLV, "No webhook was notified of anything, so its silence says nothing.");
  }

  /** How long the first delivery took, as a fact. */
  public static Rule tellTheirLatency() {
    return Heard.ofDeliveries(
        heard -> {
          Trigger confirm = heard.accepted(Action.CONFIRM).orElseThrow();
          Duration confirmed = confirm.at();
          Optional<Delivery> first =
              heard.events().stream()
                  .filter(d -> d.arrival().at().compareTo(confirmed) >= 0)
                  .filter(d -> d.booking().isEmpty() || Change.shows(d, confirm))
                  .findFirst();
          return first
              .<Finding>map(
                  d ->
                      new Finding.Seen(
                          "The first delivery came %s after the confirmation was sent."
                              .formatted(inWords(d.arrival().at().minus(confirmed))),
                          List.of(d.id())))
              .orElseGet(heard::silence);
        });
  }

  private static String inWords(Duration time) {
    long millis = time.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** The headers that deliveries carry, as a fact. */
  public static Rule tellTheirHeaders() {
    return Heard.ofDeliveries(
        heard -> {
          Delivery first = heard.events().get(0);
          Map<String, String> telling = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          first
              .arrival()
              .headers()
              .forEach(
                  h -> {
                    if (!ORDINARY_HEADERS.contains(h.name().toLowerCase(Locale.ROOT))) {
                      telling.put(h.name(), h.value());
                    }
                  });
          return new Finding.Seen(
              "Deliveries carry the headers " + telling + ".", List.of(first.id()));
        });
  }

  /** A complaint about one delivery. */
  record Complaint(String about, String expected, String found) {}

  private interface Check {
    List<Complaint> complaints(Heard heard, Delivery delivery);
  }

  private static Rule each(String sentence, Check check) {
    return Heard.ofDeliveries(heard -> judge(sentence, heard, heard.events(), check));
  }

  private static Finding judge(
      String sentence, Heard heard, List<Delivery> deliveries, Check check) {
    List<Complaint> complaints = new ArrayList<>();
    List<Delivery> guilty = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      List<Complaint> found = check.complaints(heard, delivery);
      if (!found.isEmpty()) {
        complaints.addAll(found);
        guilty.add(delivery);
      }
    }
    return verdict(sentence, complaints, guilty.isEmpty() ? deliveries : guilty);
  }

  static Finding verdict(String sentence, List<Complaint> complaints, List<Delivery> deliveries) {
    if (complaints.isEmpty()) {
      return Finding.holds(
          "%s: %d looked at.".formatted(sentence, deliveries.size()), Heard.ids(deliveries));
    }
    Complaint first = complaints.get(0);
    return Finding.broken(
        "%s, but %s.".formatted(sentence, differing(complaints)),
        first.expected(),
        first.found(),
        Heard.ids(deliveries));
  }

  /**
   * What differs, all of it by its names: {@code Host differs (7 times), and so does the method}.
   */
  static String differing(List<Complaint> complaints) {
    Map<String, Long> counts =
        complaints.stream()
            .collect(
                Collectors.groupingBy(Complaint::about, LinkedHashMap::new, Collectors.counting()));
    List<String> all =
        counts.entrySet().stream()
            .map(e -> e.getKey() + (e.getValue() == 1 ? "" : " (%d times)".formatted(e.getValue())))
            .toList();
    String first = complaints.get(0).about();
    String differs = first + " differs" + all.get(0).substring(first.length());
    if (all.size() == 1) {
      return differs;
    }
    List<String> more = all.subList(1, Math.min(all.size(), MOST_NAMED));
    return "%s, and so %s %s%s"
        .formatted(
            differs,
            all.size() == 2 ? "does" : "do",
            String.join(", ", more),
            all.size() > MOST_NAMED ? " and %d more".formatted(all.size() - MOST_NAMED) : "");
  }
}
