package dev.octoconformance.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is a credential by the place where it stands, for nobody says so of a text of his own. */
final class Credentials {
  private static final String NAME =
      "[\\w.-]*(?:token|secret|passw|pwd|credential|signature|auth|session|cookie|api-?_?key|access-?_?key)[\\w.-]*"
          + "|(?:[\\w.-]*[._-])?key|sig|code";
  private static final Pattern NAMED = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);

  /** A parameter of a URL or a form, an option of a command, a member of JSON. */
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?:(?<=[?&\\s\"'{])|^)(?:--?)?[\"']?(?:"
              + NAME
              + ")(?:=|\\s+(?!-)|[\"']?\\s*:\\s*)[\"']?([^\\s&#\"'{}]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "cache-control",
          "content-language",
          "content-type",
          "host",
          "origin",
          "referer",
          "user-agent");

  /** Words, numbers and dates as they stand in headers that are no secret. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Za-z]{1,20}(?:[-_/+. ,;=*]{1,2}[A-Za-z]{1,20}){0,8}|[0-9.:/-]{1,10}|\\*(?:/\\*)?");

  private Credentials() {}

  /** Whether the value of a header is a secret wherever it stands. */
  static boolean isSecret(String header, String value) {
    if (HARMLESS.contains(header.toLowerCase(Locale.ROOT))) {
      return false;
    }
    return NAMED.matcher(header).matches() || !PLAIN.matcher(value.strip()).matches();
  }

  /** The credentials in a text, as written and percent-decoded. */
  static List<String> in(String text) {
    List<String> found = new ArrayList<>(Userinfo.passwords(text));
    Matcher named = IN_TEXT.matcher(text);
    while (named.find()) {
      found.add(named.group(1));
      String decoded = decoded(named.group(1));
      if (!decoded.equals(named.group(1))) {
        found.add(decoded);
      }
    }
    return found;
  }

  /** The text with a mask in the place of every credential. */
  static String masked(String text) {
    StringBuilder masked = new StringBuilder();
    Matcher named = IN_TEXT.matcher(Userinfo.masked(text));
    while (named.find()) {
      int from = named.start(1) - named.start();
      named.appendReplacement(
          masked, Matcher.quoteReplacement(named.group().substring(0, from) + Secret.MASK));
    }
    return named.appendTail(masked).toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
