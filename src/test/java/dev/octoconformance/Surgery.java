package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.LoadedConfig;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.Doctor;
import dev.octoconformance.harness.Symptom;
import dev.octoconformance.harness.Symptom.State;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.verdict.Exit;
import java.util.List;

/** The command {@code doctor}: what is in the way of a run, and what is configured. */
final class Surgery {
  private static final int ABOUT = 12;

  private final Console console;
  private final Redaction redaction;

  private Surgery(Console console, Redaction redaction) {
    this.console = console;
    this.redaction = redaction;
  }

  /** Looks, prints, and gives the exit code. */
  static int examine(SuiteConfig config, Console console) {
    Surgery surgery = new Surgery(console, Certification.redaction(config));
    List<Symptom> found =
        new Doctor(ConformanceRun.Settings.of(config, Audience.nobody()), surgery::print).examine();
    long inTheWay = found.stream().filter(s -> s.state() == State.IN_THE_WAY).count();
    if (!console.quiet()) {
      console
          .out()
          .printf(
              "%n%s%n",
              inTheWay == 0
                  ? "Nothing is in the way of a run."
                  : inTheWay == 1
                      ? "One thing is in the way of a run."
                      : inTheWay + " things are in the way of a run.");
    }
    console.out().flush();
    return (inTheWay == 0 ? Exit.CONFORMANT : Exit.ENVIRONMENT).code();
  }

  private void print(Symptom symptom) {
    if (console.quiet() && symptom.state() == State.GOOD) {
      return;
    }
    console
        .out()
        .printf(
            "%s %-" + ABOUT + "s %s%n",
            mark(symptom.state()),
            symptom.about(),
            redaction.text(symptom.sentence()));
    console.out().flush();
  }

  private String mark(State state) {
    return switch (state) {
      case GOOD -> coloured("32", "ok  ");
      case WORTH_KNOWING -> coloured("33", "note");
      case IN_THE_WAY -> coloured("31", "stop");
    };
  }

  private String coloured(String colour, String word) {
    return console.colour() ? "\u001B[" + colour + "m" + word + "\u001B[0m" : word;
  }

  /** Prints every key, its value and who gave it. */
  static int show(LoadedConfig loaded, Console console) {
    Redaction redaction = Certification.redaction(loaded.config());
    int keys = width(loaded.origins().stream().map(LoadedConfig.Origin::key).toList());
    int values = width(loaded.origins().stream().map(LoadedConfig.Origin::shown).toList());
    for (LoadedConfig.Origin origin : loaded.origins()) {
      console
          .out()
          .println(
              ("%-" + keys + "s  %-" + values + "s  %s")
                  .formatted(origin.key(), redaction.text(origin.shown()), origin.place()));
    }
    if (!console.quiet()) {
      console
          .out()
          .printf(
              "%nStrongest first: options, system properties, environment variables, the file, defaults.%n");
    }
    console.out().flush();
    return Exit.CONFORMANT.code();
  }

  private static int width(List<String> texts) {
    int most = 1;
    for (String text : texts) {
      most = Math.max(most, Math.min(40, text.length()));
    }
    return most;
  }
}
