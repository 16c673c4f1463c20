package dev.octoconformance.vendor;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it came in, before anybody asked who sent it. */
final class ApiRequest {
  private static final int LARGEST_BODY = 512 * 1024;

  private final String method;
  private final List<String> path;
  private final Map<String, String> query;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final boolean complete;
  private final boolean slashed;

  private ApiRequest(
      String method,
      List<String> path,
      Map<String, String> query,
      Map<String, List<String>> headers,
      byte[] body,
      boolean complete,
      boolean slashed) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.complete = complete;
    this.slashed = slashed;
  }

  static ApiRequest of(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    boolean complete = isDrained(exchange.getRequestBody());
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new ApiRequest(
        exchange.getRequestMethod(),
        segments(exchange.getRequestURI().getRawPath()),
        parameters(exchange.getRequestURI().getRawQuery()),
        headers,
        body,
        complete,
        exchange.getRequestURI().getRawPath().endsWith("/"));
  }

  /**
   * True if nothing is left; if something is, it is read away, lest the answer be lost in a reset.
   */
  private static boolean isDrained(InputStream rest) throws IOException {
    int more = rest.readNBytes(1).length;
    for (int chunk = 0; more > 0 && chunk < 256; chunk++) {
      if (rest.readNBytes(LARGEST_BODY).length == 0) {
        break;
      }
    }
    return more == 0;
  }

  private static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/", -1)) {
      segments.add(decoded(segment));
    }
    segments.remove(0);
    if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return List.copyOf(segments);
  }

  private static Map<String, String> parameters(@Nullable String rawQuery) {
    Map<String, String> parameters = new TreeMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decoded(name), decoded(value.replace('+', ' ')));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return new String(Percent.decoded(text), StandardCharsets.UTF_8);
  }

  String method() {
    return method;
  }

  /** The decoded segments of the path; one slash at its end does not count. */
  List<String> path() {
    return path;
  }

  boolean endsWithSlash() {
    return slashed;
  }

  @Nullable String parameter(String name) {
    return query.get(name);
  }

  /** The values of all lines with this name, in any case. */
  List<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The token of {@code Authorization: Bearer}, or null. */
  @Nullable String bearer() {
    for (String line : header("Authorization")) {
      if (line.regionMatches(true, 0, "Bearer ", 0, 7)) {
        return line.substring(7).strip();
      }
    }
    return null;
  }

  boolean hasBody() {
    return body.length > 0;
  }

  /** The body as it came, as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  boolean isLabelledAsJson() {
    return header("Content-Type").stream().anyMatch(type -> type.contains("json"));
  }

  /** False if the body was larger than the vendor reads. */
  boolean isComplete() {
    return complete;
  }

  /**
   * The body as a JSON object.
   *
   * @throws Refusal for anything else
   */
  JsonObject object() {
    try {
      if (JsonReader.read(body) instanceof JsonObject object) {
        return object;
      }
    } catch (MalformedJson e) {
      throw Refusal.badRequest("The body must be JSON: " + e.getMessage());
    }
    throw Refusal.badRequest("The body must be a JSON object");
  }

  JsonObject objectOrEmpty() {
    return hasBody() ? object() : JsonObject.empty();
  }

  /** True for this method and a path of this shape, {@code *} standing for any segment. */
  boolean is(String wantedMethod, String... wantedPath) {
    if (!method.equals(wantedMethod) || path.size() != wantedPath.length) {
      return false;
    }
    for (int i = 0; i < wantedPath.length; i++) {
      if (!wantedPath[i].equals("*") && !wantedPath[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
