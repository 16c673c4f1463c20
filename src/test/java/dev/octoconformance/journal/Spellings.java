package dev.octoconformance.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets wherever they stand in a text, however they are spelled: in any case, as hex or Base64,
 * and with every character escaped for URLs, HTML or JSON, once or several times.
 */
final class Spellings {
  private static final int PASSES = 3;
  private static final int LEAST_BASE64 = 6;
  private static final Map<String, String> NAMED =
      Map.of("&", "amp", "<", "lt", ">", "gt", "\"", "quot", "'", "apos", "/", "sol", "+", "plus");
  private static final Pattern ESCAPED =
      Pattern.compile(
          "(?:%[0-9a-fA-F]{2})+|&#([0-9]{1,6});|&#[xX]([0-9a-fA-F]{1,5});"
              + "|&(amp|lt|gt|quot|apos|sol|plus|equals);"
              + "|\\\\u([0-9a-fA-F]{4})|\\\\([/\"\\\\])");

  private final List<String> masks;
  private final Set<String> needles = new LinkedHashSet<>();
  private final Pattern plain;

  /** The plain forms too, but much slower. */
  private final Pattern escaped;

  /** The spellings of these secrets, each with what stands for it; the longest first. */
  Spellings(List<Map.Entry<String, String>> secrets) {
    masks = secrets.stream().map(Map.Entry::getValue).toList();
    List<List<String>> forms = secrets.stream().map(secret -> plainForms(secret.getKey())).toList();
    plain = compiled(forms, Pattern::quote);
    escaped = compiled(forms, Spellings::escapedAnyhow);
    forms.stream()
        .flatMap(List::stream)
        .flatMap(form -> Stream.of(form, form.replace(' ', '+')))
        .forEach(form -> needles.add(form.toLowerCase(Locale.ROOT)));
  }

  private static Pattern compiled(List<List<String>> forms, UnaryOperator<String> spelling) {
    return Pattern.compile(
        forms.stream()
            .map(one -> one.stream().map(spelling).collect(Collectors.joining("|", "(", ")")))
            .collect(Collectors.joining("|")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The text with what stands for the secrets in their places. */
  String masked(String text) {
    String masked = text;
    for (Pattern pattern : List.of(plain, escaped)) {
      if (!mayHoldOne(masked)) {
        break;
      }
      masked = pattern.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(mask(found)));
    }
    return masked;
  }

  /** What stands for this spelling; empty when it is none. */
  Optional<String> maskOf(String spelling) {
    Matcher whole = escaped.matcher(spelling);
    return whole.matches() ? Optional.of(mask(whole)) : Optional.empty();
  }

  private String mask(MatchResult found) {
    int group = 1;
    while (found.group(group) == null) {
      group++;
    }
    return masks.get(group - 1);
  }

  /** Most texts hold no secret, and patterns are slow. */
  private boolean mayHoldOne(String text) {
    String plainly = text;
    for (int pass = 0; pass < PASSES; pass++) {
      String before = plainly;
      if (plainly.indexOf('%') >= 0 || plainly.indexOf('&') >= 0 || plainly.indexOf('\\') >= 0) {
        plainly = ESCAPED.matcher(plainly).replaceAll(e -> Matcher.quoteReplacement(unescaped(e)));
      }
      if (plainly.equals(before)) {
        break;
      }
    }
    String folded = plainly.toLowerCase(Locale.ROOT);
    return needles.stream().anyMatch(folded::contains);
  }

  private static String unescaped(MatchResult escaped) {
    if (escaped.group().startsWith("%")) {
      return new String(
          HexFormat.of().parseHex(escaped.group().replace("%", "")), StandardCharsets.UTF_8);
    }
    if (escaped.group(3) != null) {
      String name = escaped.group(3).toLowerCase(Locale.ROOT);
      return NAMED.entrySet().stream()
          .filter(named -> named.getValue().equals(name))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("=");
    }
    if (escaped.group(5) != null) {
      return escaped.group(5);
    }
    int point =
        escaped.group(1) != null
            ? Integer.parseInt(escaped.group(1))
            : Integer.parseInt(escaped.group(2) == null ? escaped.group(4) : escaped.group(2), 16);
    return Character.isValidCodePoint(point) ? Character.toString(point) : "";
  }

  /** What stands for it where nothing is escaped, the longest first. */
  private static List<String> plainForms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>(List.of(secret, HexFormat.of().formatHex(bytes)));
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      forms.add(encoder.encodeToString(bytes));
      forms.add(encoder.withoutPadding().encodeToString(bytes));
      for (int shift = 0; shift < 3; shift++) {
        String core = core(encoder, bytes, shift);
        if (core.length() >= LEAST_BASE64) {
          forms.add(core);
        }
      }
    }
    return forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** What Base64 makes of it behind so many other bytes, without what depends on its neighbours. */
  private static String core(Base64.Encoder encoder, byte[] bytes, int shift) {
    byte[] behind = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, behind, shift, bytes.length);
    String all = encoder.withoutPadding().encodeToString(behind);
    int from = (shift * 8 + 5) / 6;
    int to = behind.length * 8 / 6;
    return all.substring(Math.min(from, to), to);
  }

  private static String escapedAnyhow(String text) {
    StringBuilder pattern = new StringBuilder();
    text.codePoints().forEach(point -> pattern.append(escapedAnyhow(point)));
    return pattern.toString();
  }

  private static String escapedAnyhow(int point) {
    String plain = Character.toString(point);
    List<String> forms = new ArrayList<>();
    boolean word = Character.isLetterOrDigit(point);
    forms.add((word ? "" : "\\\\*") + Pattern.quote(plain));
    StringBuilder percent = new StringBuilder();
    for (byte one : plain.getBytes(StandardCharsets.UTF_8)) {
      percent.append("%(?:25)*").append(HexFormat.of().toHexDigits(one));
    }
    forms.add(percent.toString());
    forms.add("&(?:amp;)*#0*" + point + ";");
    forms.add("&(?:amp;)*#x0*" + Integer.toHexString(point) + ";");
    plain
        .chars()
        .mapToObj(unit -> "\\\\+u" + HexFormat.of().toHexDigits((char) unit))
        .reduce(String::concat)
        .ifPresent(forms::add);
    if (NAMED.containsKey(plain)) {
      forms.add("&(?:amp;)*" + NAMED.get(plain) + ";");
    }
    if (point == ' ') {
      forms.add("(?:\\+|%(?:25)*2b)");
    }
    return "(?:" + String.join("|", forms) + ")";
  }
}
