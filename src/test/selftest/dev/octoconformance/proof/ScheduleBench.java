package dev.octoconformance.proof;

import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Schedule;
import dev.octoconformance.rule.Timing;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.RunResult;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long the whole profile takes against reference vendors with different schedules of retries,
 * beside the least that any sound suite needs, and beside the same webhooks awaited one after
 * another.
 */
final class ScheduleBench {
  private static final List<List<Duration>> SCHEDULES =
      List.of(
          List.of(Duration.ofMillis(500), Duration.ofSeconds(1)),
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(10)),
          List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)));

  private ScheduleBench() {}

  /**
   * What one run came to.
   *
   * @param gaps the schedule of the vendor
   * @param exit the exit code
   * @param duration of the whole run
   * @param bound the least that any sound suite needs
   * @param waited from the event that fails to the end of its wave
   * @param oneAfterAnother the sum of what each webhook of that wave had to be waited for
   * @param webhooks how many those are
   */
  private record Row(
      List<Duration> gaps,
      int exit,
      Duration duration,
      Optional<Duration> bound,
      Duration waited,
      Duration oneAfterAnother,
      long webhooks) {

    String line() {
      return String.format(
          Locale.ROOT,
          "| %s, %s | %d | %.1f s | %s | %s | %.1f s | %.0f s for %d webhooks | %.0f × |",
          seconds(gaps.get(0)),
          seconds(gaps.get(1)),
          exit,
          millis(duration),
          bound.map(b -> String.format(Locale.ROOT, "%.1f s", millis(b))).orElse("unknown"),
          bound
              .map(b -> String.format(Locale.ROOT, "%.2f", millis(duration) / millis(b)))
              .orElse("unknown"),
          millis(waited),
          millis(oneAfterAnother),
          webhooks,
          millis(oneAfterAnother) / millis(waited));
    }

    private static double millis(Duration time) {
      return time.toMillis() / 1000.0;
    }

    private static String seconds(Duration time) {
      return String.format(Locale.ROOT, "%.1f s", millis(time));
    }
  }

  /** Runs all of them and prints the table as Markdown. */
  public static void main(String[] none) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(
        "| first and second gap | exit | run | bound | run ÷ bound | waited | one after another | ratio |");
    out.println("|---|---|---|---|---|---|---|---|");
    SCHEDULES.forEach(gaps -> out.println(run(gaps).line()));
  }

  private static Row run(List<Duration> gaps) {
    // A third retry, so that a refused connection is seen to be retried after its port was opened.
    VendorSettings settings =
        VendorSettings.defaults().withRetryGaps(gaps.get(0), gaps.get(1), gaps.get(1));
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, new Behaviour())) {
      SuiteConfig config =
          SuiteConfig.of(Map.of())
              .withTarget(
                  new TargetSettings(
                      vendor.baseUrl(),
                      new Secret(settings.token()),
                      new Secret(settings.secondToken()),
                      Map.of(),
                      List.of()));
      ConformanceRun.Recording recording =
          new ConformanceRun(ConformanceRun.Settings.of(config, Audience.nobody())).execute();
      return row(gaps, recording);
    }
  }

  private static Row row(List<Duration> gaps, ConformanceRun.Recording recording) {
    RunResult result = recording.result();
    Evidence evidence = new Evidence(recording.journal());
    Scene scene =
        new Scene(
            evidence,
            "",
            result.run().duration(),
            new Scene.Terms(
                true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofMinutes(10))));
    Schedule schedule = Schedule.of(scene, Scene.B);
    Duration confirmed =
        scene
            .triggers(Scene.B)
            .map(t -> t.at())
            .reduce((first, last) -> last)
            .orElse(Duration.ZERO);
    List<Duration> waits =
        schedule.arms().stream().flatMap(arm -> wait(schedule, arm, confirmed).stream()).toList();
    Duration over =
        evidence.notes(Scene.OVER).stream()
            .filter(note -> note.detail().equals(Scene.B))
            .map(note -> note.at())
            .findFirst()
            .orElse(result.run().duration());
    return new Row(
        gaps,
        result.claim().exit().code(),
        result.run().duration(),
        Optional.ofNullable(result.measurements().waitLowerBound()),
        over.minus(confirmed),
        waits.stream().reduce(Duration.ZERO, Duration::plus),
        waits.size());
  }

  /** How long this webhook alone had to be waited for, until all was decided that it is for. */
  private static Optional<Duration> wait(Schedule schedule, Armed arm, Duration confirmed) {
    return schedule.settled(arm).map(at -> at.minus(confirmed)).filter(wait -> !wait.isNegative());
  }
}
