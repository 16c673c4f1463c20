package dev.octoconformance.report;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.Acceptance;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Measurements;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Scope;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run by hand with every verdict, against a target that answers secrets and hostile text. */
final class SampleRun {

  static final String CANARY = "canary-token-4711-Zx/+=";
  static final String SECOND = "second-canary-0815";
  static final String HEADER_CANARY = "header canary \"quoted\"";
  static final String URL_PASSWORD = "urlCanaryPw";
  static final String HOSTILE =
      "<img src=x onerror=alert(1)></script><b>]]>&amp;\u0000\u001b[31mred\u0007 \u202Ertl";

  private SampleRun() {}

  static Redaction redaction() {
    return Redaction.of(CANARY, SECOND, List.of(HEADER_CANARY));
  }

  static Dossier dossier() {
    return Dossier.of(
        result(), journal(), redaction(), Map.of("LIST", "Listing webhooks"), profile());
  }

  static Profile profile() {
    return Profile.load("octo-webhooks", Catalogue.load());
  }

  static RunResult result() {
    List<RequirementVerdict> rows =
        List.of(
            row("LIST-01", Level.MUST, Verdict.PASS, null, null),
            row("LIST-02", Level.MUST, Verdict.FAIL, null, new AssertionError(said())),
            row("LIST-03", Level.SHOULD, Verdict.WARN, null, new AssertionError("order " + CANARY)),
            row("DLV-01", Level.MUST, Verdict.INCONCLUSIVE, Reason.NODLV, null),
            row("DLV-02", Level.MUST, Verdict.INCONCLUSIVE, Reason.NODLV, null),
            row("AUTH-03", Level.MUST, Verdict.NOT_APPLICABLE, null, null),
            row("HDR-01", Level.INFO, Verdict.OBSERVED, null, null),
            row("RTY-01", Level.MUST, Verdict.ERROR, null, new IllegalStateException(said())));
    return new RunResult(
        new RunFacts(
            "run-1",
            "0.1.0",
            Instant.parse("2026-11-23T10:00:00Z"),
            Duration.ofSeconds(95),
            "octo-webhooks",
            "literal",
            "standard",
            "https://user:" + URL_PASSWORD + "@vendor.example/octo",
            true,
            new Scope(8, 218, false, Scope.Connection.DIRECT)),
        null,
        new Measurements(
            new Measurements.Latency(Duration.ofMillis(40), Duration.ofMillis(120)),
            List.of(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2))),
            3,
            Duration.ofSeconds(5),
            null,
            2,
            31,
            9,
            14),
        rows,
        7,
        List.of("Webhook w1 could not be deleted with token " + CANARY + "."),
        Acceptance.NONE);
  }

  static RequirementVerdict row(
      String id, Level level, Verdict verdict, @Nullable Reason reason, @Nullable Throwable why) {
    boolean breach = verdict == Verdict.FAIL;
    CaseVerdict one =
        new CaseVerdict(
            "with " + HOSTILE,
            level,
            verdict,
            reason,
            "the target said " + said(),
            breach ? "exactly one webhook" : null,
            breach ? said() : null,
            List.of("x1", "d1", "unknown"),
            why);
    return new RequirementVerdict(requirement(id, level), level, List.of(one));
  }

  static Requirement requirement(String id, Level level) {
    return new Requirement(
        id,
        id.substring(0, id.indexOf('-')),
        level,
        null,
        "Every created webhook is listed exactly once (" + id + ")",
        "The list holds each webhook of the account, and holds it once.",
        "webhooks, section List",
        "Look at the query behind the list: a join may repeat rows.",
        null,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        "suites/list.yaml:12");
  }

  static Requirement twoCases() {
    Requirement plain = requirement("HDR-01", Level.INFO);
    List<Case> cases =
        List.of(
            new Case("first", null, List.of(), input("{\"method\":\"POST\"}")),
            new Case("second", null, List.of(), input("{\"method\":\"PUT\"}")));
    return new Requirement(
        plain.id(),
        plain.area(),
        plain.level(),
        null,
        plain.title(),
        plain.says(),
        "webhooks (https://docs.example/webhooks#list)",
        plain.hint(),
        null,
        List.of(),
        List.of(),
        Map.of(),
        cases,
        List.of(),
        List.of(),
        plain.source());
  }

  private static JsonNode input(String json) {
    return JsonMapper.shared().readTree(json);
  }

  static List<Entry> journal() {
    return List.of(
        new Note("n1", Duration.ZERO, "start", ""),
        new Exchange(
            "x1",
            "LIST-02",
            0,
            Duration.ofMillis(20),
            Duration.ofMillis(12),
            new Exchange.Request(
                "POST",
                "https://user:" + URL_PASSWORD + "@vendor.example/octo/webhooks?why=it's",
                List.of(
                    new Header("Authorization", "Bearer " + CANARY),
                    new Header("X-Vendor", HEADER_CANARY),
                    new Header("Content-Type", "application/json")),
                "{\"url\":\"https://sink.example/abc\",\"name\":\"it's\"}"),
            new Exchange.Answer(
                200,
                List.of(new Header("Content-Type", "text/html"), new Header("X-Echo", SECOND)),
                new Body("{\"note\":\"" + said().replace("\"", "\\\"") + "\"}", true, false)),
            null),
        new Exchange(
            "x2",
            "LIST-02",
            1,
            Duration.ofMillis(40),
            Duration.ofSeconds(10),
            new Exchange.Request("GET", "https://vendor.example/octo/webhooks", List.of(), null),
            null,
            "nothing was answered within 10 s"),
        new Armed(
            "a1",
            Duration.ofMillis(50),
            "DLV-01/first",
            "tok1",
            "https://me:" + URL_PASSWORD + "@sink.example/tok1",
            "BOOKING_UPDATE",
            "x1",
            "w1",
            "A",
            false,
            List.of()),
        new Trigger(
            "t1",
            Duration.ofMillis(60),
            Duration.ofMillis(90),
            "A",
            Action.CONFIRM,
            "b-1",
            "nonce-1",
            "x2",
            true),
        new Arrival(
            "d1",
            Duration.ofMillis(95),
            "tok1",
            "POST",
            "/tok1?q=1",
            List.of(new Header("Content-Type", "application/json")),
            new Body(
                "{\"event\":\"BOOKING_UPDATE\",\"price\":1.00,\"t\":\"" + CANARY + "\"}",
                true,
                false),
            200,
            null),
        new Arrival(
            "d2",
            Duration.ofMillis(99),
            "tok1",
            "POST",
            "/tok1",
            List.of(),
            new Body(HOSTILE, true, true),
            500,
            null));
  }

  private static String said() {
    return HOSTILE + " " + CANARY + " and " + HEADER_CANARY;
  }
}
