package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.schema.Schemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The story of failure waves: what was registered with which answers, and when what arrived there.
 * The booking of wave B is confirmed at 1 s; times are milliseconds since the start of the run.
 */
final class FailureWave {
  static final String UUID = "bbbbbbbb-0000-4000-8000-000000000001";
  static final String NEXT = "cccccccc-0000-4000-8000-000000000001";
  static final String AGAIN = "dddddddd-0000-4000-8000-000000000001";
  static final long CONFIRMED = 1000;
  static final Reaction OK = Reaction.status(200);
  static final Reaction FAILURE = Reaction.status(500);

  private static final Schemas SCHEMAS = Schemas.load("octo-webhooks");
  private static final Set<String> OBSERVERS = Set.of("observer/B first", "observer/B last");

  private final JournalBuilder journal = new JournalBuilder();
  private final Map<String, Listener> listeners = new LinkedHashMap<>();
  private Timing timing = Timing.of(Duration.ofMinutes(10));
  private final Reader reader = new Reader();
  private List<Entry> sorted = List.of();
  private boolean observed = true;

  /** An arm that listens, and what it heard so far. */
  private record Listener(String wave, List<Reaction> answers, List<String> heard) {
    Reaction next() {
      return answers.isEmpty() ? OK : answers.get(Math.min(heard.size(), answers.size() - 1));
    }
  }

  FailureWave() {
    journal.trigger(CONFIRMED, Scene.B, Action.CONFIRM, UUID, null, true);
    OBSERVERS.forEach(name -> arm(name));
  }

  /** The observers hear these bookings at these times, instead of the confirmed one once. */
  FailureWave observersHear(Map<Long, ObjectNode> bookings) {
    observed = false;
    for (String observer : OBSERVERS) {
      bookings.forEach((at, booking) -> hears(observer, at, booking));
    }
    return this;
  }

  FailureWave timed(Timing other) {
    timing = other;
    return this;
  }

  FailureWave declaring(Timing.Declared declared) {
    timing = timing.with(declared);
    return this;
  }

  /** An arm of wave B with these answers, the last one again and again. */
  FailureWave arm(String name, Reaction... answers) {
    return arm(name, Scene.B, false, answers);
  }

  /** The same without retries. */
  FailureWave optedOut(String name, Reaction... answers) {
    return arm(name, Scene.B, true, answers);
  }

  FailureWave arm(String name, String wave, boolean optedOut, Reaction... answers) {
    ObjectNode webhook = Wave.webhook(name).put("retryOnError", !optedOut);
    return arm(name, wave, optedOut, webhook, answers);
  }

  FailureWave arm(
      String name, String wave, boolean optedOut, ObjectNode webhook, Reaction... answers) {
    journal.armed(500, name, wave, optedOut, List.of(answers), webhook);
    listeners.put(name, new Listener(wave, List.of(answers), new ArrayList<>()));
    return this;
  }

  /** So many arms {@code prefix 0}, {@code prefix 1}, … that fail once and hear at these times. */
  FailureWave controls(String prefix, int count, long... at) {
    for (int i = 0; i < count; i++) {
      arm(prefix + " " + i, FAILURE, OK);
      hears(prefix + " " + i, at);
    }
    return this;
  }

  /** The arm gets the confirmed booking of its wave at these times. */
  FailureWave hears(String arm, long... at) {
    LongStream.of(at).forEach(time -> hears(arm, time, confirmed(listener(arm).wave())));
    return this;
  }

  private Listener listener(String arm) {
    return java.util.Objects.requireNonNull(listeners.get(arm), arm);
  }

  /** The confirmed booking of a wave. */
  static ObjectNode confirmed(String wave) {
    return Wave.confirmed(
        switch (wave) {
          case "C" -> NEXT;
          case "again" -> AGAIN;
          default -> UUID;
        });
  }

  /** The arm gets this booking. */
  FailureWave hears(String arm, long at, ObjectNode booking) {
    return receives(arm, at, "POST", "/" + JournalBuilder.token(arm), booking);
  }

  /** A request with this booking comes to the arm. */
  FailureWave receives(String arm, long at, String method, String target, ObjectNode booking) {
    return receives(arm, at, method, target, List.of(), Wave.payload(arm, booking).toString());
  }

  FailureWave receives(
      String arm, long at, String method, String target, List<Header> headers, String body) {
    Listener listener = listener(arm);
    String uuid = confirmed(listener.wave()).path("uuid").asString();
    boolean scripted =
        method.equals("POST") && body.contains(uuid) && !target.contains(Attempts.FOLLOWED);
    Reaction reaction = scripted ? listener.next() : OK;
    String id = journal.arrives(at, arm, method, target, headers, body, status(reaction));
    if (scripted) {
      listener.heard().add(id);
    }
    return this;
  }

  private static int status(Reaction reaction) {
    return switch (reaction.manner()) {
      case ANSWER -> reaction.status();
      case CUT_SHORT, BAD_CHUNK, TRICKLE, FLOOD, REFUSE -> 200;
      case HOLD, RESET, CLOSE, GARBAGE, INTERIM -> 0;
    };
  }

  /** The sender hangs up on the attempt with this number, from 0. */
  FailureWave leaves(String arm, int attempt, long at) {
    journal.hangUp(at, arm, listener(arm).heard().get(attempt), true);
    return this;
  }

  FailureWave note(long at, String what, String detail) {
    journal.note(at, what, detail);
    return this;
  }

  /** More happens. */
  FailureWave also(java.util.function.Consumer<JournalBuilder> more) {
    more.accept(journal);
    return this;
  }

  /** Wave C begins. */
  FailureWave next(long at) {
    journal.trigger(at, Scene.C, Action.CONFIRM, NEXT, null, true);
    return this;
  }

  /** The wave that confirms absences begins. */
  FailureWave again(long at) {
    journal.trigger(at, Scene.AGAIN, Action.CONFIRM, AGAIN, null, true);
    return this;
  }

  /** Every wave ends at this time. */
  FailureWave over(long at) {
    return note(at, Scene.OVER, Scene.B).note(at, Scene.ALL_OVER, "");
  }

  Scene scene(String arm, long now) {
    if (observed) {
      observed = false;
      OBSERVERS.forEach(observer -> hears(observer, CONFIRMED + 50));
    }
    List<Entry> until = sorted().stream().filter(e -> e.at().toMillis() <= now).toList();
    return new Scene(
        new Evidence(until),
        arm,
        Duration.ofMillis(now),
        new Scene.Terms(true, SCHEMAS, timing, reader));
  }

  private List<Entry> sorted() {
    if (sorted.size() != journal.size()) {
      sorted = journal.evidence().entries();
    }
    return sorted;
  }

  /** When the first entry after this time was written; very late when there is none. */
  long nextEntryAfter(long now) {
    return sorted().stream()
        .mapToLong(entry -> entry.at().toMillis())
        .filter(at -> at > now)
        .findFirst()
        .orElse(Long.MAX_VALUE / 2_000_000);
  }

  Schedule schedule(long now) {
    return Schedule.of(scene("", now), Scene.B);
  }

  Finding judge(Rule rule, String arm, long now) {
    return rule.judge(scene(arm, now));
  }

  /** What a rule says of every arm whose name begins so. */
  Map<String, Finding> judgeAll(Rule rule, String prefix, long now) {
    Map<String, Finding> findings = new HashMap<>();
    listeners.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> findings.put(name, judge(rule, name, now)));
    return findings;
  }
}
