package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.WaiverFile;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.report.Annotations;
import dev.octoconformance.report.ConsoleReport;
import dev.octoconformance.report.Dossier;
import dev.octoconformance.report.EarlierFile;
import dev.octoconformance.report.Paper;
import dev.octoconformance.report.StepSummary;
import dev.octoconformance.report.WaiverEntries;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.text.Nearest;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the program hands over what was concluded: to the console, to a CI job, as waivers. */
final class Verdicts {
  private final Console console;
  private final Extras extras;

  Verdicts(Console console, Extras extras) {
    this.console = console;
    this.extras = extras;
  }

  /**
   * The waivers that this configuration names.
   *
   * @throws dev.octoconformance.config.ConfigException if their file is wrong
   */
  static Waivers waivers(SuiteConfig config, Catalogue catalogue) {
    return config.waivers() == null
        ? Waivers.none()
        : new Waivers(
            WaiverFile.read(config.waivers(), id -> flaw(id, catalogue)),
            LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * The result with what the run that it repeats had found, as the folder of its reports keeps it.
   *
   * @throws IOException when that cannot be read
   */
  static RunResult merged(RunResult result, Path reports, Catalogue catalogue, Redaction redaction)
      throws IOException {
    List<String> order = catalogue.rows().stream().map(Requirement::id).toList();
    return EarlierFile.in(reports)
        .read(catalogue)
        .map(earlier -> earlier.with(result, redaction.text(result.run().target()), order))
        .orElse(result);
  }

  private static Optional<String> flaw(String id, Catalogue catalogue) {
    List<String> known = catalogue.rows().stream().map(Requirement::id).toList();
    return known.contains(id)
        ? Optional.empty()
        : Optional.of(
            "there is no requirement \"%s\"; %s"
                .formatted(id, Nearest.remedy(id, known, "the command list shows all.")));
  }

  /** Hands it over. */
  void handOver(Dossier dossier, Path folder, List<String> troubles) {
    List<String> all = new ArrayList<>(troubles);
    if (extras.stepSummary() != null) {
      StepSummary.append(extras.stepSummary(), dossier).ifPresent(all::add);
    }
    if (extras.annotated()) {
      List<String> around = Annotations.around(UUID.randomUUID().toString());
      console.out().println(around.get(0));
      print(dossier, folder, all);
      console.out().println(around.get(1));
      Annotations.of(dossier).forEach(console.out()::println);
    } else {
      print(dossier, folder, all);
    }
  }

  private void print(Dossier dossier, Path folder, List<String> troubles) {
    new ConsoleReport(new Paper(console.out(), console.colour(), console.width()), console.quiet())
        .print(dossier, folder, troubles);
    if (extras.printWaivers()) {
      WaiverEntries.of(dossier, LocalDate.now(ZoneOffset.UTC)).forEach(console.out()::println);
    }
  }
}
