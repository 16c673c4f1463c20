package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Redaction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user and a password, decoded. In a journal that was read from a file the password is a mask,
 * the same one for the same password.
 *
 * @param user the name
 * @param password the password; empty when there is none
 */
record Credentials(String user, String password) {
  private static final Pattern USERINFO = Pattern.compile("^[^/]*//([^/?#]*)@");
  private static final Pattern BASIC = Pattern.compile("(?i)^Basic\\s+(\\S.*)$");
  private static final Pattern MASKED = Pattern.compile("^\\[(.*?):(.*)]$");

  /** Those of a URL; empty when it has none. */
  static Optional<Credentials> of(String url) {
    Matcher userinfo = USERINFO.matcher(url);
    return userinfo.find() ? Optional.of(pair(userinfo.group(1)).decoded()) : Optional.empty();
  }

  /** Those of the webhook of an arm; empty when its URL has none. */
  static Optional<Credentials> of(Armed armed) {
    return of(armed.url());
  }

  private static Credentials pair(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Credentials(text, "")
        : new Credentials(text.substring(0, colon), text.substring(colon + 1));
  }

  private Credentials decoded() {
    return new Credentials(decoded(user), decoded(password));
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher hex = Pattern.compile("%([0-9A-Fa-f]{2})").matcher(text);
    int at = 0;
    while (hex.find()) {
      bytes.writeBytes(text.substring(at, hex.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(Integer.parseInt(hex.group(1), 16));
      at = hex.end();
    }
    bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Those that a field value has for basic authentication, read as UTF-8. */
  static Optional<Credentials> sent(String authorization) {
    return sent(authorization, StandardCharsets.UTF_8);
  }

  /** The same in another encoding. */
  static Optional<Credentials> sent(String authorization, Charset charset) {
    Matcher basic = BASIC.matcher(authorization.strip());
    if (!basic.matches()) {
      return Optional.empty();
    }
    Matcher masked = MASKED.matcher(basic.group(1));
    if (masked.matches()) {
      return Optional.of(new Credentials(masked.group(1), masked.group(2)));
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(basic.group(1));
      return Optional.of(pair(new String(bytes, charset)));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** Whether a field value is masked as a whole, so that nobody can tell what it was. */
  static boolean areHidden(String authorization) {
    Matcher basic = BASIC.matcher(authorization.strip());
    return basic.matches() && basic.group(1).startsWith(Redaction.MASK);
  }

  /** The values of the Authorization lines of a delivery. */
  static List<String> lines(Delivery delivery) {
    return delivery.arrival().headerValues("Authorization");
  }

  /** Whether a delivery brings exactly these. */
  boolean areIn(Delivery delivery) {
    return lines(delivery).stream().anyMatch(line -> sent(line).filter(this::equals).isPresent());
  }

  /** Whether a delivery brought none, and the sink asked for them. */
  static boolean areAskedFor(Armed armed, Delivery delivery) {
    return delivery.arrival().answered() == 401
        && lines(delivery).isEmpty()
        && of(armed).isPresent();
  }

  /** How they differ from others, in words. */
  String beside(Credentials others) {
    return user.equals(others.user()) && !equals(others)
        ? "user \"%s\" with another password".formatted(user)
        : toString();
  }

  /** As reports name them: without the password. */
  @Override
  public String toString() {
    return "user \"%s\" %s"
        .formatted(user, password.isEmpty() ? "without password" : "with password");
  }
}
