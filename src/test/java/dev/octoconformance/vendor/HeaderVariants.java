package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Other ways to deal with custom headers, all of them right. */
final class HeaderVariants {
  private static final int MOST = 20;
  private static final int LONGEST = 4096;
  private static final int LONG = 1000;
  private static final Set<String> OF_THE_SENDER = Set.of("content-type", "user-agent", "accept");

  private HeaderVariants() {}

  /** Headers of this kind are refused. */
  private static Behaviour refusing(Predicate<@Nullable Object> unwanted, String message) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (unwanted.test(body.get("headers"))) {
          throw Refusal.badRequest(message);
        }
        super.examine(call, body);
      }
    };
  }

  static Behaviour authorizationRefused() {
    return refusing(OddHeaders.name("authorization"::equals), "headers must not set Authorization");
  }

  static Behaviour modest() {
    return refusing(
        OddHeaders.moreThan(MOST)
            .or(OddHeaders.longerThan(LONGEST))
            .or(OddHeaders.beyondAscii())
            .or(OddHeaders.empty())
            .or(OddHeaders.name(OF_THE_SENDER::contains)),
        "headers are few and short, in ASCII, and none of ours");
  }

  static Behaviour plain() {
    return refusing(
        OddHeaders.name(name -> !name.matches("[0-9a-z-]+")).or(OddHeaders.longerThan(LONG)),
        "headers have plain names and short values");
  }

  /** What the sender says of itself and of the body is not up to the webhook. */
  static Behaviour ownHeadersWin() {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return super.customHeaders(delivery, attempt).stream()
            .filter(line -> !OF_THE_SENDER.contains(line.name().toLowerCase(Locale.ROOT)))
            .toList();
      }
    };
  }

  /** Whatever is given is accepted, and made into lines that can be sent. */
  static Behaviour mended() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body.has("headers") ? body.copy().without("headers") : body);
      }

      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        Webhook webhook = super.drafted(call, json);
        return webhook.withHeaders(sendable(json.object("headers")));
      }
    };
  }

  private static Map<String, String> sendable(JsonObject given) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : given.names()) {
      Object value = given.get(name);
      if (Plain.isToken(name) && !WebhookBody.isUnsendable(name) && value != null) {
        headers.put(name, plain(String.valueOf(value)));
      }
    }
    return headers;
  }

  /** Control characters become spaces; what is beyond ASCII is percent-encoded. */
  private static String plain(String value) {
    StringBuilder plain = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      plain.append(c < ' ' || c == 127 ? " " : c < 127 ? (char) c : "%%%02X".formatted(c));
    }
    return plain.toString();
  }
}
