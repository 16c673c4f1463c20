package dev.octoconformance.report;

import dev.octoconformance.verdict.Claim;
import dev.octoconformance.verdict.Measurements;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code conformance.html} and {@code conformance.md}: the run for a stranger. The page is one file
 * that asks nobody for anything and can be read without its script.
 */
final class ConformancePage {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** An area with its counts in the reading order of the verdicts. */
  public record AreaRow(String title, int all, List<Integer> counts) {}

  private final Dossier dossier;
  private final RunResult result;

  private ConformancePage(Dossier dossier) {
    this.dossier = dossier;
    this.result = dossier.result();
  }

  static void writeHtml(Path file, Dossier dossier) throws IOException {
    ConformancePage page = new ConformancePage(dossier);
    WholeFile.write(file, Press.of(dossier).print("conformance.ftlh", page.html()));
  }

  static void writeMarkdown(Path file, Dossier dossier) throws IOException {
    ConformancePage page = new ConformancePage(dossier);
    Press press =
        new Press(
            text -> Markdown.text(Printable.line(dossier.redact(text).replaceAll("\\s+", " "))));
    WholeFile.write(file, press.print("conformance.md.ftl", page.summary()));
  }

  /** What the page and the note have in common. */
  private Map<String, Object> summary() {
    RunFacts run = result.run();
    Claim claim = result.claim();
    Map<String, Object> data = new HashMap<>();
    data.put("run", run);
    data.put("started", CLOCK.format(run.startedAt()));
    data.put("day", run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    data.put("took", Span.of(run.duration()));
    data.put("word", claim.word());
    data.put("sign", claim.sign());
    data.put("sentence", claim.reason());
    data.put("circumstances", Circumstances.of(result, dossier.journal().values()));
    data.put("verdicts", columns());
    data.put("areas", areas());
    data.put(
        "total", new AreaRow("All", result.requirements().size(), counts(result.requirements())));
    data.put("errors", Row.having(Verdict.ERROR, dossier));
    data.put("failures", Row.having(Verdict.FAIL, dossier));
    data.put("warnings", Row.having(Verdict.WARN, dossier));
    data.put("undecided", Boundary.undecided(dossier));
    data.put("suspected", Boundary.suspected(dossier));
    data.put("notApplicable", Boundary.notApplicable(dossier));
    data.put("observed", Row.having(Verdict.OBSERVED, dossier));
    data.put("notBuilt", result.notBuilt());
    data.put("notices", result.notices());
    data.put("measured", MeasuredWords.of(result.measurements()));
    data.put("deeds", Footprint.deeds(result.measurements(), dossier.journal().values()));
    data.put("strictness", Boundary.strictness(run.strictness()));
    return data;
  }

  private Map<String, Object> html() throws IOException {
    Map<String, Object> data = summary();
    String script = Press.file("conformance.js");
    data.put("css", Press.markup(Press.file("conformance.css")));
    data.put("script", Press.markup(script));
    data.put("scriptHash", hash(script));
    data.put("profile", dossier.profile());
    Timeline timeline =
        Timeline.of(
            List.copyOf(dossier.journal().values()), dossier.profile().schemas(), dossier::redact);
    data.put("sheets", sheets(timeline));
    data.put("rows", result.requirements().stream().map(r -> Row.of(r, dossier)).toList());
    pictures(data, timeline);
    data.put("headers", Sent.headers(dossier.journal().values()));
    data.put("repeats", Sent.repeats(timeline.tracks(arm -> true), dossier.journal()));
    data.put("requests", Footprint.requests(dossier.journal().values()));
    return data;
  }

  private List<Sheet> sheets(Timeline timeline) throws IOException {
    List<Sheet> sheets = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.ERROR, Verdict.FAIL, Verdict.WARN)) {
      for (RequirementVerdict requirement : result.requirements()) {
        if (requirement.verdict() == verdict) {
          sheets.add(Sheet.of(requirement, dossier, timeline));
        }
      }
    }
    return sheets;
  }

  private void pictures(Map<String, Object> data, Timeline timeline) throws IOException {
    Measurements measured = result.measurements();
    Set<String> broken = BrokenLanes.of(result.requirements());
    data.put("tracks", timeline.tracks(arm -> true));
    data.put("asExpected", timeline.tracks(arm -> !broken.contains(arm)).size());
    put(data, "brokenLanes", timeline.lanes("lanes-broken", broken::contains, true));
    put(data, "lanes", timeline.lanes("lanes", arm -> !broken.contains(arm)));
    put(data, "retries", timeline.retries("retries", measured.retryGaps()));
    put(data, "latency", timeline.latency("latency"));
    if (data.containsKey("retries")) {
      data.put("schedule", RetryChart.of(measured.retryGaps()));
    }
    if (data.containsKey("latency")) {
      data.put("latencies", LatencyChart.of(timeline.firstDeliveries()));
    }
  }

  private static void put(Map<String, Object> data, String name, Optional<String> svg) {
    svg.ifPresent(picture -> data.put(name, Press.markup(picture)));
  }

  private List<String> columns() {
    return Tally.READING_ORDER.stream().map(Verdict::name).toList();
  }

  private List<AreaRow> areas() {
    return dossier.byArea().values().stream()
        .map(
            rows ->
                new AreaRow(dossier.areaOf(rows.get(0).requirement()), rows.size(), counts(rows)))
        .toList();
  }

  private static List<Integer> counts(List<RequirementVerdict> rows) {
    Tally tally = Tally.of(rows);
    return Tally.READING_ORDER.stream().map(tally::of).toList();
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
