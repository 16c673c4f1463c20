package dev.octoconformance.report;

import java.io.PrintWriter;

/**
 * What the console report is printed on.
 *
 * @param out the stream
 * @param colours whether colours are wanted
 * @param width the columns text is wrapped at
 */
public record Paper(PrintWriter out, boolean colours, int width) {

  /** The colours used, each with one meaning. */
  enum Ink {
    GOOD("32"),
    BAD("31"),
    DOUBT("33"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  /** This text in a colour when colours are wanted. */
  String ink(Ink ink, String text) {
    return colours ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
  }

  /** One line as it is. */
  void line(String text) {
    out.println(text);
  }

  /** An empty line. */
  public void gap() {
    out.println();
  }

  /** Text after a label, made harmless, wrapped at words and indented under itself. */
  public void labelled(String label, String text) {
    String indent = " ".repeat(label.length());
    String start = label;
    for (String paragraph : Printable.text(text).split("\n", -1)) {
      for (String line : Wrap.lines(paragraph, Math.max(20, width - label.length()))) {
        out.println((start + line).stripTrailing());
        start = indent;
      }
    }
  }

  /** Text that must not be wrapped, such as a message or a command, every line indented. */
  public void verbatim(String indent, String text) {
    for (String line : Printable.text(text).stripTrailing().split("\n", -1)) {
      out.println((indent + line).stripTrailing());
    }
  }
}
