package dev.octoconformance.sink;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes every request into the journal. Of those that are for no webhook there is only the
 * beginning, and at some time no more of them: anybody can send them.
 */
final class Register {
  private final Journal journal;
  private final Memory memory;

  Register(Journal journal, Memory memory) {
    this.journal = journal;
    this.memory = memory;
  }

  /**
   * What is known of a request, with the names of {@link Arrival}.
   *
   * @param at when it was there
   */
  record Request(
      Duration at,
      String token,
      String method,
      String target,
      List<Header> headers,
      Body body,
      @Nullable String head,
      @Nullable String peer) {

    private Request beginning() {
      return new Request(
          at,
          token,
          Memory.some(method),
          Memory.some(target),
          Memory.some(headers),
          Memory.some(body),
          head == null ? null : Memory.some(head),
          peer);
    }

    private Arrival as(String id, int answered) {
      return new Arrival(id, at, token, method, target, headers, body, answered, head, peer);
    }
  }

  /** The same, and whether the sender was gone before it was answered. */
  void write(Request request, int answered, boolean left) {
    Arrival arrival = write(request, answered);
    if (left && !request.token().isEmpty()) {
      journal.add(
          Journal.Kind.HANG_UP,
          id -> new HangUp(id, journal.now(), arrival.token(), arrival.id(), true));
    }
  }

  /** Writes it down with the status that it is answered with; 0 for none. */
  Arrival write(Request request, int answered) {
    if (!request.token().isEmpty()) {
      return journal.add(Journal.Kind.ARRIVAL, id -> request.as(id, answered));
    }
    memory.forgets(request.body());
    int number = memory.stray();
    if (number == Memory.STRAYS) {
      journal.note(
          Milestone.NOTICE,
          "%d requests that were for no webhook came to the receiver; those that follow are not written down."
              .formatted(number));
    }
    Request stray = request.beginning();
    return number <= Memory.STRAYS
        ? journal.add(Journal.Kind.ARRIVAL, id -> stray.as(id, answered))
        : stray.as("", answered);
  }
}
