package dev.octoconformance.report;

import dev.octoconformance.verdict.CaseVerdict;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was expected and what was found, and the place where they part.
 *
 * @param about what was compared, as a sentence; empty if nothing tells
 * @param place the name of what differs, such as a header or a JSON pointer; null if nothing tells
 * @param expected what was expected
 * @param found what was found
 */
public record Difference(String about, @Nullable String place, Side expected, Side found) {
  private static final int AROUND = 60;
  private static final int LONGEST = 160;
  private static final int LONGEST_SENTENCE = 240;
  private static final int FEW = 64;
  private static final int LEAST_IN_COMMON = 3;
  private static final String NOTHING = "nothing";
  private static final Pattern PLACE = Pattern.compile(", but (\\S(?:.{0,78}\\S)?) differs\\b");
  private static final Pattern STATUS = Pattern.compile("\\[([1-5]+)]\\.\\*");
  private static final Pattern EMPTY =
      Pattern.compile("(?s)Expecting empty but was:\\s*(.+?)\\s*\\z");
  private static final Pattern SIZE = Pattern.compile("Expected size: (\\d+) but was: (\\d+) in:");
  private static final Pattern ACTUAL =
      Pattern.compile(
          "(?s)Expecting actual:\\s*\\n\\s*(.+?)\\s*\\n(not )?to (match|start with|end with|contain|be in)\\b[^\\n]*:\\s*\\n\\s*([^\\n]+)");

  /** Whether both texts fit into one line beside each other. */
  public boolean isBrief() {
    return expected.isBrief() && found.isBrief();
  }

  /**
   * One of two texts, the parting place cut out of it.
   *
   * @param before what stands before it in both
   * @param part what stands there in this one only; may be empty
   * @param after what stands behind it in both
   * @param whole all of it; null if the three parts are all of it
   */
  public record Side(String before, String part, String after, @Nullable String whole) {

    private boolean isBrief() {
      String all = before + part + after;
      return whole == null && all.length() <= FEW && !all.contains("\n");
    }

    /** The place in a few words. */
    public String few() {
      String near = last(before) + part + next(after);
      return near.isBlank() ? NOTHING : Shortened.to(FEW, near.strip());
    }

    private static String last(String before) {
      int from = Math.max(before.lastIndexOf(", "), before.lastIndexOf('\n')) + 1;
      String name = before.substring(from).stripLeading();
      return name.length() > FEW / 2 ? "" : name;
    }

    private static String next(String after) {
      int end = after.indexOf(", ");
      String rest = end < 0 ? after : after.substring(0, end);
      return rest.length() > FEW / 4 ? "" : rest;
    }
  }

  /** What a case compared; empty when it compared nothing. */
  static Optional<Difference> of(CaseVerdict concluded, Dossier dossier) {
    // Masked before it is cut: half a secret would not be known again.
    String message = dossier.redact(concluded.message()).strip();
    String expected = concluded.expected();
    String found = concluded.found();
    String about = Decisive.subject(message);
    if (expected != null && found != null) {
      return Optional.of(of(about, dossier.redact(expected), dossier.redact(found)));
    }
    return said(about, message);
  }

  /** What an assertion compared without naming the two. */
  private static Optional<Difference> said(String about, String message) {
    Matcher actual = ACTUAL.matcher(message);
    if (actual.find()) {
      return Optional.of(of(about, asked(actual), unquoted(actual.group(1))));
    }
    Matcher empty = EMPTY.matcher(message);
    if (empty.find()) {
      return Optional.of(of(about, NOTHING, empty.group(1)));
    }
    Matcher size = SIZE.matcher(message);
    return size.find()
        ? Optional.of(of(about, "a count of " + size.group(1), "a count of " + size.group(2)))
        : Optional.empty();
  }

  private static String asked(Matcher actual) {
    Matcher status = STATUS.matcher(unquoted(actual.group(4)));
    if (status.matches()) {
      return "a status of "
          + status
              .group(1)
              .chars()
              .mapToObj(c -> (char) c + "xx")
              .collect(Collectors.joining(", "));
    }
    String not = actual.group(2) == null ? "" : "not ";
    return not
        + switch (actual.group(3)) {
          case "match" -> "something like ";
          case "be in" -> "one of ";
          default -> "to " + actual.group(3) + " ";
        }
        + unquoted(actual.group(4));
  }

  private static String unquoted(String text) {
    String said = text.strip();
    return said.length() > 1 && said.startsWith("\"") && said.endsWith("\"")
        ? said.substring(1, said.length() - 1)
        : said;
  }

  /** The two texts, and where they part. */
  static Difference of(String about, String expected, String found) {
    int head = head(expected, found);
    int tail = tail(expected, found, head);
    if (head + tail < LEAST_IN_COMMON) {
      head = 0;
      tail = 0;
    }
    Matcher place = PLACE.matcher(about);
    return new Difference(
        Shortened.to(LONGEST_SENTENCE, about),
        place.find() ? place.group(1) : null,
        side(expected, head, tail),
        side(found, head, tail));
  }

  private static Side side(String text, int head, int tail) {
    String before = text.substring(0, head);
    String part = text.substring(head, text.length() - tail);
    String after = text.substring(text.length() - tail);
    boolean cut =
        before.length() > LONGEST || part.length() > 2 * LONGEST || after.length() > LONGEST;
    return new Side(
        before.length() > LONGEST ? "…" + Shortened.end(AROUND, before) : before,
        Shortened.to(2 * LONGEST, part),
        after.length() > LONGEST ? Shortened.to(AROUND, after) : after,
        cut ? text : null);
  }

  /** How much the two begin with in common, in whole words. */
  private static int head(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    while (at < most && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    while (at > 0 && (inWord(one, at) || inWord(other, at))) {
      at--;
    }
    return at;
  }

  private static int tail(String one, String other, int head) {
    int most = Math.min(one.length(), other.length()) - head;
    int at = 0;
    while (at < most
        && one.charAt(one.length() - 1 - at) == other.charAt(other.length() - 1 - at)) {
      at++;
    }
    while (at > 0 && (inWord(one, one.length() - at) || inWord(other, other.length() - at))) {
      at--;
    }
    return at;
  }

  /** Whether a cut at this place goes through a word, or through a character. */
  private static boolean inWord(String text, int at) {
    return at > 0 && at < text.length() && isPart(text.charAt(at - 1)) && isPart(text.charAt(at));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || Character.isSurrogate(c);
  }
}
