package dev.octoconformance.report;

import dev.octoconformance.verdict.Claim;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run concluded as workflow commands of GitHub Actions, which shows them beside the job. It
 * shows ten of a kind for a step, so the claim comes first and breaches before the rest.
 */
public final class Annotations {
  private final Dossier dossier;

  private Annotations(Dossier dossier) {
    this.dossier = dossier;
  }

  /** The commands, one a line. */
  public static List<String> of(Dossier dossier) {
    return new Annotations(dossier).lines();
  }

  /** Between these two lines nothing that is printed is taken for a command. */
  public static List<String> around(String token) {
    return List.of("::stop-commands::" + token, "::" + token + "::");
  }

  private List<String> lines() {
    RunResult result = dossier.result();
    Claim claim = result.claim();
    List<String> lines = new ArrayList<>();
    lines.add(
        line(claim.exit().code() == 0 ? "notice" : "error", "OCTO webhooks", claim.sentence()));
    having(Verdict.ERROR).forEach(row -> lines.add(line("error", row)));
    result.failures().forEach(row -> lines.add(line("error", row)));
    having(Verdict.INCONCLUSIVE).stream()
        .filter(row -> row.cases().stream().anyMatch(c -> result.isHeldUpBy(row, c)))
        .forEach(row -> lines.add(line("warning", row)));
    having(Verdict.WARN).forEach(row -> lines.add(line("warning", row)));
    return lines;
  }

  private List<RequirementVerdict> having(Verdict verdict) {
    return dossier.result().requirements().stream().filter(r -> r.verdict() == verdict).toList();
  }

  private String line(String command, RequirementVerdict row) {
    String code = row.reason() == null ? "" : row.reason().code() + ": ";
    return line(
        command,
        row.requirement().id() + " " + row.requirement().title(),
        code + Row.brief(row.decisive(), dossier));
  }

  private String line(String command, String title, String message) {
    return "::%s title=%s::%s"
        .formatted(
            command,
            data(title).replace(":", "%3A").replace(",", "%2C"),
            data(dossier.redact(message)));
  }

  /** A percent sign and the ends of lines would be read as something else. */
  private static String data(String text) {
    return Printable.text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
