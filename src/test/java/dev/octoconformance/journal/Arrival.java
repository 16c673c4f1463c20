package dev.octoconformance.journal;

import java.time.Duration;
import java.util.List;

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
 * @param answered the status it was answered with
 */
public record Arrival(
    String id,
    Duration at,
    String token,
    String method,
    String target,
    List<Header> headers,
    Body body,
    int answered)
    implements Entry {

  /** Every value of a header line with this name, in order. */
  public List<String> headerValues(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
