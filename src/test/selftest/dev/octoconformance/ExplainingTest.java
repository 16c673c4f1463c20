package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.requirement.Catalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The commands that tell about requirements and runs, as somebody at a terminal meets them. */
class ExplainingTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    return CommandLineTool.execute(args, Map.of(), new Properties(), console, new Conformance());
  }

  @Test
  void a_requirement_is_explained_with_what_fails_it_and_what_does_not() {
    assertThat(execute("explain", "RTY-03")).isZero();
    assertThat(out.toString())
        .contains("A webhook that opted out is delivered once", "level     MUST")
        .contains("Webhooks > Create Webhook (retryOnError)", "first (answers")
        .contains("opt-out-ignored: Every failed delivery is retried")
        .contains("jittered-retries: Pauses before retries")
        .contains("RTY-01 A delivery that was answered with 500 is retried")
        .contains(
            "POST /webhooks HTTP/1.1", "\"retryOnError\":false", "run --target URL --only RTY-03")
        .contains("suites/retries.yaml:");
  }

  @Test
  void a_level_that_depends_on_the_strictness_is_told() {
    assertThat(execute("explain", "RTY-05")).isZero();
    assertThat(out.toString()).contains("MUST (SHOULD with --strictness pragmatic)");
  }

  @Test
  void what_a_requirement_needs_is_told_with_the_option_that_gives_it() {
    assertThat(execute("explain", "ISO-01")).isZero();
    assertThat(out.toString()).contains("--second-token");
  }

  @Test
  void every_requirement_can_be_explained() {
    assertThat(execute("explain", "*")).isZero();
    Catalogue.load().rows().forEach(row -> assertThat(out.toString()).contains(row.id() + "  "));
  }

  @Test
  void an_unknown_requirement_is_refused_with_the_nearest() {
    assertThat(execute("explain", "RYT-03")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"RTY-03\"?");
  }

  @Test
  void a_plan_shows_numbers_and_leaves_no_report() {
    assertThat(execute("plan", "--demo", "--only", "RTY-03")).isZero();
    assertThat(out.toString())
        .contains("the embedded reference vendor", "webhooks", "bookings", "requests")
        .contains("deliveries", "duration");
  }

  @Test
  void a_plan_for_an_unknown_requirement_is_refused() {
    assertThat(execute("plan", "--demo", "--only", "RYT-03")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"RTY-03\"?");
  }
}
