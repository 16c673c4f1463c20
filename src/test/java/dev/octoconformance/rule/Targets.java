package dev.octoconformance.rule;

import java.util.Locale;
import java.util.regex.Pattern;

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

  private static String inCapitals(String target) {
    return HEX.matcher(target).replaceAll(hex -> hex.group().toUpperCase(Locale.ROOT));
  }
}
