package dev.octoconformance.journal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached the sink.
 *
 * @param id {@code d} and a number
 * @param at when its head and body were there
 * @param token the unguessable part of the path that says whose it is; empty when it is nobody's
 * @param method the method
 * @param target the request-target as sent, path and query
 * @param headers the header lines
 * @param body the body
 * @param answered the status it was answered with; 0 for none
 * @param head the head byte for byte, read as ISO-8859-1; null where the sink cannot see it
 * @param peer the address that it came from; null where that is not known
 */
public record Arrival(
    String id,
    Duration at,
    String token,
    String method,
    String target,
    List<Header> headers,
    Body body,
    int answered,
    @Nullable String head,
    @Nullable String peer)
    implements Entry {

  /** The same from nobody knows where. */
  public Arrival(
      String id,
      Duration at,
      String token,
      String method,
      String target,
      List<Header> headers,
      Body body,
      int answered,
      @Nullable String head) {
    this(id, at, token, method, target, headers, body, answered, head, null);
  }

  /** Every value of a header line with this name, in order. */
  public List<String> headerValues(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
