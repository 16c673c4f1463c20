package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLockTest {
  @TempDir Path folder;

  @Test
  void who_has_it_is_named_and_nobody_else_gets_it() throws IOException {
    assertThat(JournalLock.holder(folder)).isEmpty();
    try (JournalLock lock = JournalLock.take(folder).orElseThrow()) {
      assertThat(JournalLock.holder(folder)).hasValue(ProcessHandle.current().pid());
      assertThat(JournalLock.take(folder)).isEmpty();
      assertThat(lock.before()).isEqualTo(Instant.EPOCH);
    }
    assertThat(JournalLock.holder(folder)).isEmpty();
  }

  @Test
  void the_next_one_learns_when_the_last_was_alive() throws IOException {
    JournalLock.take(folder).orElseThrow().close();
    Instant then = Instant.parse("2026-11-23T10:00:00Z");
    Files.setLastModifiedTime(folder.resolve("journal.lock"), FileTime.from(then));

    assertThat(JournalLock.lastSign(folder)).contains(then);
    try (JournalLock lock = JournalLock.take(folder).orElseThrow()) {
      assertThat(lock.before()).isEqualTo(then);
    }
  }
}
