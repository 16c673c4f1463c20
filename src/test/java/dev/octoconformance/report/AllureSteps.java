package dev.octoconformance.report;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StepResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Journal entries as steps of an Allure result, with the messages attached as plain text: whole
 * where the target is accused or nothing was decided, and their beginning where all is well.
 */
final class AllureSteps {

  private static final int BRIEF = 1_200;
  private static final int WHOLE = 50_000;
  private static final Set<Verdict> ALL_IS_WELL =
      Set.of(Verdict.PASS, Verdict.OBSERVED, Verdict.NOT_APPLICABLE);

  private final AllureFiles files;
  private final Instant startedAt;
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final Map<Message, String> sources = new ConcurrentHashMap<>();

  /** A message of an entry, shown as far as this limit. */
  private record Message(String entry, String name, int limit) {}

  AllureSteps(AllureFiles files, Instant startedAt) {
    this.files = files;
    this.startedAt = startedAt;
  }

  /** The steps that tell these redacted entries, earliest first. */
  List<StepResult> of(List<Entry> evidence, CaseVerdict verdict) {
    List<StepResult> steps = new ArrayList<>();
    Narrative.of(evidence).forEach(told -> steps.add(step(told, verdict)));
    if (Breach.in(verdict) && !steps.isEmpty()) {
      StepResult last = steps.get(steps.size() - 1);
      steps.add(
          new StepResult()
              .setName(verdict.verdict() + ": " + Decisive.subject(verdict.message()))
              .setStage(Stage.FINISHED)
              .setStatus(verdict.verdict() == Verdict.FAIL ? Status.FAILED : Status.BROKEN)
              .setStart(last.getStop())
              .setStop(last.getStop()));
    }
    return steps;
  }

  /** These texts as attachments. */
  List<Attachment> attachments(List<AllureExtras.Extra> extras) {
    return extras.stream()
        .map(extra -> attachment(extra.name(), extra.type(), extra.text()))
        .toList();
  }

  private StepResult step(Narrative.Told told, CaseVerdict verdict) {
    Entry entry = told.entry();
    StepResult step = new StepResult().setName(told.line()).setStage(Stage.FINISHED);
    step.setStatus(Status.PASSED);
    step.setStart(wall(entry.at())).setStop(wall(entry.at()));
    if (entry instanceof Exchange x) {
      step.setStop(wall(x.endedAt()));
      attach(step, x, "request", verdict, () -> Transcript.request(x));
      attach(step, x, "answer", verdict, () -> Transcript.answer(x));
      if (Breach.in(verdict)) {
        attach(step, "curl", "text/plain", CurlLine.of(x));
      }
    } else if (entry instanceof Arrival d) {
      attach(step, d, "delivery", verdict, () -> Transcript.delivery(d));
      if (Breach.in(verdict)) {
        PrettyJson.of(d.body().text()).ifPresent(json -> attach(step, json, verdict));
      }
    }
    return step;
  }

  private void attach(
      StepResult step, Entry entry, String name, CaseVerdict verdict, Supplier<String> message) {
    int limit = ALL_IS_WELL.contains(verdict.verdict()) ? BRIEF : WHOLE;
    String source =
        sources.computeIfAbsent(
            new Message(entry.id(), name, limit),
            shown -> source(".txt", Excerpt.of(message.get(), limit, entry.id())));
    step.getAttachments()
        .add(new Attachment().setName(name).setType("text/plain").setSource(source));
  }

  /** Marked where the verdict finds fault with it, which JSON has no way to say. */
  private void attach(StepResult step, String json, CaseVerdict verdict) {
    Optional<String> marked = MarkedJson.of(json, MarkedJson.pointers(verdict));
    if (marked.isPresent()) {
      attach(step, "delivered JSON, what is wrong marked", "text/plain", marked.get());
    } else {
      attach(step, "delivered JSON", "application/json", json);
    }
  }

  private void attach(StepResult step, String name, String type, String text) {
    step.getAttachments().add(attachment(name, type, text));
  }

  private Attachment attachment(String name, String type, String text) {
    String ending =
        switch (type) {
          case "application/json" -> ".json";
          case "image/svg+xml" -> ".svg";
          default -> ".txt";
        };
    return new Attachment().setName(name).setType(type).setSource(source(ending, text));
  }

  /** The name of the file that holds this text. */
  private String source(String ending, String text) {
    byte[] shown =
        (ending.equals(".txt") ? Printable.text(text) : text).getBytes(StandardCharsets.UTF_8);
    // The same text is one file, however many cases it is evidence of.
    String source = UUID.nameUUIDFromBytes(shown) + "-attachment" + ending;
    if (written.add(source)) {
      files.write(source, new ByteArrayInputStream(shown));
    }
    return source;
  }

  /** From when to when these entries tell, in milliseconds of the wall clock. */
  long[] span(List<Entry> evidence) {
    long[] span = {wall(Duration.ZERO), wall(Duration.ZERO)};
    evidence.stream().map(Entry::at).min(Duration::compareTo).ifPresent(at -> span[0] = wall(at));
    evidence.stream()
        .map(Journal::end)
        .max(Duration::compareTo)
        .ifPresentOrElse(at -> span[1] = wall(at), () -> span[1] = span[0]);
    return span;
  }

  private long wall(Duration at) {
    return startedAt.plus(at).toEpochMilli();
  }
}
