package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Facts about a run that accuse nobody and tell what its verdicts are worth. */
public final class Surroundings {
  /** The scope of the request that the sink was sent by us, at its public URL. */
  public static final String PROBE = "sink probe";

  /** The scope of the first look at the list of webhooks. */
  public static final String LIST_BEFORE = "the list before the run";

  private static final Set<Action> LIFE =
      Set.of(
          Action.RESERVE,
          Action.UPDATE_HOLD,
          Action.CONFIRM,
          Action.UPDATE_NOTES,
          Action.UPDATE_CONTACT,
          Action.UPDATE_REFERENCE,
          Action.UPDATE_UNITS,
          Action.CANCEL);
  private static final Pattern BETWEEN =
      Pattern.compile("(?i)via|cf-ray|ngrok-.*|x-served-by|x-amz-cf-.*|x-tunnel.*|bore-.*");

  private Surroundings() {}

  /** How long the sink took to answer at its public URL. */
  public static Rule tellTheirRoundTrip() {
    return scene ->
        probe(
            scene,
            probe ->
                "The receiver answered at its public URL, %s, after %d ms."
                    .formatted(
                        probe.request().url().replaceFirst("(//[^/]*)/.*", "$1"),
                        probe.took().toMillis()));
  }

  /** Whether something between us and the sink's public URL left its name in the answer. */
  public static Rule tellTheirTunnel() {
    return scene -> probe(scene, Surroundings::between);
  }

  private static Finding probe(Scene scene, Function<Exchange, String> told) {
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.scope().equals(PROBE) && x.answer() != null)
        .findFirst()
        .<Finding>map(x -> new Finding.Seen(told.apply(x), List.of(x.id())))
        .orElseGet(() -> new Finding.Undecidable(Reason.ENV, "The receiver was not asked by us."));
  }

  private static String between(Exchange probe) {
    String marks =
        Objects.requireNonNull(probe.answer()).headers().stream()
            .map(Header::name)
            .filter(BETWEEN.asMatchPredicate())
            .distinct()
            .collect(Collectors.joining(", "));
    return marks.isEmpty()
        ? "Nothing between target and receiver left a mark in the receiver's answer."
        : "The receiver's answer came through something that added %s: broken connections cannot be shown through that."
            .formatted(marks);
  }

  /** How quickly the sink answered while many connections to it were held. */
  public static Rule tellTheirStrain() {
    return inTheEnd(
        scene -> {
          List<Note> tests = scene.evidence().notes(Scene.SINK_STRAINED);
          return tests.isEmpty()
              ? new Finding.Undecidable(Reason.ENV, "The receiver could not be put under strain.")
              : new Finding.Seen(
                  "With 30 connections held, the slowest of 10 answers of the receiver took "
                      + tests.stream()
                          .map(n -> Duration.parse(n.detail()).toMillis() + " ms")
                          .collect(Collectors.joining(" before the events and "))
                      + (tests.size() > 1 ? " after them." : ".")
                      + Standstills.of(scene)
                          .longerThan(Standstills.LONG)
                          .inWords()
                          .map(" "::concat)
                          .orElse(""),
                  tests.stream().map(Entry::id).toList());
        });
  }

  /** How many requests of the target reached the sink, and how many webhooks they were for. */
  public static Rule tellTheirArrivals() {
    return inTheEnd(
        scene -> {
          Set<String> tokens =
              scene.evidence().armed().map(Armed::token).collect(Collectors.toSet());
          List<Arrival> arrived =
              scene.evidence().arrivals().filter(a -> tokens.contains(a.token())).toList();
          long heard = arrived.stream().map(Arrival::token).distinct().count();
          String turnedAway =
              Unheard.told(scene.evidence()).stream()
                  .map(" "::concat)
                  .collect(Collectors.joining());
          return arrived.isEmpty()
              ? new Finding.Seen(
                  "Nothing arrived at any of %d webhooks%s"
                      .formatted(
                          tokens.size(),
                          turnedAway.isEmpty()
                              ? ": the target probably cannot reach the sink."
                              : "." + turnedAway),
                  List.of())
              : new Finding.Seen(
                  "%d requests arrived, at %d of %d webhooks.%s"
                      .formatted(arrived.size(), heard, tokens.size(), turnedAway),
                  List.of(arrived.get(0).id()));
        });
  }

  /** What was listed before the run, and that nothing of it was deleted. */
  public static Rule tellTheirStrangers() {
    return inTheEnd(
        scene -> {
          Set<String> before = new TreeSet<>();
          scene
              .evidence()
              .exchanges()
              .filter(x -> x.scope().equals(LIST_BEFORE))
              .forEach(x -> json(x).forEach(item -> before.add(item.path("id").asString(""))));
          List<Exchange> deletions =
              scene
                  .evidence()
                  .exchanges()
                  .filter(x -> x.request().method().equals("DELETE"))
                  .toList();
          long touched = deletions.stream().filter(x -> before.contains(id(x))).count();
          return new Finding.Seen(
              "%s before the run; of %d requests to delete, %s named one of them."
                  .formatted(
                      before.isEmpty()
                          ? "No webhook was listed"
                          : "The list showed " + before.size() + " webhooks of others",
                      deletions.size(),
                      touched == 0 ? "none" : touched),
              deletions.stream().filter(x -> before.contains(id(x))).map(Entry::id).toList());
        });
  }

  private static String id(Exchange deletion) {
    String segment = deletion.request().url().replaceFirst(".*/", "");
    try {
      return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return segment;
    }
  }

  private static JsonNode json(Exchange exchange) {
    return Delivery.json(exchange.answer() == null ? "" : exchange.answer().body().text());
  }

  /** Which steps in the life of a booking the target accepted. */
  public static Rule tellTheirBooking() {
    return inTheEnd(
        scene -> {
          List<Trigger> life =
              scene.triggers(Scene.A).filter(t -> LIFE.contains(t.action())).toList();
          return new Finding.Seen(
              "Of one booking the target accepted: %s; it refused: %s."
                  .formatted(words(life, Trigger::accepted), words(life, t -> !t.accepted())),
              life.stream().map(Trigger::exchange).toList());
        });
  }

  private static String words(List<Trigger> life, Predicate<Trigger> which) {
    String words =
        life.stream()
            .filter(which)
            .map(trigger -> trigger.action().words())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing" : words;
  }

  /** How many webhooks were alive at once, and whether that was the most that the target takes. */
  public static Rule tellTheirLimit() {
    return inTheEnd(
        scene -> {
          List<Note> limit = scene.evidence().notes(Scene.LIMIT_REACHED);
          String alive = "%d webhooks were alive at once.".formatted(most(scene));
          return limit.isEmpty()
              ? new Finding.Seen(alive, List.of())
              : new Finding.Seen(alive + " " + limit.get(0).detail(), List.of(limit.get(0).id()));
        });
  }

  private static int most(Scene scene) {
    Set<String> creating =
        scene
            .evidence()
            .armed()
            .map(armed -> scene.evidence().exchange(armed.exchange()).request().url())
            .collect(Collectors.toSet());
    Set<String> alive = new TreeSet<>();
    int most = 0;
    for (Exchange exchange : scene.evidence().exchanges().filter(Exchange::succeeded).toList()) {
      String method = exchange.request().method();
      if (method.equals("DELETE")) {
        alive.remove(id(exchange));
      } else if (method.equals("POST") && creating.contains(exchange.request().url())) {
        alive.add(json(exchange).path("id").asString(""));
      }
      most = Math.max(most, alive.size());
    }
    return most;
  }

  /** A fact that is told when everything is over, of what was until then. */
  static Rule inTheEnd(Function<Scene, Finding> told) {
    return scene ->
        scene
            .evidence()
            .note(Scene.ALL_OVER)
            .map(over -> told.apply(until(over, scene)))
            .orElseGet(() -> new Finding.NotYet(null));
  }

  private static Scene until(Note over, Scene scene) {
    Evidence then = scene.evidence().first(scene.evidence().entries().indexOf(over));
    return new Scene(then, scene.arm(), scene.now(), scene.terms());
  }
}
