package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.schema.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The story of a success wave as a vendor of some kind would have it: a conforming one until told
 * otherwise. Every change is half a second or more after the one before.
 */
final class Wave {
  static final String ARM = "ROW-01/arm";
  static final String UUID = "aaaaaaaa-0000-4000-8000-000000000001";
  static final String OLDER = "aaaaaaaa-0000-4000-8000-000000000002";
  static final String READ = "aaaaaaaa-0000-4000-8000-000000000003";
  static final long OVER = 9000;

  private static final JsonMapper JSON = new JsonMapper();
  private static final Schemas SCHEMAS = Schemas.load("octo-webhooks");
  private static final List<String> OBSERVERS = List.of("observer/first", "observer/last");
  private static final Map<Action, Long> TIMES = times();

  private final JournalBuilder journal = new JournalBuilder();
  private final Map<Action, long[]> delays = new EnumMap<>(Action.class);
  private final Set<Action> refused =
      EnumSet.of(Action.CANCEL_AGAIN, Action.UPDATE_CANCELLED, Action.CONFIRM_CANCELLED);
  private final Set<Action> ignored = EnumSet.noneOf(Action.class);
  private final Set<String> deaf = new HashSet<>();
  private UnaryOperator<String> body = text -> text;
  private UnaryOperator<ObjectNode> payload = object -> object;
  private BiConsumer<Action, ObjectNode> shown = (action, booking) -> {};
  private Consumer<JournalBuilder> more = builder -> {};
  private final Map<Action, Header[]> asked = new EnumMap<>(Action.class);
  private final ObjectNode headers = JSON.createObjectNode();
  private String event = "booking_update";
  private String wave = Scene.A;
  private boolean renderedWhenSent;
  private boolean reachable = true;
  private long readAfter = 200;
  private long armedAt = 1000;

  private static Map<Action, Long> times() {
    Map<Action, Long> times = new EnumMap<>(Action.class);
    times.put(Action.RESERVE, 2000L);
    times.put(Action.UPDATE_HOLD, 2500L);
    times.put(Action.CONFIRM, 3000L);
    times.put(Action.UPDATE_NOTES, 3500L);
    times.put(Action.UPDATE_CONTACT, 4000L);
    times.put(Action.UPDATE_REFERENCE, 4500L);
    times.put(Action.UPDATE_UNITS, 5000L);
    times.put(Action.CANCEL, 5500L);
    times.put(Action.CANCEL_AGAIN, 6000L);
    times.put(Action.UPDATE_CANCELLED, 6050L);
    times.put(Action.CONFIRM_CANCELLED, 6100L);
    return times;
  }

  /** When a change is made. */
  static long time(Action action) {
    return TIMES.getOrDefault(action, 0L);
  }

  Wave() {
    for (Action action : TIMES.keySet()) {
      delays.put(action, action == Action.RESERVE ? new long[0] : new long[] {50});
    }
  }

  /** Each delivery of this change comes so long after it; none when no time is given. */
  Wave delivers(Action action, long... after) {
    delays.put(action, after);
    return this;
  }

  /** Every change is delivered once, so long after it. */
  Wave deliversAllAfter(long after) {
    delays.replaceAll((action, old) -> LongStream.of(old).map(delay -> after).toArray());
    return this;
  }

  Wave refuses(Action action) {
    refused.add(action);
    return this;
  }

  Wave accepts(Action action) {
    refused.remove(action);
    return this;
  }

  /** The change is accepted and does nothing. */
  Wave ignores(Action action) {
    ignored.add(action);
    return this;
  }

  /** Nothing arrives at this arm. */
  Wave deaf(String... arms) {
    deaf.addAll(List.of(arms));
    return this;
  }

  Wave nobodyHears() {
    return deaf(ARM, OBSERVERS.get(0), OBSERVERS.get(1));
  }

  Wave unreachable() {
    reachable = false;
    return this;
  }

  /** Bodies show the booking as it is when they are sent. */
  Wave renderedWhenSent() {
    renderedWhenSent = true;
    return this;
  }

  /** The text of every body is another. */
  Wave bodies(UnaryOperator<String> change) {
    body = change;
    return this;
  }

  /** The object of every body is another. */
  Wave payloads(UnaryOperator<ObjectNode> change) {
    payload = change;
    return this;
  }

  /** The booking that is delivered for a change is another. */
  Wave shows(BiConsumer<Action, ObjectNode> change) {
    shown = change;
    return this;
  }

  /** The booking is read so long after each change. */
  Wave readAfter(long after) {
    readAfter = after;
    return this;
  }

  Wave armedAt(long at) {
    armedAt = at;
    return this;
  }

  Wave ofEvent(String other) {
    event = other;
    return this;
  }

  /** The arm is there for this wave. */
  Wave inWave(String other) {
    wave = other;
    return this;
  }

  /** The call that makes this change carries these headers. */
  Wave asks(Action action, Header... headers) {
    asked.put(action, headers);
    return this;
  }

  /** The arm was created with this header as well. */
  Wave given(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** The arm, which hears nothing else, gets the delivery of this change with these headers. */
  Wave gets(Action action, Header... lines) {
    String text = payload(ARM, state(UUID, time(action))).toString();
    String target = "/" + JournalBuilder.token(ARM);
    return deaf(ARM)
        .also(j -> j.arrives(time(action) + 50, ARM, "POST", target, List.of(lines), text, 200));
  }

  /** The arm, which hears nothing else, gets the confirmation with this head, byte for byte. */
  Wave getsBytes(String head) {
    String text = payload(ARM, confirmed(UUID)).toString();
    return deaf(ARM).also(j -> j.arrivesWithHead(3_100, ARM, head, text));
  }

  /** More happens. */
  Wave also(Consumer<JournalBuilder> happens) {
    more = more.andThen(happens);
    return this;
  }

  Finding judge(Rule rule) {
    return judge(rule, OVER);
  }

  Finding judge(Rule rule, long now) {
    return rule.judge(scene(now));
  }

  private Scene scene(long now) {
    older();
    arm();
    for (Action action : TIMES.keySet()) {
      happens(action);
    }
    readAnother();
    more.accept(journal);
    journal.note(OVER, Scene.WAVE_A_OVER, "");
    List<dev.octoconformance.journal.Entry> until =
        journal.evidence().entries().stream().filter(e -> e.at().toMillis() <= now).toList();
    return new Scene(
        new dev.octoconformance.journal.Evidence(until),
        ARM,
        Duration.ofMillis(now),
        new Scene.Terms(reachable, SCHEMAS, Timing.of(Duration.ofMinutes(10))));
  }

  private void older() {
    journal.trigger(0, Scene.OLDER, Action.RESERVE, OLDER, null, true);
    journal.trigger(50, Scene.OLDER, Action.CONFIRM, OLDER, null, true);
  }

  private void arm() {
    ObjectNode own = webhook(ARM);
    own.set("headers", headers);
    if (wave.equals(Scene.A)) {
      journal.armed(armedAt, ARM, event, own);
    } else {
      journal.armed(armedAt, ARM, wave, false, List.of(), own);
    }
    OBSERVERS.forEach(arm -> journal.armed(1000, arm, "booking_update", webhook(arm)));
  }

  private List<String> listeners() {
    List<String> all = new ArrayList<>(OBSERVERS);
    if (event.equals("booking_update")) {
      all.add(ARM);
    }
    all.removeAll(deaf);
    return all;
  }

  private void happens(Action action) {
    boolean accepted = !refused.contains(action);
    journal.asking(asked.getOrDefault(action, new Header[0]));
    journal.trigger(time(action), Scene.A, action, UUID, nonce(action), accepted);
    journal.asking();
    journal.read(time(action) + readAfter, UUID, state(UUID, time(action)));
    if (!accepted || ignored.contains(action)) {
      return;
    }
    for (long delay : delays.getOrDefault(action, new long[0])) {
      long at = time(action) + delay;
      ObjectNode booking = state(UUID, renderedWhenSent ? at : time(action));
      shown.accept(action, booking);
      listeners().forEach(arm -> deliver(at, arm, booking));
    }
  }

  private void deliver(long at, String arm, ObjectNode booking) {
    journal.arrives(at, arm, body.apply(payload.apply(payload(arm, booking)).toString()));
  }

  private void readAnother() {
    journal.trigger(7000, Scene.READ, Action.CONFIRM, READ, "Guest read", true);
    listeners().forEach(arm -> deliver(7050, arm, confirmed(READ)));
    journal.trigger(7500, Scene.READ, Action.READ, READ, null, true);
  }

  /** The body of an ordinary delivery. */
  static ObjectNode payload(String arm, ObjectNode booking) {
    ObjectNode payload = JSON.createObjectNode();
    payload.set("webhook", webhook(arm));
    payload.set("booking", booking.deepCopy());
    return payload;
  }

  /** The webhook of an arm, as created. */
  static ObjectNode webhook(String arm) {
    ObjectNode webhook =
        JSON.createObjectNode()
            .put("id", "hook-" + JournalBuilder.token(arm))
            .put("event", "booking_update")
            .put("url", JournalBuilder.url(arm))
            .put("retryOnError", true)
            .put("useContactLanguage", true);
    webhook.putObject("headers");
    webhook.putArray("capabilities").add("octo/pricing");
    return webhook;
  }

  static @org.jspecify.annotations.Nullable String nonce(Action action) {
    return switch (action) {
      case RESERVE, CANCEL, CANCEL_AGAIN, READ, CHANGE_AVAILABILITY, CHANGE_BACK -> null;
      case UPDATE_UNITS -> "2";
      default -> action.words() + " 4711";
    };
  }

  /** A booking that is confirmed and nothing else. */
  static ObjectNode confirmed(String uuid) {
    ObjectNode booking = sample(uuid);
    booking.put("status", "CONFIRMED").put("utcConfirmedAt", "2026-01-01T00:00:03Z");
    return booking;
  }

  /** The booking as it is at this time. */
  ObjectNode state(String uuid, long at) {
    ObjectNode booking = sample(uuid);
    TIMES.forEach(
        (action, time) -> {
          if (time <= at && !refused.contains(action) && !ignored.contains(action)) {
            apply(action, booking);
          }
        });
    return booking;
  }

  private static void apply(Action action, ObjectNode booking) {
    switch (action) {
      case UPDATE_HOLD, UPDATE_NOTES, UPDATE_CANCELLED -> booking.put("notes", nonce(action));
      case CONFIRM ->
          booking.put("status", "CONFIRMED").put("utcConfirmedAt", "2026-01-01T00:00:03Z");
      case UPDATE_CONTACT -> ((ObjectNode) booking.get("contact")).put("fullName", nonce(action));
      case UPDATE_REFERENCE -> booking.put("resellerReference", nonce(action));
      case UPDATE_UNITS -> booking.withArray("unitItems").add(booking.path("unitItems").get(0));
      case CANCEL -> cancel(booking, "first");
      default -> {}
    }
  }

  static void cancel(ObjectNode booking, String reason) {
    booking.put("status", "CANCELLED");
    booking
        .putObject("cancellation")
        .put("refund", "FULL")
        .put("reason", reason)
        .put("utcCancelledAt", "2026-01-01T00:00:05Z");
  }

  private static ObjectNode sample(String uuid) {
    ObjectNode booking = ((ObjectNode) SAMPLE).deepCopy();
    booking.put("uuid", uuid).put("id", uuid).put("status", "ON_HOLD");
    booking.putNull("notes").putNull("utcConfirmedAt").putNull("cancellation");
    booking.putNull("resellerReference").put("testMode", true);
    JsonNode unit = booking.path("unitItems").get(0);
    booking.putArray("unitItems").add(unit);
    return booking;
  }

  private static final JsonNode SAMPLE = sampleFile();

  private static JsonNode sampleFile() {
    try {
      return JSON.readTree(
          Files.readString(Path.of("schemas/octo-webhooks/samples/valid/booking/complete.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
