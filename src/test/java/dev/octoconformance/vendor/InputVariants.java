package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Other ways to deal with creations that no client should ask for, all of them right. */
final class InputVariants {
  private static final String UNSAFE = " \"<>\\^`{|}";
  private static final List<String> FLAGS = List.of("retryOnError", "useContactLanguage");

  private InputVariants() {}

  /** What can be understood is put right. */
  static Behaviour tolerant() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        JsonObject right = putRight(body);
        String url = InputFaults.url(right);
        if (url.length() > 2000) {
          right = copy(right).with("url", url.substring(0, 2000)); // there is no limit
        }
        super.examine(call, right);
      }

      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        return super.drafted(call, putRight(json));
      }
    };
  }

  private static JsonObject copy(JsonObject body) {
    JsonObject copy = JsonObject.empty();
    body.names().forEach(name -> copy.with(name, body.get(name)));
    return copy;
  }

  private static JsonObject putRight(JsonObject body) {
    JsonObject right = copy(body);
    for (String flag : FLAGS) {
      Object value = body.get(flag);
      if (value instanceof String || value instanceof Long) {
        right.with(flag, !List.of("false", "0").contains(value.toString()));
      }
    }
    return body.text("url") == null ? right : right.with("url", encoded(InputFaults.url(body)));
  }

  /** The URL with everything encoded that must be, also at signs before the last one. */
  private static String encoded(String url) {
    int scheme = url.indexOf("://") + 3;
    int end = url.indexOf('/', scheme);
    int at = end < 0 ? -1 : url.lastIndexOf('@', end);
    StringBuilder encoded = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean inner = c == '@' && i >= scheme && i < at;
      boolean half = Character.isSurrogate(c) && !paired(url, i);
      if (inner || half || c < ' ' || UNSAFE.indexOf(c) >= 0) {
        for (byte b : String.valueOf(half ? '\uFFFD' : c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append(String.format("%%%02X", b & 0xFF));
        }
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static boolean paired(String url, int i) {
    return (i > 0 && Character.isSurrogatePair(url.charAt(i - 1), url.charAt(i)))
        || (i + 1 < url.length() && Character.isSurrogatePair(url.charAt(i), url.charAt(i + 1)));
  }

  /** Only what is labelled as JSON is read. */
  static Behaviour otherMediaTypesRefused() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        return call.is("POST", "octo", "webhooks") && !call.request().isLabelledAsJson()
            ? Answer.error(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be application/json")
            : super.handle(call);
      }
    };
  }

  /** A webhook can be changed and shown at its place. */
  static Behaviour moreMethods() {
    return InputFaults.otherwise("PATCH", (stage, webhook) -> Answer.json(webhook.shown()));
  }
}
