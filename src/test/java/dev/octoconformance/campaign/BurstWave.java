package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Bursts;
import dev.octoconformance.rule.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many bookings confirmed at the same time, with a webhook that is created in the middle of it. */
final class BurstWave {
  private static final int BOOKINGS = 20;
  private static final int AT_A_TIME = 8;

  /** What the name of an arm ends with that is created while the bookings are confirmed. */
  static final String RACING = "/racing";

  private static final Duration PACE = Duration.ofMillis(200);

  private final Stage stage;
  private volatile boolean paced;

  BurstWave(Stage stage) {
    this.stage = stage;
  }

  /** Registers these arms and lets everything happen; nothing at all when there are none. */
  void run(List<ArmPlan> arms) {
    if (arms.isEmpty()) {
      return;
    }
    List<ArmPlan> racing = arms.stream().filter(arm -> arm.arm().endsWith(RACING)).toList();
    List<ArmPlan> ready = new ArrayList<>(arms);
    ready.removeAll(racing);
    stage.roster().registerOrRefuse(ready, Scene.BURST);
    List<BookingLife> bookings =
        atOnce(
                IntStream.range(0, BOOKINGS)
                    .<Supplier<Optional<BookingLife>>>mapToObj(
                        i -> () -> stage.reserve(Scene.BURST))
                    .toList())
            .stream()
            .flatMap(Optional::stream)
            .toList();
    confirm(bookings, racing);
    stage
        .ear()
        .waitFor(
            "every webhook to be told of %d bookings".formatted(bookings.size()),
            this::allTold,
            stage.now().plus(stage.patience().firstDelivery().multipliedBy(2)));
    stage.journal().note(Scene.OVER, Scene.BURST);
  }

  private void confirm(List<BookingLife> bookings, List<ArmPlan> racing) {
    List<Supplier<Boolean>> all = new ArrayList<>();
    for (BookingLife booking : bookings) {
      String guest = "Guest burst " + all.size() + " " + stage.plan().nonce();
      all.add(() -> confirmed(booking, guest));
      if (all.size() == BOOKINGS / 2) {
        all.add(() -> stage.roster().registerOrRefuse(racing, Scene.BURST));
      }
    }
    atOnce(all);
  }

  /** Without waiting for others until the target asks for patience, and five a second from then. */
  private boolean confirmed(BookingLife booking, String guest) {
    if (paced) {
      synchronized (this) {
        LockSupport.parkNanos(PACE.toNanos());
        return heeded(booking.confirm(guest));
      }
    }
    return heeded(booking.confirm(guest));
  }

  private boolean heeded(Trigger confirm) {
    boolean throttled =
        stage.evidence().exchanges("wave " + Scene.BURST).stream().anyMatch(Exchange::isThrottled);
    if (throttled && !paced) {
      paced = true;
      stage.journal().note(Bursts.PACED, "");
    }
    return confirm.accepted();
  }

  private static <T> List<T> atOnce(List<Supplier<T>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<T>> all = new ArrayList<>();
      tasks.forEach(task -> all.add(threads.submit(task::get)));
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while booking", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean allTold(Evidence evidence) {
    Scene scene = new Scene(evidence, "", stage.now(), stage.plan().terms());
    List<Trigger> confirmed =
        scene
            .triggers(Scene.BURST)
            .filter(t -> t.action() == Action.CONFIRM && t.accepted())
            .toList();
    List<Armed> told =
        evidence
            .armed()
            .filter(a -> a.wave().equals(Scene.BURST) && a.webhookId() != null)
            .filter(a -> !a.arm().endsWith(RACING))
            .toList();
    return told.stream()
        .allMatch(a -> confirmed.stream().allMatch(t -> BookingUpdates.isTold(scene, a, t)));
  }
}
