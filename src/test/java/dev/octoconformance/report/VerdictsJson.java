package dev.octoconformance.report;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Measurements;
import dev.octoconformance.verdict.Outcome;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.Verdict;
import dev.octoconformance.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code verdicts.json}: everything a run concluded, for programs. */
final class VerdictsJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Dossier dossier;

  private VerdictsJson(Dossier dossier) {
    this.dossier = dossier;
  }

  static void write(Path file, Dossier dossier) throws IOException {
    WholeFile.write(file, MAPPER.writeValueAsString(new VerdictsJson(dossier).document()) + "\n");
  }

  private ObjectNode document() {
    ObjectNode document = MAPPER.createObjectNode();
    RunFacts run = dossier.result().run();
    document
        .putObject("suite")
        .put("name", "octo-webhooks-conformance")
        .put("version", run.suiteVersion());
    run(document.putObject("run"), run);
    outcome(document.putObject("outcome"), dossier.result().outcome());
    measurements(document.putObject("measurements"), dossier.result().measurements());
    ArrayNode requirements = document.putArray("requirements");
    dossier.result().requirements().forEach(r -> requirement(requirements.addObject(), r));
    return document;
  }

  private void run(ObjectNode node, RunFacts run) {
    node.put("id", run.id())
        .put("startedAt", run.startedAt().toString())
        .put("durationMs", run.duration().toMillis())
        .put("profile", run.profile())
        .put("strictness", run.strictness())
        .put("budget", run.budget())
        .put("target", dossier.redact(run.target()))
        .put("partial", run.partial());
  }

  private static void outcome(ObjectNode node, Outcome outcome) {
    node.put("exitCode", outcome.exit().code()).put("word", outcome.exit().word());
    ObjectNode counts = node.putObject("counts");
    for (Verdict verdict : Tally.READING_ORDER) {
      counts.put(verdict.name(), outcome.counts().getOrDefault(verdict, 0));
    }
  }

  private static void measurements(ObjectNode node, Measurements measured) {
    Measurements.Latency first = measured.firstDelivery();
    if (first == null) {
      node.putNull("firstDeliveryMs");
    } else {
      node.putObject("firstDeliveryMs")
          .put("p50", first.p50().toMillis())
          .put("max", first.max().toMillis());
    }
    ArrayNode webhooks = node.putArray("retryGapsMs");
    measured
        .retryGaps()
        .forEach(
            gaps -> {
              ArrayNode webhook = webhooks.addArray();
              gaps.forEach(gap -> webhook.add(gap.toMillis()));
            });
    node.put("attempts", measured.attempts());
    node.put("senderTimeoutMs", millis(measured.senderTimeout()));
    node.put("waitLowerBoundMs", millis(measured.waitLowerBound()));
    node.put("bookings", measured.bookings())
        .put("apiCalls", measured.apiCalls())
        .put("webhooks", measured.webhooks())
        .put("deliveries", measured.deliveries());
  }

  private void requirement(ObjectNode node, RequirementVerdict requirement) {
    node.put("id", requirement.requirement().id())
        .put("level", requirement.level().name())
        .put("title", dossier.redact(requirement.requirement().title()));
    conclusion(node, requirement.verdict(), requirement.reason(), requirement.decisive().message());
    dossier.senderHint(requirement).ifPresent(hint -> node.put("hint", hint));
    Waivers waivers = dossier.result().waivers();
    waived(node, waivers.of(requirement));
    ArrayNode cases = node.putArray("cases");
    for (CaseVerdict one : requirement.cases()) {
      ObjectNode added = cases.addObject();
      aCase(added, one);
      waived(added, waivers.of(requirement, one));
    }
  }

  private void waived(ObjectNode node, Optional<Waiver> waiver) {
    waiver.ifPresent(
        w ->
            node.putObject("waived")
                .put("reason", dossier.redact(w.reason()))
                .put("expires", w.expires().toString()));
  }

  private void aCase(ObjectNode node, CaseVerdict concluded) {
    node.put("name", dossier.redact(concluded.name()));
    conclusion(node, concluded.verdict(), concluded.reason(), concluded.message());
    ArrayNode evidence = node.putArray("evidence");
    concluded.evidence().forEach(evidence::add);
  }

  private void conclusion(
      ObjectNode node, Verdict verdict, @Nullable Reason reason, String message) {
    node.put("verdict", verdict.name())
        .put("code", reason == null ? null : reason.code())
        .put("message", dossier.redact(message));
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis();
  }
}
