package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final Journal journal = Journal.timedBy(() -> Duration.ZERO);

  @Test
  void many_writers_get_an_order_unique_ids_and_listeners_that_hear_it() throws Exception {
    List<Entry> heard = new ArrayList<>();
    journal.onEntry(heard::add);
    CompletableFuture<?>[] writers =
        IntStream.range(0, 4)
            .mapToObj(
                writer -> CompletableFuture.runAsync(() -> write(writer), Threads.ofTheirOwn()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(writers).get(20, TimeUnit.SECONDS);

    List<Entry> written = journal.evidence().entries();
    assertThat(written).hasSize(1000).extracting(Entry::id).doesNotHaveDuplicates();
    assertThat(written)
        .extracting(Entry::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 1000).mapToObj(i -> "n" + i).toList());
    assertThat(heard).isEqualTo(written);
    assertThat(journal.size()).isEqualTo(1000);
    assertThat(written.stream().map(Note.class::cast).filter(n -> n.what().equals("2")))
        .extracting(Note::detail)
        .containsExactlyElementsOf(IntStream.range(0, 250).mapToObj(Integer::toString).toList());
  }

  private void write(int writer) {
    for (int i = 0; i < 250; i++) {
      journal.note(Integer.toString(writer), Integer.toString(i));
    }
  }

  @Test
  void every_kind_counts_for_itself() {
    journal.note("first", "");
    Trigger trigger =
        journal.add(
            Journal.Kind.TRIGGER,
            id ->
                new Trigger(
                    id, Duration.ZERO, Duration.ZERO, "A", Action.CANCEL, null, null, "x1", true));
    assertThat(trigger.id()).isEqualTo("t1");
    assertThat(journal.note("second", "").id()).isEqualTo("n2");
  }

  @Test
  void evidence_never_changes() {
    journal.note("first", "");
    Evidence before = journal.evidence();
    journal.note("second", "");
    assertThat(before.entries()).hasSize(1);
    assertThat(before.note("second")).isEmpty();
    assertThat(journal.evidence().note("second")).isPresent();
  }

  @Test
  void a_listener_that_fails_keeps_nothing_from_the_others() {
    List<Entry> heard = new ArrayList<>();
    journal.onEntry(
        entry -> {
          throw new IllegalStateException("disk full");
        });
    journal.onEntry(heard::add);
    assertThatThrownBy(() -> journal.note("first", "")).hasMessage("disk full");
    assertThat(heard).hasSize(1);
    assertThat(journal.size()).isEqualTo(1);
  }

  @Test
  void evidence_finds_entries_by_arm_token_id_and_name() {
    Exchange exchange =
        new Exchange(
            "x1",
            "scope",
            0,
            Duration.ZERO,
            Duration.ofMillis(5),
            new Exchange.Request("GET", "http://vendor.example/", List.of(), null),
            null,
            "refused");
    Armed armed =
        new Armed(
            "a1", Duration.ZERO, "ROW-01/arm", "tok", "u", "e", "x1", "w1", "A", false, List.of());
    Armed again =
        new Armed(
            "a2", Duration.ZERO, "ROW-01/arm", "tok2", "u", "e", "x1", "w2", "A", false, List.of());
    Arrival first = arrival("d1", "tok");
    Arrival other = arrival("d2", "other");
    Arrival last = arrival("d3", "tok");
    Evidence evidence = new Evidence(List.of(exchange, armed, again, first, other, last));

    assertThat(evidence.exchange("x1")).isEqualTo(exchange);
    assertThat(evidence.exchange("x1").endedAt()).isEqualTo(Duration.ofMillis(5));
    assertThat(evidence.armed("ROW-01/arm")).contains(armed);
    assertThat(evidence.armed()).containsExactly(armed);
    assertThat(evidence.arrivals("tok")).containsExactly(first, last);
    assertThat(evidence.arrivals("nobody")).isEmpty();
    assertThat(evidence.arrivals()).containsExactly(first, other, last);
    assertThatThrownBy(() -> evidence.exchange("x9")).hasMessageContaining("x9");
  }

  @Test
  void a_continued_journal_counts_and_tells_the_time_from_where_it_was() {
    Arrival third = arrival("d3", "tok");
    Note first = new Note("n1", Duration.ofMinutes(5), "first", "");
    Journal continued =
        Journal.continued(List.of(first, third), Instant.now().minus(Duration.ofHours(2)));

    assertThat(continued.add(Journal.Kind.ARRIVAL, id -> arrival(id, "tok")).id()).isEqualTo("d4");
    assertThat(continued.note("second", "").id()).isEqualTo("n2");
    assertThat(continued.evidence().entries()).startsWith(first, third).hasSize(4);
    assertThat(continued.now()).isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
  }

  @Test
  void a_continued_journal_never_goes_back_even_if_the_clock_of_the_machine_did() {
    Note last = new Note("n1", Duration.ofHours(5), "last", "");
    Journal continued = Journal.continued(List.of(last), Instant.now());

    assertThat(continued.now()).isGreaterThanOrEqualTo(last.at());
  }

  private static Arrival arrival(String id, String token) {
    return new Arrival(id, Duration.ZERO, token, "POST", "/", List.of(), Body.EMPTY, 200, null);
  }
}
