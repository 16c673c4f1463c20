package dev.octoconformance.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is still at the target when a run ends.
 *
 * @param webhooks the ids of the webhooks that could not be deleted
 * @param bookings the uuids of the bookings that could not be cancelled
 */
record LeftBehind(List<String> webhooks, List<String> bookings) {
  static final LeftBehind NOTHING = new LeftBehind(List.of(), List.of());
  private static final int SHOWN = 5;
  private static final int LONGEST_ID = 80;

  LeftBehind {
    webhooks = List.copyOf(webhooks);
    bookings = List.copyOf(bookings);
  }

  boolean isEmpty() {
    return webhooks.isEmpty() && bookings.isEmpty();
  }

  /** The sentence about it, with the command that removes it. */
  String inWords(Path reportDir) {
    return "%s of this run %s still there. Remove %s with: java -jar octo-webhooks-conformance.jar sweep --report-dir %s"
        .formatted(
            counted(),
            webhooks.size() + bookings.size() == 1 ? "is" : "are",
            webhooks.size() + bookings.size() == 1 ? "it" : "them",
            reportDir);
  }

  /** The sentence about what was removed after that was said of more. */
  String afterAll() {
    return isEmpty()
        ? "All of that was removed after all, after the end of the run."
        : "After the end of the run some of that was removed; left are %s.".formatted(counted());
  }

  private String counted() {
    List<String> parts = new ArrayList<>();
    if (!webhooks.isEmpty()) {
      parts.add(counted(webhooks, "webhook") + some(webhooks));
    }
    if (!bookings.isEmpty()) {
      parts.add(counted(bookings, "booking") + some(bookings));
    }
    return String.join(" and ", parts);
  }

  private static String counted(List<String> ids, String what) {
    return ids.size() + " " + what + (ids.size() == 1 ? "" : "s");
  }

  private static String some(List<String> ids) {
    String first =
        ids.stream()
            .limit(SHOWN)
            .map(id -> id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "…")
            .collect(Collectors.joining(", "));
    return " ("
        + first
        + (ids.size() <= SHOWN ? ")" : " and others, all of them in journal.jsonl)");
  }
}
