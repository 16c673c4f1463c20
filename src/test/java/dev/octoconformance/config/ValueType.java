package dev.octoconformance.config;

import java.util.List;

/**
 * What the value of a key may look like.
 *
 * @param shape how it is written in a file
 * @param words the only words allowed; empty when any text may do
 * @param reader turns what was written into the value
 */
record ValueType<T>(Shape shape, List<String> words, Reader<T> reader) {
  /** How values are written in a file. */
  enum Shape {
    TEXT,
    NUMBER,
    YES_NO,
    TEXT_OR_YES_NO,
    LIST,
    MAPPING
  }

  /** Turns what was written into a value. */
  @FunctionalInterface
  interface Reader<T> {
    /** The value; a misfit says what is expected instead. */
    T read(Raw raw) throws Misfit;
  }

  static <T> ValueType<T> of(Shape shape, Reader<T> reader) {
    return new ValueType<>(shape, List.of(), reader);
  }

  T read(Raw raw) throws Misfit {
    return reader.read(raw);
  }
}
