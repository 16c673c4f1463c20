package dev.octoconformance.report;

import dev.octoconformance.journal.Redaction;
import dev.octoconformance.verdict.RunFacts;

/** {@code environment.properties}: the run, as the Allure overview shows it. */
final class AllureEnvironment {

  private AllureEnvironment() {}

  static String properties(RunFacts run, Redaction redaction) {
    return line("Target", redaction.text(run.target()))
        + line("Profile", run.profile())
        + line("Strictness", run.strictness())
        + line("Budget", run.budget())
        + line("Suite", run.suiteVersion())
        + line("Run", run.id())
        + line("Started", run.startedAt().toString())
        + line("Duration", Span.of(run.duration()))
        + line("Partial", run.partial() ? "yes: the run ended before its end" : "no");
  }

  private static String line(String key, String value) {
    StringBuilder line = new StringBuilder(key).append('=');
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
