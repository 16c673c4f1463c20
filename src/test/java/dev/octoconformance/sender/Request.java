package dev.octoconformance.sender;

import dev.octoconformance.journal.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a request tells which library sent it.
 *
 * @param agent the value of User-Agent; null if there is none
 * @param names the names of the header lines as they were sent and in that order; empty where that
 *     was not seen
 */
record Request(@Nullable String agent, List<String> names) {

  /** The same of a delivery. */
  static Request of(Arrival arrival) {
    List<String> agents = arrival.headerValues("User-Agent");
    String head = arrival.head();
    return new Request(
        agents.isEmpty() ? null : agents.get(0), head == null ? List.of() : names(head));
  }

  private static List<String> names(String head) {
    return head.lines()
        .skip(1)
        .filter(line -> line.indexOf(':') > 0)
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }
}
