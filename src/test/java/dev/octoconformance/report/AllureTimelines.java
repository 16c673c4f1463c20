package dev.octoconformance.report;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.requirement.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The picture of what the webhooks of a requirement heard, as far as the journal has come. */
final class AllureTimelines {
  private final Supplier<List<Entry>> journal;
  private final String dialect;
  private final UnaryOperator<Entry> redacted;
  private final UnaryOperator<String> masked;

  AllureTimelines(
      Supplier<List<Entry>> journal,
      String dialect,
      UnaryOperator<Entry> redacted,
      UnaryOperator<String> masked) {
    this.journal = journal;
    this.dialect = dialect;
    this.redacted = redacted;
    this.masked = masked;
  }

  /** A lane for each failing webhook of the requirement, as SVG; empty when it has none. */
  Optional<String> of(Requirement row) {
    if (row.arms().isEmpty() && row.armsOf().isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = journal.get().stream().map(redacted).toList();
    try {
      return Timeline.of(entries, dialect, masked)
          .lanes(
              "lanes-" + row.id().toLowerCase(Locale.ROOT),
              arm ->
                  arm.startsWith(row.id() + "/")
                      || row.armsOf().stream().anyMatch(other -> arm.startsWith(other + "/")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
