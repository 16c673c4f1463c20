package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is ended by what a killed run left written, and who never is. */
class TunnelFileTest {
  @TempDir Path folder;
  private final Process program = start();
  private final Process bystander = start();

  /** A shell and what it started, which go on until somebody ends them. */
  private static Process start() {
    try {
      Process started =
          new ProcessBuilder("sh", "-c", "tail -f /dev/null & echo begun; wait").start();
      assertThat(started.inputReader().readLine()).isEqualTo("begun");
      return started;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void end() {
    for (Process process : List.of(program, bystander)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Path file() {
    return folder.resolve("tunnel.process");
  }

  @Test
  void the_program_is_ended_with_what_it_started_and_nobody_else() throws Exception {
    List<ProcessHandle> started = program.descendants().toList();
    new TunnelFile(folder).name(program.toHandle());
    assertThat(new TunnelFile(folder).end()).hasValue(program.pid());
    assertThat(program.isAlive()).isFalse();
    assertThat(started).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(bystander.isAlive()).isTrue();
    assertThat(file()).doesNotExist();
    assertThat(new TunnelFile(folder).end()).isEmpty();
  }

  @Test
  void a_program_that_ended_by_itself_is_nobody() throws Exception {
    new TunnelFile(folder).name(program.toHandle());
    program.descendants().forEach(ProcessHandle::destroy);
    program.waitFor();
    assertThat(new TunnelFile(folder).end()).isEmpty();
    assertThat(file()).doesNotExist();
  }

  @Test
  void who_has_the_id_by_now_but_began_at_another_time_is_left_alone() throws Exception {
    Instant began = bystander.info().startInstant().orElseThrow();
    for (long other : List.of(-3600L, -2L, 2L, 3600L)) {
      Files.writeString(file(), bystander.pid() + " " + began.plusSeconds(other));
      assertThat(new TunnelFile(folder).end()).isEmpty();
    }
    assertThat(bystander.isAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "%d", "%d ", "%d sometime", "-1 2026-01-01T00:00:00Z"})
  void what_does_not_name_a_program_ends_nobody(String text) throws IOException {
    Files.writeString(file(), text.replace("%d", String.valueOf(bystander.pid())));
    assertThat(new TunnelFile(folder).end()).isEmpty();
    assertThat(bystander.isAlive()).isTrue();
    assertThat(file()).doesNotExist();
  }

  @Test
  void a_folder_that_is_not_there_is_no_trouble() {
    TunnelFile nowhere = new TunnelFile(folder.resolve("nowhere"));
    nowhere.name(program.toHandle());
    assertThat(nowhere.end()).isEmpty();
    assertThat(program.isAlive()).isTrue();
  }
}
