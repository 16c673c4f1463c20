package dev.octoconformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.rule.SimulatedSender.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often rules about silence err, over many simulated senders: a broken one is nearly always
 * caught, a conforming one never accused.
 */
class SilenceInNumbersTest {
  private static final Timing TIMING = Timing.of(Duration.ofHours(24));

  private static final List<Sender> SENDERS =
      List.of(
          new Sender("fixed", (r, n) -> 5000L * n, 0, SimulatedSender.most()),
          new Sender(
              "a fifth more or less",
              (r, n) -> (long) ((n == 1 ? 5000 : 60_000) * (0.8 + 0.4 * r.nextDouble())),
              0,
              4),
          new Sender("full jitter", (r, n) -> (long) (30_000 * n * r.nextDouble()), 0, 5),
          new Sender("poller", (r, n) -> 5000L, 30_000, 5),
          new Sender("two steps", (r, n) -> n == 1 ? 1000L : 30_000L, 0, 3),
          new Sender("long", (r, n) -> 300_000L, 0, 3));

  /** One in so many arms of a run is judged; the next run judges others. */
  private static final int EVERY = 5;

  private static final Map<String, Rule> RULES = rules();

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("RTY-01", Retries.retried());
    rules.put("RTY-02", Retries.retried());
    rules.put("RTY-03", Retries.never());
    rules.put("RTY-04", Retries.retried());
    rules.put("RTY-07", Retries.retried());
    rules.put("RTY-11", Retries.followedOrRetried());
    rules.put("RTY-13", Retries.retried());
    rules.put("RTY-21", Stopping.areTriedAThirdTime());
    rules.put("RTY-26", Stopping.keepADistance());
    rules.put("RTY-28", Retries.byTheirOwnFlag());
    rules.put("RTY-29", Retries.never());
    rules.put("RTY-32", Bystanders.areLeftAlone());
    return rules;
  }

  private static Rule rule(String arm) {
    return java.util.Objects.requireNonNull(RULES.get(arm.replaceFirst("/.*", "")));
  }

  /** What is said first, when the rule is asked whenever it wants to be, and a little more. */
  private static Finding asked(Rule bare, FailureWave wave, String arm, long end) {
    Rule rule = Steady.of(bare);
    long now = FailureWave.CONFIRMED + 500;
    while (true) {
      Finding finding = wave.judge(rule, arm, now);
      if (!(finding instanceof Finding.NotYet notYet)) {
        return finding;
      }
      Duration at = notYet.lookAgainAt();
      long next =
          at != null && at.compareTo(TIMING.budgetEnd()) < 0
              ? at.toMillis()
              : wave.nextEntryAfter(now + (now - FailureWave.CONFIRMED) / 2);
      if (next > end) {
        return finding;
      }
      now = Math.max(now + 1, next);
    }
  }

  @Test
  void a_sender_with_full_jitter_that_ignores_the_flag_is_caught() {
    int caught = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      SimulatedSender sender = new SimulatedSender(SENDERS.get(2), run, true).play();
      FailureWave wave = sender.wave().timed(TIMING);
      boolean broken =
          sender.optedOut().stream()
              .filter(arm -> arm.startsWith("RTY-03"))
              .map(arm -> asked(Retries.never(), wave, arm, sender.end()))
              .anyMatch(Finding.Broken.class::isInstance);
      caught += broken ? 1 : 0;
    }
    assertThat(caught).as("of %d", runs).isGreaterThanOrEqualTo(runs * 99 / 100);
  }

  @Test
  void three_controls_alone_nearly_always_suffice() {
    int caught = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      FailureWave wave = new FailureWave().timed(TIMING);
      java.util.Random random = new java.util.Random(run);
      for (int i = 0; i < 3; i++) {
        wave.arm("RTY-01/" + i, FailureWave.FAILURE, FailureWave.OK);
        wave.hears("RTY-01/" + i, 1100, 1100 + random.nextInt(30_000));
        wave.optedOut("RTY-03/" + i, FailureWave.FAILURE);
        wave.hears("RTY-03/" + i, 1100, 1100 + random.nextInt(30_000));
      }
      boolean broken = false;
      for (int i = 0; i < 3; i++) {
        broken |= asked(Retries.never(), wave, "RTY-03/" + i, 500_000) instanceof Finding.Broken;
      }
      caught += broken ? 1 : 0;
    }
    assertThat(caught).as("of %d", runs).isGreaterThanOrEqualTo(runs * 98 / 100);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void no_conforming_sender_is_accused(boolean badDay) {
    List<String> accusations = new ArrayList<>();
    for (int run = 0; run < 300; run++) {
      Sender kind = SENDERS.get(run % SENDERS.size());
      SimulatedSender sender = new SimulatedSender(kind, 1000 + run, false);
      if (badDay) {
        sender.onABadDay();
      }
      sender.play();
      FailureWave wave = sender.wave().timed(TIMING);
      List<String> arms = List.copyOf(new TreeSet<>(sender.all()));
      for (int i = run % EVERY; i < arms.size(); i += EVERY) {
        String arm = arms.get(i);
        List<Finding> findings = new ArrayList<>();
        findings.add(asked(rule(arm), wave, arm, sender.end()));
        if (arm.startsWith("RTY-01")) {
          findings.add(asked(Stopping.stopAfterSuccess(), wave, arm, sender.end()));
          findings.add(asked(RetriedRequests.areTheSame(), wave, arm, sender.end()));
        }
        findings.stream()
            .filter(f -> f instanceof Finding.Broken || f instanceof Finding.Slight)
            .forEach(finding -> accusations.add(kind.name() + " " + arm + " " + finding));
      }
    }
    assertThat(accusations).isEmpty();
  }
}
