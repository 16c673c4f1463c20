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
  void no_question_to_evidence_is_answered_by_what_came_later() {
    fill(1);
    Evidence before = journal.evidence();
    List<Entry> entries = before.entries();
    List<Arrival> arrivals = before.arrivals("tok");
    fill(100);

    assertThat(entries).hasSize(4).isEqualTo(before.entries());
    assertThat(arrivals).hasSize(1).isEqualTo(before.arrivals("tok"));
    assertThat(before.arrivals("tok2")).isEmpty();
    assertThat(before.arrivals()).hasSize(1);
    assertThat(before.exchanges()).hasSize(1);
    assertThat(before.armed()).extracting(Armed::arm).containsExactly("arm1");
    assertThat(before.armed("arm2")).isEmpty();
    assertThat(before.notes("note")).hasSize(1);
    assertThat(before.exchange("x1").scope()).isEqualTo("scope1");
    assertThatThrownBy(() -> before.exchange("x2")).hasMessageContaining("x2");

    Evidence after = journal.evidence();
    assertThat(after.entries()).hasSize(404).startsWith(entries.toArray(Entry[]::new));
    assertThat(after.arrivals("tok")).hasSize(2);
    assertThat(after.notes("note")).hasSize(101);
    assertThat(after.armed("arm100")).isPresent();
  }

  @Test
  void what_evidence_shows_can_not_be_changed() {
    fill(1);
    Evidence evidence = journal.evidence();
    assertThatThrownBy(() -> evidence.entries().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> evidence.arrivals("tok").remove(0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  /** So many times an exchange, an arm, an arrival and a note, numbered from 1. */
  private void fill(int times) {
    for (int i = 1; i <= times; i++) {
      String number = i == 1 ? "" : Integer.toString(i);
      String scope = "scope" + i;
      String arm = "arm" + i;
      journal.add(Journal.Kind.EXCHANGE, id -> exchange(id, scope));
      journal.add(Journal.Kind.ARMED, id -> armed(id, arm, "tok" + number));
      journal.add(Journal.Kind.ARRIVAL, id -> arrival(id, "tok" + number));
      journal.note("note", number);
    }
  }

  @Test
  void evidence_taken_while_others_write_is_a_beginning_of_the_journal() throws Exception {
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> fill(5_000), Threads.ofTheirOwn());
    List<Evidence> looks = new ArrayList<>();
    while (!writing.isDone()) {
      looks.add(journal.evidence());
    }
    writing.get(20, TimeUnit.SECONDS);
    List<Entry> written = journal.evidence().entries();
    assertThat(written).hasSize(20_000);
    for (Evidence look : looks.subList(Math.max(0, looks.size() - 50), looks.size())) {
      int size = look.entries().size();
      assertThat(look.entries()).isEqualTo(written.subList(0, size));
      assertThat(look.notes("note"))
          .hasSize((int) written.stream().limit(size).filter(Note.class::isInstance).count());
    }
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
    Exchange exchange = exchange("x1", "scope");
    Armed armed = armed("a1", "ROW-01/arm", "tok");
    Armed again = armed("a2", "ROW-01/arm", "tok2");
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

  private static Exchange exchange(String id, String scope) {
    return new Exchange(
        id,
        scope,
        0,
        Duration.ZERO,
        Duration.ofMillis(5),
        new Exchange.Request("GET", "http://vendor.example/", List.of(), null),
        null,
        "refused");
  }

  private static Armed armed(String id, String arm, String token) {
    return new Armed(id, Duration.ZERO, arm, token, "u", "e", "x1", "w1", "A", false, List.of());
  }

  private static Arrival arrival(String id, String token) {
    return new Arrival(id, Duration.ZERO, token, "POST", "/", List.of(), Body.EMPTY, 200, null);
  }
}
