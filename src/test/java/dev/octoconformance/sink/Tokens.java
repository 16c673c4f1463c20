package dev.octoconformance.sink;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unguessable path segments: 128 bits that follow from the run's seed and a name, so that a
 * recorded run can be judged again with the same URLs.
 *
 * @param seed the secret of the run
 */
public record Tokens(String seed) {
  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");

  /** The token for this name, 26 lower-case letters and digits. */
  public String of(String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] bits = new byte[16];
      System.arraycopy(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)), 0, bits, 0, 16);
      String digits = new BigInteger(1, bits).toString(36);
      return "w" + "0".repeat(25 - digits.length()) + digits;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /**
   * The first token in a request-target of those that somebody was given; empty when there is none.
   */
  static Optional<String> expected(String requestTarget, Answers answers) {
    return in(requestTarget).filter(answers::expects);
  }

  /** The first token in a request-target; empty when there is none. */
  static Optional<String> in(String requestTarget) {
    Matcher matcher = TOKEN.matcher(requestTarget.toLowerCase(Locale.ROOT));
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
