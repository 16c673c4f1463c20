package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** In which language deliveries are written. */
public final class GuestLanguage {
  private static final Finding ONE_LANGUAGE =
      new Finding.NotApplicable(
          "The target shows the same texts of the product whatever Accept-Language says; if it has"
              + " others, name their languages in declared.languages.");

  private GuestLanguage() {}

  /**
   * Texts that a delivery is compared by.
   *
   * @param wanted the booking in the language that is expected
   * @param other the booking in the language that would be wrong
   * @param language the language that is expected, in words
   */
  private record Ruler(JsonNode wanted, JsonNode other, String language) {

    List<String> pointers() {
      return Texts.differing(wanted, other);
    }

    boolean hasTexts(JsonNode booking) {
      return pointers().stream().anyMatch(at -> booking.at(at).isString());
    }

    boolean isWanted(JsonNode booking) {
      return pointers().stream().anyMatch(at -> booking.at(at).equals(wanted.at(at)));
    }

    boolean isOther(JsonNode booking) {
      return pointers().stream().anyMatch(at -> booking.at(at).equals(other.at(at)));
    }
  }

  private interface Measure {
    Optional<Ruler> ruler(Oracle oracle, Duration from, String guest, String later);
  }

  /** What is delivered of a booking is written in the language of its guest. */
  public static Rule isSpoken() {
    return of(
        Action.CONFIRM,
        List.of(Action.CONFIRM, Action.UPDATE_NOTES),
        (oracle, from, guest, later) ->
            ruler(
                oracle.largely(from, guest),
                oracle.largely(from),
                "the language of the guest, " + guest));
  }

  /** What is delivered is written in the language that the API uses when it is told none. */
  public static Rule isNotSpoken() {
    return of(
        Action.CONFIRM,
        List.of(Action.CONFIRM, Action.UPDATE_NOTES),
        (oracle, from, guest, later) ->
            ruler(oracle.largely(from), oracle.largely(from, guest), "the default language"));
  }

  /** Once the guest speaks another language, what is delivered is written in that. */
  public static Rule isTheNewOne() {
    return of(
        Action.UPDATE_CONTACT,
        List.of(Action.UPDATE_REFERENCE, Action.UPDATE_UNITS, Action.CANCEL),
        (oracle, from, guest, later) ->
            ruler(
                oracle.largely(from, later),
                oracle.largely(Duration.ZERO, guest),
                "the new language of the guest, " + later));
  }

  private static Optional<Ruler> ruler(
      List<Oracle.Look> wanted, List<Oracle.Look> other, String language) {
    return wanted.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ruler(wanted.get(0).booking(), other.get(0).booking(), language));
  }

  private static Rule of(Action set, List<Action> told, Measure measure) {
    return Heard.ofBookings(
        heard -> {
          Optional<Note> found = heard.scene().evidence().note(Scene.LANGUAGES);
          Optional<Trigger> from = heard.accepted(set);
          if (found.isEmpty() || from.isEmpty()) {
            return Updates.missing(heard.scene(), "The language of the guest could not be set.");
          }
          String[] languages = found.get().detail().split(" ", -1);
          if (languages.length < 2) {
            return ONE_LANGUAGE;
          }
          String wanted = set == Action.CONFIRM ? languages[0] : languages[1];
          Oracle oracle = Oracle.of(heard.scene()).orElseThrow();
          if (!isKept(oracle, from.get(), wanted)) {
            return new Finding.NotApplicable(
                "The target does not keep contact.locales of a booking (asked for: %s)."
                    .formatted(wanted));
          }
          Optional<Ruler> ruler =
              measure.ruler(oracle, from.get().done(), languages[0], languages[1]);
          if (ruler.isEmpty()) {
            return new Finding.Undecidable(
                Reason.TRIG, "The booking could not be read in both languages.");
          }
          return ruler.get().pointers().isEmpty()
              ? ONE_LANGUAGE
              : finding(ruler.get(), told(heard, told));
        });
  }

  private static boolean isKept(Oracle oracle, Trigger set, String language) {
    return oracle.plainly(set.done()).stream()
        .limit(1)
        .flatMap(look -> look.booking().path("contact").path("locales").valueStream())
        .anyMatch(locale -> locale.asStringOpt().orElse("").equals(language));
  }

  private static List<Delivery> told(Heard heard, List<Action> actions) {
    return actions.stream()
        .flatMap(action -> heard.accepted(action).stream())
        .flatMap(trigger -> Oracle.told(heard, trigger).stream())
        .toList();
  }

  private static Finding finding(Ruler ruler, List<Delivery> told) {
    List<Delivery> written =
        told.stream().filter(d -> ruler.hasTexts(d.booking().orElseThrow())).toList();
    if (written.isEmpty()) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          "CPS-01: no delivery shows the texts that octo/content adds, so its language is"
              + " unknown.");
    }
    List<Delivery> wrong =
        written.stream()
            .filter(d -> !ruler.isWanted(d.booking().orElseThrow()))
            .filter(d -> ruler.isOther(d.booking().orElseThrow()))
            .toList();
    String at = ruler.pointers().get(0);
    return wrong.isEmpty()
        ? Finding.holds(
            "%d deliveries are written in %s.".formatted(written.size(), ruler.language()),
            Heard.ids(written))
        : Finding.broken(
            "Deliveries are not written in %s.".formatted(ruler.language()),
            "/booking%s: %s".formatted(at, ruler.wanted().at(at)),
            wrong.get(0).booking().orElseThrow().at(at).toString(),
            Heard.ids(wrong));
  }

  /** A booking of a guest whose language nobody knows is delivered like any other. */
  public static Rule mayBeUnknown() {
    return Heard.byThen(
        heard -> {
          Optional<Trigger> confirm =
              heard
                  .scene()
                  .trigger(Scene.READ, Action.CONFIRM)
                  .filter(trigger -> trigger.booking() != null);
          if (confirm.isEmpty()) {
            return new Finding.Undecidable(Reason.TRIG, "No further booking could be made.");
          }
          if (!confirm.get().accepted()) {
            return new Finding.NotApplicable(
                "The target takes no booking of a guest whose language it does not know.");
          }
          String uuid = String.valueOf(confirm.get().booking());
          List<Delivery> told = heard.deliveries().stream().filter(d -> d.mentions(uuid)).toList();
          if (!told.isEmpty()) {
            return Finding.holds(
                "The booking of a guest with an unknown language was delivered.", Heard.ids(told));
          }
          return heard.events().isEmpty()
              ? heard.silence()
              : Finding.broken(
                  "A booking was confirmed whose guest speaks a language that nobody knows, and"
                      + " it was not delivered.",
                  "a delivery, as of other bookings",
                  "none",
                  List.of(confirm.get().exchange()));
        });
  }

  /** Whether deliveries say in which language they are, as a fact. */
  public static Rule mayBeNamed() {
    return Heard.ofDeliveries(
        heard -> {
          TreeSet<String> named = new TreeSet<>();
          heard.events().forEach(d -> named.addAll(d.arrival().headerValues("Content-Language")));
          return new Finding.Seen(
              named.isEmpty()
                  ? "Deliveries do not say in which language they are written."
                  : "Deliveries say Content-Language: " + String.join(", ", named) + ".",
              Stream.of(heard.events().get(0)).map(Delivery::id).toList());
        });
  }
}
