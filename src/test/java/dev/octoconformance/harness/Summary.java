package dev.octoconformance.harness;

import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Measured;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Webhooks;
import dev.octoconformance.verdict.Acceptance;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.Measurements;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Scope;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds a run up: its verdicts, its outcome, and what was measured. */
record Summary(String id, Briefing briefing, Journal journal, Instant startedAt) {

  /**
   * The result of the run.
   *
   * @param examination what was asked; null when it never came to that
   * @param partial whether it is not the whole of the run
   * @param endedBy what ended the run before its end; null for what its verdicts add up to
   */
  RunResult of(
      @Nullable Examination examination,
      List<String> notices,
      boolean partial,
      @Nullable Exit endedBy) {
    List<RequirementVerdict> verdicts =
        examination == null ? List.of() : verdicts(examination, partial);
    return new RunResult(
        facts(partial),
        endedBy,
        measurements(examination),
        verdicts,
        (int) briefing.selected().stream().filter(row -> row.excluded() != null).count(),
        List.copyOf(notices),
        Acceptance.of(briefing.config().gate().accept(), briefing.config().gate().allowPartial()));
  }

  private List<RequirementVerdict> verdicts(Examination examination, boolean partial) {
    return briefing.selected().stream()
        .filter(row -> row.excluded() == null)
        .filter(row -> !partial || !examination.book().of(row.id()).isEmpty())
        .map(row -> verdict(examination, row))
        .toList();
  }

  private static RequirementVerdict verdict(Examination examination, Requirement row) {
    List<CaseVerdict> cases = examination.book().of(row.id());
    return new RequirementVerdict(
        row, examination.level(row), cases.isEmpty() ? List.of(unasked(examination, row)) : cases);
  }

  private static CaseVerdict unasked(Examination examination, Requirement row) {
    return new CaseVerdict(
        row.title(),
        examination.level(row),
        Verdict.ERROR,
        null,
        "No test was run for this requirement.",
        null,
        null,
        List.of(),
        null);
  }

  private RunFacts facts(boolean partial) {
    SuiteConfig config = briefing.config();
    String version = Summary.class.getPackage().getImplementationVersion();
    return new RunFacts(
        id,
        version == null ? "development" : version,
        startedAt,
        now(),
        config.profile(),
        config.strictness().word(),
        config.budget().word(),
        Objects.toString(config.target().url()),
        partial,
        new Scope(
            tested(briefing.selected()),
            tested(briefing.catalogue().rows()),
            config.target().embedded(),
            Past.connection(journal.evidence())));
  }

  private static int tested(List<Requirement> rows) {
    return (int) rows.stream().filter(row -> row.excluded() == null).count();
  }

  /** When the run ended, or as long as it goes on the time it is. */
  private Duration now() {
    return journal.evidence().note(Milestone.ENDED).map(Note::at).orElseGet(journal::now);
  }

  private Measurements measurements(@Nullable Examination examination) {
    Evidence evidence = journal.evidence();
    Measured measured =
        examination == null
            ? new Measured(
                Scene.firstDeliveries(evidence).stream().sorted().toList(),
                List.of(),
                null,
                null,
                null)
            : Measured.of(new Scene(evidence, "", now(), examination.parts().terms()));
    List<Duration> latencies = measured.firstDeliveries();
    Measurements.Latency latency =
        latencies.isEmpty()
            ? null
            : new Measurements.Latency(
                latencies.get(latencies.size() / 2), latencies.get(latencies.size() - 1));
    return new Measurements(
        latency,
        measured.gaps(),
        measured.gaps().stream().map(List::size).max(Integer::compare).map(n -> n + 1).orElse(null),
        measured.senderTimeout(),
        measured.lowerBound(),
        (int) evidence.exchanges().filter(Summary::isBooking).count(),
        (int) evidence.exchanges().filter(x -> !Preflight.isSinkProbe(x)).count(),
        mostAlive(evidence),
        (int) evidence.arrivals().filter(Summary::isDelivery).count());
  }

  /** How many webhooks were alive at once at most, by the answers of the target. */
  private int mostAlive(Evidence evidence) {
    String place = briefing.base() + briefing.dialect().webhooks();
    Set<String> alive = new HashSet<>();
    int most = 0;
    for (Exchange exchange : evidence.exchanges().toList()) {
      if (isWebhook(exchange)) {
        alive.add(Webhooks.encoded(Past.webhookId(exchange)));
        most = Math.max(most, alive.size());
      } else if (exchange.succeeded() && exchange.request().method().equals("DELETE")) {
        alive.remove(exchange.request().url().replace(place + "/", ""));
      }
    }
    return most;
  }

  private boolean isWebhook(Exchange exchange) {
    return exchange.succeeded()
        && exchange.request().method().equals("POST")
        && exchange.request().url().equals(briefing.base() + briefing.dialect().webhooks())
        && !Past.webhookId(exchange).isEmpty();
  }

  private static boolean isBooking(Exchange exchange) {
    return exchange.succeeded()
        && exchange.request().method().equals("POST")
        && exchange.request().url().endsWith("/bookings");
  }

  private static boolean isDelivery(Arrival arrival) {
    return !arrival.token().isEmpty() && !arrival.body().isEmpty();
  }
}
