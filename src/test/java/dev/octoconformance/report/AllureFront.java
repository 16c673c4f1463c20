package dev.octoconformance.report;

import dev.octoconformance.verdict.Claim;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import io.qameta.allure.model.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The front page of the Allure report: the claim of the run first, then how many requirements there
 * are. The generator would count cases, and draw a green ring around whatever most of them say.
 */
record AllureFront(Dossier dossier) {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final List<Status> STATUSES =
      List.of(Status.FAILED, Status.BROKEN, Status.SKIPPED, Status.PASSED);

  /** The heading of the whole page. */
  String title() {
    return "OCTO webhooks: " + dossier.result().claim().word();
  }

  /** The widgets of the front page that this one says instead of the generator, by file. */
  Map<String, String> widgets() {
    return Map.of("widgets/summary.json", summary(), "widgets/suites.json", areas());
  }

  private String summary() {
    RunResult result = dossier.result();
    Claim claim = result.claim();
    RunFacts run = result.run();
    ObjectNode summary = MAPPER.createObjectNode().put("reportName", title());
    summary.putArray("testRuns");
    statistic(summary.putObject("statistic"), result.requirements());
    long start = run.startedAt().toEpochMilli();
    long took = run.duration().toMillis();
    summary
        .putObject("time")
        .put("start", start)
        .put("stop", start + took)
        .put("duration", took)
        .put("minDuration", took)
        .put("maxDuration", took)
        .put("sumDuration", took);
    summary
        .putObject("claim")
        .put("word", claim.word())
        .put("reason", claim.reason())
        .put("colour", claim.sign().colour());
    return summary.toString();
  }

  private String areas() {
    Map<String, List<RequirementVerdict>> areas = dossier.byArea();
    ObjectNode widget = MAPPER.createObjectNode().put("total", areas.size());
    ArrayNode items = widget.putArray("items");
    areas.forEach(
        (code, rows) -> {
          ObjectNode item = items.addObject().put("uid", code);
          item.put("name", dossier.areaOf(rows.get(0).requirement()));
          statistic(item.putObject("statistic"), rows);
        });
    return widget.toString();
  }

  private void statistic(ObjectNode node, List<RequirementVerdict> rows) {
    Map<Status, Integer> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(status(row), 1, Integer::sum));
    STATUSES.forEach(status -> node.put(status.value(), counts.getOrDefault(status, 0)));
    node.put("unknown", 0).put("total", rows.size());
  }

  private Status status(RequirementVerdict row) {
    return dossier.result().waivers().of(row).isPresent()
        ? Status.SKIPPED
        : AllureWords.status(
            row.decisive(), dossier.result().accepted().covers(row.requirement(), row.decisive()));
  }
}
