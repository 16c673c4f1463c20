package dev.octoconformance.campaign;

import dev.octoconformance.journal.Evidence;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Reply;

/**
 * A text of a booking as people write it: with quotes, an ampersand, angle brackets, a backslash, a
 * letter beyond ASCII and one beyond the first 65,536. What tells a text from others stands first,
 * so that a text that is cut can still be told.
 */
enum StrangeText {
  NAME("contact.fullName", " O'Neil-Müller & <Søn> \"Zoé\" \\ \uD835\uDD4F"),
  NOTES("notes", " \"2 < 3\" & 'a > b' \\n café &amp; <b>100%</b>\nsecond line + \uD83D\uDE00"),
  REFERENCE("resellerReference", "/\"é\"&<1>+'2'\\\uD835\uDD4F");

  private final String field;
  private final String strange;

  StrangeText(String field, String strange) {
    this.field = field;
    this.strange = strange;
  }

  /** The text with all that after it. */
  String around(String plain) {
    return plain + strange;
  }

  /** Whether the target refused such a text before and took the plain one. */
  boolean isRefusedIn(Evidence evidence) {
    return evidence.notes(Scene.PLAIN_TEXTS).stream()
        .anyMatch(note -> note.detail().startsWith(field + " "));
  }

  /** Whether it may be the text that such an answer is about. */
  boolean mayBeRefusedBy(Reply reply) {
    return reply.status() >= 400;
  }

  /** What is told of a refusal. */
  String refusal(Reply reply) {
    return "%s with%s was answered with %d, and the plain text was taken; only plain ones were sent from then on."
        .formatted(field, strange.replace("\n", "\\n"), reply.status());
  }
}
