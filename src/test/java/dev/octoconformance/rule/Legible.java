package dev.octoconformance.rule;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** The forms in which a field value beyond ASCII can be read by who receives it. */
final class Legible {
  private static final Set<Charset> CHARSETS =
      Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);

  private Legible() {}

  /**
   * Whether a value arrived as it was given: its bytes in UTF-8 or Latin-1, however they were read;
   * percent-encoded, alone or as RFC 8187 has it; as an encoded word of RFC 2047; or escaped as
   * JSON does it.
   */
  static boolean is(String given, String found) {
    String value = found.strip();
    String percent = URLEncoder.encode(given, StandardCharsets.UTF_8).replace("+", "%20");
    String word = Base64.getEncoder().encodeToString(given.getBytes(StandardCharsets.UTF_8));
    String lower = value.toLowerCase(Locale.ROOT);
    return CHARSETS.stream()
            .filter(charset -> charset.newEncoder().canEncode(given))
            .flatMap(
                charset ->
                    CHARSETS.stream().map(other -> new String(given.getBytes(charset), other)))
            .anyMatch(value::equals)
        || lower.endsWith(percent.toLowerCase(Locale.ROOT))
        || lower.contains("=?utf-8?b?" + word.toLowerCase(Locale.ROOT) + "?=")
        || lower.contains("=?utf-8?q?" + percent.replace('%', '=').toLowerCase(Locale.ROOT) + "?=")
        || lower.equals(escaped(given));
  }

  private static String escaped(String given) {
    StringBuilder escaped = new StringBuilder();
    given
        .chars()
        .forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return escaped.toString();
  }
}
