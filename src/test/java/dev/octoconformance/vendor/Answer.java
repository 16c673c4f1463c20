package dev.octoconformance.vendor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP answer of the API: its status, its header lines and its text, null for none. */
record Answer(int status, Map<String, String> headers, @Nullable String body) {
  private static final String CONTENT_TYPE = "Content-Type";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(@Nullable Object value) {
    return text(200, "application/json", JsonText.of(value));
  }

  /** An OCTO error: {@code {error, errorMessage}}. */
  static Answer error(int status, String error, String message) {
    return json(JsonObject.empty().with("error", error).with("errorMessage", message))
        .withStatus(status);
  }

  static Answer badRequest(String message) {
    return error(400, "BAD_REQUEST", message);
  }

  static Answer text(int status, String contentType, String body) {
    return new Answer(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), null);
  }

  boolean isSuccess() {
    return status >= 200 && status <= 299;
  }

  Answer withStatus(int newStatus) {
    return new Answer(newStatus, headers, body);
  }

  Answer withBody(String newBody) {
    return new Answer(status, headers, newBody);
  }

  Answer withContentType(String contentType) {
    return with(CONTENT_TYPE, contentType);
  }

  Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  Answer without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new Answer(status, fewer, body);
  }
}
