package dev.octoconformance.schema;

/**
 * One place where two documents mean different things.
 *
 * @param pointer JSON pointer of the place; empty for the documents themselves
 * @param left what the first document has there, in words
 * @param right what the second document has there, in words
 */
public record Difference(String pointer, String left, String right) {

  @Override
  public String toString() {
    String place = pointer.isEmpty() ? "the document" : pointer;
    return place + ": " + left + " on one side, " + right + " on the other";
  }
}
