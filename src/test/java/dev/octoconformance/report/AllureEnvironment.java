package dev.octoconformance.report;

import dev.octoconformance.journal.Redaction;
import dev.octoconformance.verdict.Measurements;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import java.time.Duration;

/** {@code environment.properties}: the run, as the Allure overview shows it. */
final class AllureEnvironment {

  private AllureEnvironment() {}

  static String properties(RunResult result, Redaction redaction) {
    RunFacts run = result.run();
    return line("Claim", result.claim().sentence())
        + line("Target", redaction.text(run.target()))
        + line("Profile", run.profile())
        + line("Strictness", run.strictness())
        + measured(result.measurements())
        + line("Budget", run.budget())
        + line("Suite", run.suiteVersion())
        + line("Java", Runtime.version().toString())
        + line("Run", run.id())
        + line("Started", run.startedAt().toString())
        + line("Duration", Span.of(run.duration()))
        + line("Partial", run.partial() ? "yes: the run ended before its end" : "no")
        + traffic(result.measurements());
  }

  private static String measured(Measurements measured) {
    StringBuilder lines = new StringBuilder();
    if (!measured.retryGaps().isEmpty()) {
      lines.append(line("Retries", MeasuredWords.schedule(measured.retryGaps())));
    }
    Measurements.Latency first = measured.firstDelivery();
    if (first != null) {
      lines.append(
          line(
              "First delivery",
              "%s after the event (median), %s at most"
                  .formatted(Span.of(first.p50()), Span.of(first.max()))));
    }
    Duration timeout = measured.senderTimeout();
    if (timeout != null) {
      lines.append(line("Sender waits for an answer", Span.of(timeout)));
    }
    return lines.toString();
  }

  private static String traffic(Measurements measured) {
    return line(
        "Traffic",
        "%d API calls, %d webhooks, %d bookings, %d deliveries"
            .formatted(
                measured.apiCalls(),
                measured.webhooks(),
                measured.bookings(),
                measured.deliveries()));
  }

  private static String line(String key, String value) {
    StringBuilder line = new StringBuilder(key.replace(" ", "\\ ")).append('=');
    for (char c : Printable.line(value).toCharArray()) {
      if (c == '\\') {
        line.append("\\\\");
      } else if (c < ' ' || c > '~') {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.append('\n').toString();
  }
}
