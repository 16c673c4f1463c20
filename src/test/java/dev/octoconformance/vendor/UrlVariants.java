package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Other ways to treat URLs and their credentials, all of them right. */
final class UrlVariants {
  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?i)https?://([^/?#@]*@)?(localhost|127[.]|10[.]|192[.]168[.]|\\[::)", Pattern.DOTALL);

  private UrlVariants() {}

  /** What leads to this very machine, or into a network of its own, is refused before all else. */
  static Behaviour withoutPrivateAddresses() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (PRIVATE.matcher(String.valueOf(body.get("url"))).lookingAt()) {
          throw new Refusal(
              Answer.error(422, "UNPROCESSABLE_ENTITY", "The url leads to a private address"));
        }
      }
    };
  }

  static Behaviour withSmallHexDigits() {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        return ESCAPE
            .matcher(super.target(delivery, attempt, url))
            .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
      }
    };
  }

  /** In Latin-1, where that has the letters. */
  static Behaviour inLatin1() {
    return new CredentialFaults.Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        if (right == null) {
          return null;
        }
        byte[] pair = Base64.getDecoder().decode(right);
        String text = new String(pair, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
      }
    };
  }

  /** They are sent only when the receiver asks for them, as another request right behind. */
  static Behaviour whenAskedFor() {
    return new Behaviour() {
      private final ThreadLocal<Boolean> asked = ThreadLocal.withInitial(() -> false);

      @Override
      @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
        return asked.get() ? super.basicCredentials(delivery, attempt, url) : null;
      }

      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome first = super.attempt(delivery, attempt);
        if (first.status() != 401 || !CredentialFaults.areIn(delivery.webhook().url())) {
          return first;
        }
        asked.set(true);
        try {
          return super.attempt(delivery, attempt);
        } finally {
          asked.remove();
        }
      }
    };
  }
}
