package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Journal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The entries of a journal as they come, waited for. */
final class Ticker {
  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();

  Ticker(Journal journal) {
    journal.onEntry(entries::add);
  }

  /** The next entry, which must be of this kind. */
  <E extends Entry> E next(Class<E> kind) throws InterruptedException {
    Entry entry = entries.poll(20, TimeUnit.SECONDS);
    assertThat(entry).as("the next entry").isInstanceOf(kind);
    return kind.cast(entry);
  }

  /** Whether nothing has come that was not asked for. */
  boolean isQuiet() {
    return entries.isEmpty();
  }
}
