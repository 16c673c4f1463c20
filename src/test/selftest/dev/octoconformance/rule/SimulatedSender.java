package dev.octoconformance.rule;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * A sender of some schedule that plays a whole failure wave: the wave that the rows of retries
 * register, with times drawn from a seed.
 */
final class SimulatedSender {
  private static final long TIMEOUT = 10_000;
  private static final int MOST = 6;

  /** The time from the end of an attempt to the retry with this number, from 1. */
  interface Gaps extends BiFunction<Random, Integer, Long> {}

  /**
   * A schedule.
   *
   * @param name its name
   * @param gaps how long it waits
   * @param tick the period at which a poller looks for retries; 0 for none
   * @param attempts the most attempts of one delivery
   */
  record Sender(String name, Gaps gaps, long tick, int attempts) {}

  /** A time in which nobody moves, in milliseconds. */
  private record Pause(long from, long to) {
    boolean holds(long at) {
      return at > from && at < to;
    }
  }

  private static final int LOST_IN_A_HUNDRED = 3;
  private static final long OUTAGE = 2000;

  private final Sender sender;
  private final Random random;
  private final List<Pause> ourStalls = new ArrayList<>();
  private final List<Pause> outages = new ArrayList<>();
  private boolean rough;
  private final boolean deafToOptOut;
  private final FailureWave wave = new FailureWave();
  private final List<String> optedOut = new ArrayList<>();
  private final List<String> retried = new ArrayList<>();
  private long end;

  SimulatedSender(Sender sender, long seed, boolean deafToOptOut) {
    this.sender = sender;
    this.random = new Random(seed);
    this.deafToOptOut = deafToOptOut;
  }

  /**
   * On a bad day: the suite stands still twice, for up to nine seconds, in which senders wait; the
   * sender once does nothing for two; and of a hundred attempts three are lost on the way.
   */
  SimulatedSender onABadDay() {
    rough = true;
    for (int i = 0; i < 2; i++) {
      long from = FailureWave.CONFIRMED + 10 + random.nextInt(60_000);
      Pause stall = new Pause(from, from + 600 + random.nextInt(8400));
      if (ourStalls.stream().noneMatch(s -> s.from() < stall.to() && stall.from() < s.to())) {
        ourStalls.add(stall);
      }
    }
    long from = FailureWave.CONFIRMED + random.nextInt(30_000);
    outages.add(new Pause(from, from + OUTAGE));
    return this;
  }

  /** Everything that the rows register is played. */
  SimulatedSender play() {
    Reaction ok = FailureWave.OK;
    for (int i = 0; i < 3; i++) {
      plays("RTY-01/" + i, false, Reaction.status(500), ok);
      plays("RTY-03/" + i, true, Reaction.status(500));
    }
    for (int status : new int[] {502, 504, 400, 404, 401, 302}) {
      plays("RTY-04/" + status, false, Reaction.status(status), ok);
    }
    plays("RTY-02/default", false, Reaction.status(500), ok);
    for (int i = 0; i < 2; i++) {
      plays("RTY-21/" + i, false, Reaction.status(500), Reaction.status(500), ok);
      plays("RTY-28/with " + i, false, Reaction.status(500), ok);
      plays("RTY-28/without " + i, true, Reaction.status(500));
    }
    plays("RTY-26/always", false, Reaction.status(500));
    plays("RTY-07/429", false, Reaction.status(429), Reaction.status(429), ok);
    for (Manner manner : new Manner[] {Manner.HOLD, Manner.RESET, Manner.CLOSE, Manner.GARBAGE}) {
      plays("RTY-13/" + manner, false, Reaction.of(manner), Reaction.of(manner), ok);
    }
    plays("RTY-29/hold", true, Reaction.of(Manner.HOLD));
    plays("RTY-29/404", true, Reaction.status(404));
    plays("RTY-32/0", false);
    plays("RTY-32/1", false);
    Reaction found =
        new Reaction(
            Manner.ANSWER, 307, List.of(new Header("Location", "{here}")), "", Duration.ZERO);
    plays("RTY-11/307", false, found, ok);
    wave.over(end + 3_600_000);
    ourStalls.forEach(
        stall ->
            wave.note(
                stall.to(),
                Milestone.STOOD_STILL,
                Duration.ofMillis(stall.from()) + " " + Duration.ZERO));
    return this;
  }

  private void plays(String arm, boolean optOut, Reaction... answers) {
    wave.arm(arm, Scene.B, optOut, answers);
    (optOut ? optedOut : retried).add(arm);
    List<Reaction> script = answers.length == 0 ? List.of(FailureWave.OK) : List.of(answers);
    long at = FailureWave.CONFIRMED + 20 + random.nextInt(200);
    int heard = 0;
    for (int attempt = 1; ; attempt++) {
      at = after(outages, at);
      if (rough && random.nextInt(100) < LOST_IN_A_HUNDRED) {
        if (attempt >= sender.attempts() || (optOut && !deafToOptOut)) {
          return;
        }
        at = polled(at + 5 + sender.gaps().apply(random, attempt));
        continue;
      }
      Reaction reaction = script.get(Math.min(heard + 1, script.size()) - 1);
      at = after(ourStalls, at);
      wave.hears(arm, at);
      long over = at + 5;
      if (reaction.manner() == Manner.HOLD) {
        over = after(ourStalls, at + TIMEOUT);
        wave.leaves(arm, heard, over);
      }
      heard++;
      end = Math.max(end, over);
      if (reaction.success() || attempt >= sender.attempts() || (optOut && !deafToOptOut)) {
        return;
      }
      at = polled(over + sender.gaps().apply(random, attempt));
    }
  }

  /** What happens in such a pause happens at its end, one after another. */
  private long after(List<Pause> pauses, long at) {
    return pauses.stream()
        .filter(pause -> pause.holds(at))
        .findFirst()
        .map(pause -> pause.to() + 1 + random.nextInt(20))
        .orElse(at);
  }

  private long polled(long at) {
    long tick = sender.tick();
    return tick == 0 ? at : (at / tick + 1) * tick;
  }

  FailureWave wave() {
    return wave;
  }

  List<String> optedOut() {
    return optedOut;
  }

  List<String> all() {
    List<String> all = new ArrayList<>(optedOut);
    all.addAll(retried);
    return all;
  }

  /** When nothing comes any more, however patient one is. */
  long end() {
    return end + 3_700_000;
  }

  static int most() {
    return MOST;
  }
}
