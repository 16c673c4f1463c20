package dev.octoconformance.report;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Claim;
import dev.octoconformance.verdict.History;
import dev.octoconformance.verdict.Measurements;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.Verdict;
import dev.octoconformance.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code verdicts.json}: everything a run concluded, for programs. */
final class VerdictsJson {

  /** Counts up whenever a program that reads the file has to know. */
  private static final int FORMAT = 2;

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
    ObjectNode document = MAPPER.createObjectNode().put("format", FORMAT);
    RunFacts run = dossier.result().run();
    document
        .putObject("suite")
        .put("name", "octo-webhooks-conformance")
        .put("version", run.suiteVersion());
    run(document.putObject("run"), run);
    Claim claim = dossier.result().claim();
    outcome(document.putObject("outcome"), claim);
    claim(document.putObject("claim"), claim);
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

  private void outcome(ObjectNode node, Claim claim) {
    node.put("exitCode", claim.exit().code()).put("word", claim.kind().word());
    ObjectNode counts = node.putObject("counts");
    Tally tally = Tally.of(dossier.result().requirements());
    for (Verdict verdict : Tally.READING_ORDER) {
      counts.put(verdict.name(), tally.of(verdict));
    }
  }

  private static void claim(ObjectNode node, Claim claim) {
    Claim.Counts counts = claim.counts();
    node.put("words", claim.word())
        .put("sentence", claim.sentence())
        .put("asked", claim.scope().asked())
        .put("all", claim.scope().all())
        .put("demo", claim.scope().demo())
        .put("connection", claim.scope().connection().word());
    node.putObject("must")
        .put("apply", counts.apply())
        .put("hold", counts.hold())
        .put("undecided", counts.open())
        .put("needDirectConnection", counts.tunnelled());
    ObjectNode waived = node.putObject("waived").put("count", counts.waived());
    LocalDate until = claim.until();
    waived.put("until", until == null ? null : until.toString());
    ArrayNode accepted = node.putArray("accepted");
    claim.accepted().forEach(accepted::add);
    ArrayNode passesWith = node.putArray("passesWith");
    claim.remedies().forEach(passesWith::add);
    ArrayNode evidence = node.putArray("evidence");
    claim
        .runs()
        .forEach((run, many) -> evidence.addObject().put("run", run).put("requirements", many));
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
    History history = dossier.result().history();
    history.seenIn(requirement).ifPresent(run -> node.put("run", run));
    history.before(requirement).ifPresent(before -> before(node.putObject("before"), before));
    Waivers waivers = dossier.result().waivers();
    waived(node, waivers.of(requirement));
    ArrayNode cases = node.putArray("cases");
    for (CaseVerdict one : requirement.cases()) {
      ObjectNode added = cases.addObject();
      aCase(added, one);
      waived(added, waivers.of(requirement, one));
    }
  }

  private void before(ObjectNode node, History.Before before) {
    node.put("run", before.run())
        .put("verdict", before.verdict().name())
        .put("message", dossier.redact(before.message()));
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
