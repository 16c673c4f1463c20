package dev.octoconformance.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is still to be done, each thing as soon as its time has come and its turn. */
final class Agenda {

  /**
   * One thing to do.
   *
   * @param due when, since the start of the run; empty as long as only the journal can tell
   * @param action what
   */
  private record Item(Supplier<Optional<Duration>> due, Runnable action) {}

  private final List<Item> items = new ArrayList<>();

  /** Adds something to do at the time that this gives, whenever it is looked at. */
  void add(Supplier<Optional<Duration>> due, Runnable action) {
    items.add(new Item(due, action));
  }

  /** Does the first thing whose time has come; whether there was one. */
  boolean doOne(Duration now) {
    for (Item item : items) {
      if (item.due().get().filter(due -> due.compareTo(now) <= 0).isPresent()) {
        items.remove(item);
        item.action().run();
        return true;
      }
    }
    return false;
  }

  /** Whether nothing is left to do. */
  boolean isEmpty() {
    return items.isEmpty();
  }

  /** When the next thing is due as far as that is known. */
  Optional<Duration> next() {
    return items.stream()
        .map(item -> item.due().get())
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }
}
