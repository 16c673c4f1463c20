package dev.octoconformance.report;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reports of a run whose target put markup into everything that it can write to. */
public final class HostileRun {
  /** What it put there; a page that acts upon it says so. */
  public static final String MARKUP =
      "<img src=x onerror=\"console.error('acted')\"></script><svg onload=alert(1)>{{1}}${1}";

  private static final String BOOKING = "5f0c7e52-3a0d-4c52-9a51-6c1f0a3f7b11";

  private HostileRun() {}

  /** Writes every report into this folder. */
  public static List<String> write(Path folder) {
    AllureRecord record =
        new AllureRecord(
            folder,
            SampleRun.redaction(),
            SampleRun.result().run().startedAt(),
            "OCTO webhooks",
            Map.of());
    for (RequirementVerdict verdict : result().requirements()) {
      record.add(verdict.requirement(), verdict.decisive(), "", journal());
    }
    return Reports.writeAll(folder, dossier(), record);
  }

  static Dossier dossier() {
    return Dossier.of(
        result(),
        journal(),
        SampleRun.redaction(),
        Map.of("LIST", "Listing webhooks"),
        SampleRun.profile());
  }

  private static RunResult result() {
    RunResult sample = SampleRun.result();
    RunFacts run = sample.run();
    return new RunResult(
        new RunFacts(
            run.id(),
            run.suiteVersion(),
            run.startedAt(),
            run.duration(),
            run.profile(),
            run.strictness(),
            run.budget(),
            "https://vendor.example/" + MARKUP,
            run.partial(),
            run.scope()),
        sample.endedBy(),
        sample.measurements(),
        sample.requirements(),
        sample.notBuilt(),
        List.of("Webhook " + MARKUP + " could not be deleted."),
        sample.accepted());
  }

  private static List<Entry> journal() {
    List<Entry> entries = new ArrayList<>(SampleRun.journal());
    entries.add(
        new Exchange(
            "x3",
            "LIST-02",
            2,
            Duration.ofMillis(110),
            Duration.ofMillis(5),
            new Exchange.Request(
                "DELETE", "https://vendor.example/octo/webhooks/w1", List.of(), null),
            new Exchange.Answer(
                200,
                List.of(new Header(MARKUP, MARKUP), new Header("Content-Type", MARKUP)),
                new Body("{\"a\":\"" + MARKUP.replace("\"", "\\\"") + "\"}", true, false)),
            null));
    entries.add(
        new Armed(
            "a2",
            Duration.ofMillis(115),
            "RTY-01/first",
            "tok2",
            "https://sink.example/tok2",
            "booking_update",
            "x3",
            MARKUP,
            "B",
            false,
            List.of(Reaction.status(500), Reaction.status(200))));
    entries.add(
        new Trigger(
            "t2",
            Duration.ofMillis(120),
            Duration.ofMillis(125),
            "B",
            Action.CONFIRM,
            BOOKING,
            "nonce",
            "x3",
            true));
    entries.add(delivery("d3", 130, 500));
    entries.add(delivery("d4", 900, 200));
    return entries;
  }

  private static Arrival delivery(String id, long at, int answered) {
    return new Arrival(
        id,
        Duration.ofMillis(at),
        "tok2",
        "POST",
        "/tok2?" + MARKUP,
        List.of(new Header(MARKUP, MARKUP), new Header("Content-Type", MARKUP)),
        new Body(
            "{\"booking\":{\"uuid\":\""
                + BOOKING
                + "\",\"status\":\"CONFIRMED\",\"notes\":\""
                + MARKUP.replace("\"", "\\\"")
                + "\"}}",
            true,
            false),
        answered,
        null);
  }
}
