package dev.octoconformance.report;

import java.util.regex.Pattern;

/** Text as it stands in Markdown. */
final class Markdown {
  private static final Pattern ACTING = Pattern.compile("[\\\\`*_\\[\\]<|~$]");

  private Markdown() {}

  /** This line with nothing left that Markdown or a forge would act upon: marks, tags, mentions. */
  static String text(String line) {
    return ACTING
        .matcher(line.replace("&", "&amp;"))
        .replaceAll("\\\\$0")
        .replace("\\<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("#", "&#35;")
        .replace("://", "&#58;//")
        .replace("www.", "www&#46;");
  }
}
