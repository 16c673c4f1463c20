package dev.octoconformance.schema;

/**
 * One reason why a text is not the JSON that was expected.
 *
 * @param kind what is wrong
 * @param pointer JSON pointer of the place, where it has one; empty otherwise
 * @param message one clause that says what is there, such as {@code 3 bytes follow the JSON value}
 */
public record Complaint(Kind kind, String pointer, String message) {

  /** What can be wrong with a text before any schema is asked. */
  public enum Kind {
    EMPTY,
    NOT_UTF8,
    BYTE_ORDER_MARK,
    FORM_ENCODED,
    NOT_JSON,
    TRAILING_TEXT,
    DUPLICATE_KEY,
    DOUBLE_ENCODED,
    NOT_AN_OBJECT
  }

  Complaint(Kind kind, String message) {
    this(kind, "", message);
  }

  @Override
  public String toString() {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }
}
