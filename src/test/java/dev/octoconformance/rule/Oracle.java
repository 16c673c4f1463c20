package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the target itself shows of the booking of the success wave, with and without more
 * capabilities than usual.
 */
final class Oracle {
  private static final String PRICING = "/pricing";
  private static final List<Action> TOLD =
      List.of(
          Action.CONFIRM,
          Action.UPDATE_NOTES,
          Action.UPDATE_CONTACT,
          Action.UPDATE_REFERENCE,
          Action.UPDATE_UNITS,
          Action.CANCEL);

  /** One reading of the booking. */
  record Look(Exchange exchange, JsonNode booking) {}

  private final Scene scene;
  private final String uuid;
  private final List<String> usual;
  private final List<String> more;

  private Oracle(Scene scene, Trigger reserved, Trigger confirmed) {
    this.scene = scene;
    this.uuid = String.valueOf(confirmed.booking());
    this.usual = asked(scene.evidence().exchange(reserved.exchange()));
    this.more = asked(scene.evidence().exchange(confirmed.exchange()));
  }

  /** The oracle of the success wave; empty as long as its booking is not confirmed. */
  static Optional<Oracle> of(Scene scene) {
    return scene
        .trigger(Scene.A, Action.RESERVE)
        .flatMap(
            reserved ->
                scene
                    .trigger(Scene.A, Action.CONFIRM)
                    .filter(Trigger::accepted)
                    .map(confirmed -> new Oracle(scene, reserved, confirmed)));
  }

  private static List<String> asked(Exchange exchange) {
    return values(exchange, "Octo-Capabilities");
  }

  private static List<String> values(Exchange exchange, String header) {
    return exchange.request().headers().stream()
        .filter(line -> line.name().equalsIgnoreCase(header))
        .map(Header::value)
        .toList();
  }

  /** The capabilities that the larger readings asked for, in words. */
  String inWords() {
    return String.join(",", more);
  }

  /** Whether the call that caused this asked for more capabilities than usual. */
  boolean isAskedForMore(Trigger trigger) {
    return !more.equals(usual) && asked(scene.evidence().exchange(trigger.exchange())).equals(more);
  }

  /** The usual readings from then on, oldest first. */
  List<Look> plainly(Duration from) {
    return looks(usual, null, from);
  }

  /** The readings with more capabilities from then on, in no language in particular. */
  List<Look> largely(Duration from) {
    return more.equals(usual) ? List.of() : looks(more, null, from);
  }

  /** The readings with more capabilities from then on, in this language. */
  List<Look> largely(Duration from, String language) {
    return looks(more, language, from);
  }

  private List<Look> looks(
      List<String> capabilities,
      @org.jspecify.annotations.Nullable String language,
      Duration from) {
    List<String> wanted = language == null ? List.of() : List.of(language);
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.at().compareTo(from) >= 0)
        .filter(x -> x.request().method().equals("GET") && x.succeeded())
        .filter(x -> x.request().url().endsWith("/bookings/" + uuid))
        .filter(x -> asked(x).equals(capabilities))
        .filter(x -> values(x, "Accept-Language").equals(wanted))
        .flatMap(
            x ->
                Stream.ofNullable(x.answer())
                    .map(answer -> new Look(x, Delivery.json(answer.body().text()))))
        .filter(look -> look.booking().isObject())
        .toList();
  }

  /**
   * The JSON pointers of what more capabilities add to the booking: the price where there is one,
   * else everything; empty when they add nothing or it was not seen.
   */
  List<String> added() {
    Optional<Look> large = largely(Duration.ZERO).stream().findFirst();
    if (large.isEmpty()) {
      return List.of();
    }
    List<String> added = new ArrayList<>();
    plainly(Duration.ZERO).stream()
        .filter(look -> look.exchange().at().compareTo(large.get().exchange().at()) <= 0)
        .reduce((earlier, later) -> later)
        .ifPresent(plain -> compare("", plain.booking(), large.get().booking(), added));
    return added.contains(PRICING) ? List.of(PRICING) : added;
  }

  private static void compare(String at, JsonNode less, JsonNode more, List<String> added) {
    more.forEachEntry(
        (name, value) -> {
          String place = at + "/" + name.replace("~", "~0").replace("/", "~1");
          if (!less.has(name)) {
            added.add(place);
          } else if (value.isObject()) {
            compare(place, less.path(name), value, added);
          }
        });
  }

  /** Whether a delivery shows one of these. */
  static boolean shows(Delivery delivery, List<String> pointers) {
    return delivery
        .booking()
        .filter(
            booking ->
                pointers.stream()
                    .map(booking::at)
                    .anyMatch(found -> !found.isMissingNode() && !found.isNull()))
        .isPresent();
  }

  /** What an arm heard of one change and of none that was made after it. */
  static List<Delivery> told(Heard heard, Trigger trigger) {
    List<Trigger> later =
        changes(heard).stream().filter(t -> t.at().compareTo(trigger.at()) > 0).toList();
    return heard.readable().stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0)
        .filter(d -> Change.shows(d, trigger))
        .filter(d -> later.stream().noneMatch(t -> Change.shows(d, t)))
        .toList();
  }

  /** The accepted changes of the confirmed booking, its confirmation first. */
  static List<Trigger> changes(Heard heard) {
    return TOLD.stream().flatMap(action -> heard.accepted(action).stream()).toList();
  }
}
