package dev.octoconformance.config;

import java.util.List;
import java.util.Map;

/** A value as it was written, before anybody asks what it means; every part knows its place. */
sealed interface Raw {
  /** Where it was written, such as {@code octo-conformance.yaml:3} or {@code --set}. */
  String place();

  /** A scalar; numbers and booleans keep their spelling. */
  record Text(String text, String place) implements Raw {}

  /** A sequence. */
  record Items(List<Raw> items, String place) implements Raw {}

  /** A mapping, in the order of the file. */
  record Fields(Map<String, Raw> fields, String place) implements Raw {}

  /** A key without a value: as if it were not written. */
  record Nothing(String place) implements Raw {}
}
