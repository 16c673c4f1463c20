package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintWriter out = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong now = new AtomicLong(Duration.ofHours(1).toNanos());

  @Test
  void elsewhere_than_on_a_terminal_a_line_is_printed_at_most_every_ten_seconds() {
    Progress progress = new ConsoleProgress(out, false, 80, now::get);

    progress.phase("creating webhooks");
    for (int i = 1; i <= 30; i++) {
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.done(i, 30);
    }
    progress.end();

    assertThat(printed().lines())
        .containsExactly(
            "creating webhooks",
            "creating webhooks: 10 of 30",
            "creating webhooks: 20 of 30",
            "creating webhooks: 30 of 30");
  }

  @Test
  void on_a_terminal_one_line_is_rewritten_and_wiped_at_the_end() {
    Progress progress = new ConsoleProgress(out, true, 40, now::get);

    progress.phase("waiting");
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    progress.waiting("silence after the retries of many webhooks", Duration.ofSeconds(75));
    progress.end();

    assertThat(printed())
        .startsWith("\rwaiting\rwaiting for silence after the retries")
        .endsWith("\r")
        .doesNotContain("\n");
    assertThat(printed().split("\r")).allMatch(line -> line.length() < 40);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
