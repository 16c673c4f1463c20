package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.RunPlan;
import dev.octoconformance.verdict.Exit;
import java.time.Duration;

/** The command {@code plan}: what a run would do to the target, before anything is done. */
final class Planning {
  private Planning() {}

  static int print(SuiteConfig config, boolean embedded, Console console) {
    RunPlan plan = RunPlan.of(ConformanceRun.Settings.of(config, Audience.nobody()));
    console
        .out()
        .printf(
            "Target %s%n  nothing was asked of it, and nothing is created%n",
            embedded ? "the embedded reference vendor" : String.valueOf(config.target().url()));
    line(
        console,
        "requirements",
        plan.tested(),
        "of %d that are asked for or rested on are tested and apply here".formatted(plan.asked()));
    line(console, "webhooks", plan.webhooks(), "created and deleted again at most");
    line(
        console,
        "at once",
        plan.webhooksAtOnce(),
        "of them alive at most (limits.webhooks, declared.maxWebhooks)");
    line(console, "bookings", plan.bookings(), "reserved at most, and cancelled again");
    line(
        console, "requests", plan.requests(), "to the API at most, bookings and clean-up included");
    line(
        console,
        "deliveries",
        plan.deliveries(),
        "caused at most, with %d attempts of what always fails (declared.maxAttempts)"
            .formatted(plan.attempts()));
    if (plan.waves() > 1) {
      line(
          console,
          "waves",
          plan.waves(),
          "of failures, one after the other, because few webhooks may be alive");
    }
    console
        .out()
        .printf(
            "  %-13s from %s to %s; it ends as soon as everything is decided%n",
            "duration", inWords(plan.shortest()), inWords(plan.longest()));
    console
        .out()
        .println(
            "More is done only where the target misses something: fresh webhooks confirm it once"
                + " before it is said.");
    return Exit.CONFORMANT.code();
  }

  private static void line(Console console, String name, int count, String words) {
    console.out().printf("  %-13s %5d  %s%n", name, count, words);
  }

  private static String inWords(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? (seconds + 59) / 60 + " min" : (seconds + 3599) / 3600 + " h";
  }
}
