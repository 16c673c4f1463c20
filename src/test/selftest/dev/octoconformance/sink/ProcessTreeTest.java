package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
  @Test
  void a_program_that_does_not_listen_is_gone_too_when_the_end_has_come() throws IOException {
    Process shell =
        new ProcessBuilder("sh", "-c", "trap '' TERM; sleep 60 & echo up; wait").start();
    try (BufferedReader printed = shell.inputReader()) {
      assertThat(printed.readLine()).isEqualTo("up");
      List<ProcessHandle> all =
          Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).toList();
      ProcessTree.end(shell.toHandle());
      assertThat(all).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }
  }
}
