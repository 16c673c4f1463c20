package dev.octoconformance.report;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One requirement that is not as it should be, in full, for the page.
 *
 * @param row the requirement with its verdict
 * @param whose at whose door it lies
 * @param first the first case that has the worst verdict
 * @param others the further ones that found something else, the first of them only
 * @param further the names of all others
 * @param timeline what those of its webhooks heard that broke it, as SVG; null when it is not about
 *     retries
 */
public record Sheet(
    Row row,
    String whose,
    Exhibit first,
    List<Exhibit> others,
    List<String> further,
    @Nullable Object timeline) {
  private static final int OTHERS_IN_FULL = 2;
  private static final int MOST_STEPS = 40;
  private static final int LONGEST = 6_000;
  private static final int LONGEST_SENTENCE = 900;

  /**
   * One case: what was expected, what was found, and what was said.
   *
   * @param difference what was compared; null when nothing was
   * @param text what is said where nothing was compared
   * @param clip the lines that it is about; null when no message shows it
   * @param again the shell lines that show it again
   */
  public record Exhibit(
      String name,
      @Nullable Difference difference,
      String text,
      @Nullable Clip clip,
      List<String> story,
      List<Message> messages,
      List<String> again) {

    private boolean saysTheSame(Exhibit other) {
      return Objects.equals(difference, other.difference) && text.equals(other.text);
    }
  }

  /** A message of the journal. */
  public record Message(String id, String title, @Nullable String asked, String said) {}

  /** The sheet of this requirement. */
  static Sheet of(RequirementVerdict broken, Dossier dossier, Timeline timeline)
      throws IOException {
    List<Exhibit> cases =
        broken.cases().stream()
            .filter(c -> c.verdict() == broken.verdict())
            .map(c -> exhibit(c, dossier))
            .toList();
    Exhibit first = cases.get(0);
    List<Exhibit> others =
        cases.stream().skip(1).filter(c -> !c.saysTheSame(first)).limit(OTHERS_IN_FULL).toList();
    String id = broken.requirement().id();
    Set<String> webhooks = BrokenLanes.of(List.of(broken));
    return new Sheet(
        Row.of(broken, dossier),
        Blame.of(broken.verdict(), broken.reason()),
        first,
        others,
        cases.stream().skip(1).filter(c -> !others.contains(c)).map(Exhibit::name).toList(),
        timeline
            .lanes("lanes-" + id.toLowerCase(Locale.ROOT), webhooks::contains, true)
            .map(Press::markup)
            .orElse(null));
  }

  private static Exhibit exhibit(CaseVerdict concluded, Dossier dossier) {
    List<Entry> evidence = dossier.entries(concluded.evidence());
    List<Entry> shown = Decisive.of(evidence);
    Difference difference = Difference.of(concluded, dossier).orElse(null);
    return new Exhibit(
        concluded.name(),
        difference,
        // Masked before it is cut: half a secret would not be known again.
        Shortened.to(LONGEST_SENTENCE, dossier.redact(concluded.message()).strip()),
        Clip.of(evidence, concluded, difference).orElse(null),
        Narrative.of(evidence).stream()
            .map(told -> told.entry().id() + " · " + told.line())
            .limit(MOST_STEPS)
            .toList(),
        messages(shown),
        Again.of(evidence, dossier.journal()));
  }

  private static List<Message> messages(List<Entry> shown) {
    List<Message> messages = new ArrayList<>();
    for (Entry entry : shown) {
      if (entry instanceof Exchange x) {
        messages.add(
            new Message(
                x.id(),
                Transcript.title(x),
                readable(Transcript.request(x)),
                readable(Transcript.answer(x))));
      } else if (entry instanceof Arrival d) {
        messages.add(
            new Message(d.id(), Transcript.title(d), null, readable(Transcript.delivery(d))));
      }
    }
    return messages;
  }

  /** A message whose body is laid out in lines when it is JSON. */
  private static String readable(String message) {
    int head = message.indexOf("\n\n");
    return shortened(
        head < 0
            ? message
            : PrettyJson.of(message.substring(head + 2))
                .map(json -> message.substring(0, head + 2) + json)
                .orElse(message));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
            + "… (the journal has all of it)";
  }
}
