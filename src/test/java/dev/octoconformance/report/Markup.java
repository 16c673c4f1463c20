package dev.octoconformance.report;

/** Text as it stands in HTML and XML. */
final class Markup {

  private Markup() {}

  /** This text with no character left that markup or a terminal would act upon. */
  static String escaped(String text) {
    return Printable.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
