package dev.octoconformance.report;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One requirement that is not as it should be, in full, for the page.
 *
 * @param row the requirement with its verdict
 * @param whose at whose door it lies
 * @param cases the cases that have the worst verdict, the first ones only
 * @param further the names of the others
 * @param timeline what its webhooks heard, as SVG; null when it is not about retries
 */
public record Sheet(
    Row row, String whose, List<Exhibit> cases, List<String> further, @Nullable Object timeline) {
  private static final int CASES_IN_FULL = 3;
  private static final int LONGEST = 6_000;

  /** One case: what was expected, what was found, and what was said. */
  public record Exhibit(
      String name,
      @Nullable String subject,
      String expected,
      String found,
      List<String> story,
      List<Message> messages,
      @Nullable String curl) {}

  /** A message of the journal. */
  public record Message(String id, String title, @Nullable String asked, String said) {}

  /** The sheet of this requirement. */
  static Sheet of(RequirementVerdict broken, Dossier dossier, Timeline timeline)
      throws IOException {
    Requirement row = broken.requirement();
    List<CaseVerdict> cases =
        broken.cases().stream().filter(c -> c.verdict() == broken.verdict()).toList();
    String id = row.id();
    return new Sheet(
        Row.of(broken, dossier),
        Blame.of(broken.verdict(), broken.reason()),
        cases.stream().limit(CASES_IN_FULL).map(c -> exhibit(row, c, dossier)).toList(),
        cases.stream().skip(CASES_IN_FULL).map(CaseVerdict::name).toList(),
        timeline
            .lanes("lanes-" + id.toLowerCase(Locale.ROOT), arm -> arm.startsWith(id + "/"))
            .map(Press::markup)
            .orElse(null));
  }

  private static Exhibit exhibit(Requirement row, CaseVerdict concluded, Dossier dossier) {
    boolean comparison = concluded.expected() != null && concluded.found() != null;
    // Masked before it is cut: half a secret would not be known again.
    String message = dossier.redact(concluded.message());
    List<Entry> evidence = dossier.entries(concluded.evidence());
    List<Entry> shown = Decisive.of(evidence);
    return new Exhibit(
        concluded.name(),
        comparison ? Decisive.subject(message) : null,
        comparison ? shortened(dossier.redact(String.valueOf(concluded.expected()))) : row.says(),
        shortened(comparison ? dossier.redact(String.valueOf(concluded.found())) : message),
        Narrative.of(evidence).stream()
            .map(told -> told.entry().id() + " · " + told.line())
            .limit(40)
            .toList(),
        messages(shown),
        Decisive.request(shown)
            .or(() -> registration(shown, dossier))
            .map(CurlLine::of)
            .orElse(null));
  }

  /** The request that created the webhook which these deliveries came to. */
  private static Optional<Exchange> registration(List<Entry> shown, Dossier dossier) {
    Set<String> tokens =
        shown.stream()
            .filter(Arrival.class::isInstance)
            .map(entry -> ((Arrival) entry).token())
            .collect(Collectors.toSet());
    return dossier.journal().values().stream()
        .filter(Armed.class::isInstance)
        .map(Armed.class::cast)
        .filter(armed -> tokens.contains(armed.token()))
        .map(armed -> dossier.journal().get(armed.exchange()))
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .findFirst();
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
