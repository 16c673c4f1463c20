package dev.octoconformance.config;

import java.io.Serial;

/** A written value that does not fit its key. */
final class Misfit extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Raw found;
  private final String remedy;

  /** Takes the offending part and what is expected in its place, with an example. */
  Misfit(Raw found, String expected) {
    this(found, expected, "");
  }

  /** Takes a further sentence as well that says how to mend it. */
  Misfit(Raw found, String expected, String remedy) {
    super(expected);
    this.found = found;
    this.remedy = remedy;
  }

  /** The whole sentence for a key: where, what was found unless it is secret, what is expected. */
  String sentence(ConfigKey<?> key) {
    String start = found.place() + ": " + key.name();
    String shown = shown(key);
    return start
        + shown
        + ", expected "
        + getMessage()
        + "."
        + (remedy.isEmpty() ? "" : " " + remedy);
  }

  private String shown(ConfigKey<?> key) {
    if (found instanceof Raw.Text text) {
      if (text.text().isBlank()) {
        return " is empty";
      }
      return key.secret()
          ? " is not valid (its value is not shown)"
          : " is \"" + Userinfo.masked(text.text()) + "\"";
    }
    if (found instanceof Raw.Fields && key.type().shape() == ValueType.Shape.MAPPING) {
      return " is not valid";
    }
    return found instanceof Raw.Items ? " is a list" : " is a mapping";
  }
}
