package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Reaction;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was sorted before is never taken for what there is now, or was earlier. */
class ReaderTest {
  private static final long LATE = 60_000;

  /** A wave with everything that sorting looks at, and entries that it does not look at. */
  private static Scene wave() {
    return new FailureWave()
        .arm("held", Reaction.of(Reaction.Manner.HOLD), OK)
        .controls("control", 2, 1100, 6100)
        .hears("held", 1100)
        .note(2000, "anything", "")
        .leaves("held", 0, 4000)
        .hears("held", 9000)
        .next(10_000)
        .over(12_000)
        .hears("held", 13_000)
        .scene("held", LATE);
  }

  private static Scene scene(Evidence evidence, Reader reader) {
    Scene scene = wave();
    Scene.Terms terms = scene.terms();
    return new Scene(
        evidence,
        scene.arm(),
        scene.now(),
        new Scene.Terms(terms.sinkReachable(), terms.schemas(), terms.timing(), reader));
  }

  private static List<List<Event>> events(Evidence evidence, Reader reader) {
    Scene scene = scene(evidence, reader);
    return evidence.armed().map(armed -> Attempts.of(scene, armed)).toList();
  }

  @Test
  void a_wave_that_goes_on_is_sorted_anew_and_so_is_a_look_back() {
    Evidence whole = wave().evidence();
    Reader reader = new Reader();
    List<Integer> forth = IntStream.rangeClosed(0, whole.size()).boxed().toList();
    List<Integer> back =
        IntStream.rangeClosed(0, whole.size()).map(n -> whole.size() - n).boxed().toList();
    assertThat(Stream.concat(forth.stream(), back.stream()))
        .allSatisfy(
            n ->
                assertThat(events(whole.first(n), reader))
                    .isEqualTo(events(whole.first(n), new Reader())));
  }

  private static List<Object> measured(Evidence evidence, Reader reader) {
    Schedule schedule = Schedule.of(scene(evidence, reader), Scene.B);
    return List.of(
        schedule.arms(),
        schedule.firstGaps(),
        schedule.secondGaps(),
        schedule.resendBelow(),
        schedule.settled(),
        schedule.missing(),
        schedule.allHeard(),
        schedule.arms().stream()
            .map(arm -> schedule.silentEnough(arm, Duration.ofSeconds(1)))
            .toList());
  }

  @Test
  void a_wave_that_goes_on_is_measured_anew_and_so_is_a_look_back() {
    Evidence whole =
        new FailureWave()
            .arm("held", Reaction.of(Reaction.Manner.HOLD))
            .arm("gone", Reaction.status(500))
            .controls("control", 1, 1100, 6100)
            .hears("held", 9000)
            .hears("gone", 1100)
            .note(7000, Scene.DELETED, "gone")
            .over(12_000)
            .scene("held", LATE)
            .evidence();
    Reader reader = new Reader();
    List<Integer> forth = IntStream.rangeClosed(0, whole.size()).boxed().toList();
    List<Integer> back =
        IntStream.rangeClosed(0, whole.size()).map(n -> whole.size() - n).boxed().toList();
    assertThat(Stream.concat(forth.stream(), back.stream()))
        .allSatisfy(
            n ->
                assertThat(measured(whole.first(n), reader))
                    .isEqualTo(measured(whole.first(n), new Reader())));
  }

  @Test
  void another_journal_is_sorted_anew() {
    Evidence one = new FailureWave().controls("control", 1, 1100).scene("", LATE).evidence();
    Evidence other =
        new FailureWave().controls("control", 1, 1100 + 100).scene("", LATE).evidence();
    Reader reader = new Reader();
    assertThat(events(one, reader)).isNotEqualTo(events(other, reader));
  }

  @Test
  void a_note_that_says_nothing_of_the_wave_makes_nobody_sort_anew() {
    Evidence whole = wave().evidence();
    int noted = whole.entries().indexOf(whole.note("anything").orElseThrow());
    Reader reader = new Reader();
    assertThat(Attempts.in(scene(whole.first(noted + 1), reader), Scene.B).orElseThrow())
        .isSameAs(Attempts.in(scene(whole.first(noted), reader), Scene.B).orElseThrow());
  }
}
