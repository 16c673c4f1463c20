package dev.octoconformance.rule;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The request-targets that URLs stand for. */
final class Targets {
  private static final Pattern HEX = Pattern.compile("%[0-9A-Fa-f]{2}");

  private Targets() {}

  /** Path and query of a URL as they are sent: with a slash where there is no path. */
  static String of(String url) {
    String rest = url.replaceFirst("#.*", "").replaceFirst("^[^/]*//[^/?]*", "");
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** What follows the token, and the token itself: in front of it a gateway may put a path. */
  static String from(String token, String target) {
    int at = target.toLowerCase(Locale.ROOT).indexOf(token);
    return at < 0 ? target : target.substring(at);
  }

  /** Whether two are the same but for the case of the digits of escaped characters. */
  static boolean areSame(String one, String other) {
    return inCapitals(one).equals(inCapitals(other));
  }

  /**
   * What was done to a target on its way, as far as that can be told, in brackets behind a space;
   * empty where it cannot.
   */
  static String change(String given, String found) {
    return how(given, found).map(" (%s)"::formatted).orElse("");
  }

  private static Optional<String> how(String given, String found) {
    if (given.contains("%") && areSame(given.replace("%", "%25"), found)) {
      return Optional.of("quoted twice: each % became %25");
    }
    if (!given.contains("?") || !found.contains("?")) {
      return found.isEmpty() || !given.startsWith(found)
          ? decoded(given, found)
          : Optional.of(
              given.charAt(found.length()) == '?'
                  ? "the query is missing"
                  : "cut after %d of %d characters".formatted(found.length(), given.length()));
    }
    String asked = given.substring(given.indexOf('?') + 1);
    String sent = found.substring(found.indexOf('?') + 1);
    if (given.indexOf('?') != found.indexOf('?')) {
      return decoded(given, found);
    }
    if (asked.startsWith(sent)) {
      return Optional.of("cut after %d of %d characters".formatted(found.length(), given.length()));
    }
    if (sorted(asked).equals(sorted(sent))) {
      return Optional.of("the same parameters, in another order");
    }
    if (areSame(asked.replace("%20", "+"), sent)) {
      return Optional.of("each %20 became +");
    }
    return decoded(given, found);
  }

  private static Optional<String> decoded(String given, String found) {
    try {
      return given.contains("%")
              && URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8).equals(found)
          ? Optional.of("what was escaped is not any more")
          : Optional.empty();
    } catch (IllegalArgumentException notEscaped) {
      return Optional.empty();
    }
  }

  private static List<String> sorted(String query) {
    return Stream.of(inCapitals(query).split("&", -1)).sorted().toList();
  }

  private static String inCapitals(String target) {
    return HEX.matcher(target).replaceAll(hex -> hex.group().toUpperCase(Locale.ROOT));
  }
}
