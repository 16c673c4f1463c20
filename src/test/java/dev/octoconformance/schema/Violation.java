package dev.octoconformance.schema;

/**
 * One place where a document differs from its schema.
 *
 * @param pointer JSON pointer of the value, or of the field that is missing; empty for the document
 *     itself
 * @param expected what the schema wants there, in words
 * @param found what is there, in words and shortened
 */
public record Violation(String pointer, String expected, String found) {

  @Override
  public String toString() {
    String place = pointer.isEmpty() ? "the document" : pointer;
    return place + ": expected " + expected + ", found " + found;
  }
}
