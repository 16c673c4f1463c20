package dev.octoconformance.vendor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The body of a request that creates a webhook: what it asks for, and whether it may. */
record WebhookBody(JsonObject json) {
  private static final int LONGEST_URL = 8192;
  private static final int LARGEST_HEADERS = 64 * 1024;
  private static final Set<String> UNSENDABLE =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "expect",
          "upgrade",
          "te",
          "trailer",
          "keep-alive",
          "proxy-connection");

  /**
   * Passes if a webhook made from this body can work.
   *
   * @throws Refusal with the first thing that is wrong
   */
  void check() {
    checkUrl(json.get("url"));
    checkEvent(json.get("event"));
    checkFlag("retryOnError");
    checkFlag("useContactLanguage");
    checkHeaders(json.get("headers"));
  }

  private static void checkUrl(@Nullable Object url) {
    if (!(url instanceof String text)) {
      throw Refusal.badRequest("url must be a string");
    }
    if (text.length() > LONGEST_URL) {
      throw Refusal.badRequest("url must not be longer than " + LONGEST_URL + " characters");
    }
    try {
      HookUrl.of(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(e.getMessage() == null ? "url is malformed" : e.getMessage());
    }
  }

  private static void checkEvent(@Nullable Object event) {
    if (!Webhook.BOOKING_UPDATE.equals(event) && !Webhook.AVAILABILITY_UPDATE.equals(event)) {
      throw Refusal.badRequest("event must be booking_update or availability_update");
    }
  }

  private void checkFlag(String name) {
    Object flag = json.get(name);
    if (flag != null && !(flag instanceof Boolean)) {
      throw Refusal.badRequest(name + " must be true or false");
    }
  }

  private static void checkHeaders(@Nullable Object headers) {
    if (headers == null) {
      return;
    }
    if (!(headers instanceof JsonObject object)) {
      throw Refusal.badRequest("headers must be an object");
    }
    int size = 0;
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : object.names()) {
      checkName(name, seen);
      if (!(object.get(name) instanceof String value) || !Plain.isFieldValue(value)) {
        throw Refusal.badRequest("headers must have string values that fit into one line");
      }
      size += name.length() + value.length();
    }
    if (size > LARGEST_HEADERS) {
      throw Refusal.badRequest("headers must not be larger than 64 kB");
    }
  }

  /** True for a name that belongs to the connection or to the framing of a request. */
  static boolean isUnsendable(String name) {
    return UNSENDABLE.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void checkName(String name, Set<String> seen) {
    if (!Plain.isToken(name)) {
      throw Refusal.badRequest("headers must have names that are HTTP tokens");
    }
    if (isUnsendable(name)) {
      throw Refusal.badRequest("headers must not set " + name);
    }
    if (!seen.add(name)) {
      throw Refusal.badRequest("headers must not name " + name + " twice");
    }
  }

  String url() {
    return text("url");
  }

  String event() {
    return text("event");
  }

  private String text(String name) {
    String text = json.text(name);
    return text == null ? "" : text;
  }

  boolean flag(String name) {
    return !Boolean.FALSE.equals(json.get(name));
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    JsonObject object = json.object("headers");
    for (String name : object.names()) {
      headers.put(name, String.valueOf(object.get(name)));
    }
    return headers;
  }
}
