package dev.octoconformance.rule;

import dev.octoconformance.journal.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A custom header is one line on the wire, whatever stands in its name and its value. */
public final class SmuggledLines {

  /** The name of the line that rows try to add by way of another. */
  static final String SMUGGLED = "X-Octo-Smuggled";

  private SmuggledLines() {}

  /**
   * The webhook is refused, or what was given for a header makes no line of its own; that it never
   * fires, or that something forbidden remains inside of the line, is a warning.
   */
  public static Rule neverAppear() {
    return Framing.seen(
        Oddities.refusedOr(scene -> Heard.byThen(SmuggledLines::judge).judge(scene)));
  }

  private static Finding judge(Heard heard) {
    List<Delivery> smuggling =
        heard.deliveries().stream().filter(d -> smuggled(d).isPresent()).toList();
    if (!smuggling.isEmpty()) {
      return Finding.broken(
          "A custom header makes a line of its own in the request.",
          "no line " + SMUGGLED,
          GivenHeaders.shown(smuggled(smuggling.get(0)).orElse("")),
          Heard.ids(smuggling));
    }
    if (heard.events().isEmpty()) {
      return heard.obscure().isEmpty() ? silent(heard) : heard.unreadable();
    }
    GivenHeaders given = GivenHeaders.of(heard.scene(), heard.armed());
    List<Delivery> impure =
        heard.events().stream().filter(d -> forbidden(d, given).isPresent()).toList();
    return impure.isEmpty()
        ? Finding.holds(
            "The header makes no line of its own: %d deliveries looked at."
                .formatted(heard.events().size()),
            Heard.ids(heard.events()))
        : Finding.slight(
            "A custom header is sent with what HTTP forbids in it.",
            "a refusal, or a line that holds nothing forbidden",
            GivenHeaders.shown(forbidden(impure.get(0), given).orElse("")),
            Heard.ids(impure));
  }

  private static Finding silent(Heard heard) {
    Finding silence = Oddities.silent(heard.scene());
    return silence instanceof Finding.Broken broken
        ? broken.lightened("a refusal, or a webhook that works", "a webhook that never fires")
        : silence;
  }

  /** The header lines as they are on the wire, of which a lone carriage return is a part. */
  private static Stream<String> lines(Delivery delivery) {
    return Stream.of(String.valueOf(delivery.arrival().head()).split("\r?\n", -1)).skip(1);
  }

  private static Optional<String> smuggled(Delivery delivery) {
    return lines(delivery).filter(line -> begins(line, SMUGGLED + ":")).findFirst();
  }

  /** A line with a character that HTTP forbids in it, or with a name that is none. */
  private static Optional<String> forbidden(Delivery delivery, GivenHeaders given) {
    return lines(delivery)
        .filter(
            line ->
                line.chars().anyMatch(c -> c == '\r' || c == '\0')
                    || given.all().stream().anyMatch(header -> isForbiddenNameOf(header, line)))
        .findFirst();
  }

  private static boolean isForbiddenNameOf(Header header, String line) {
    return !header.name().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        && begins(line, header.name() + ":");
  }

  private static boolean begins(String line, String beginning) {
    return line.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
  }
}
