package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
  private static final String RIGHT = "SEC-01/right";
  private static final String EXPIRED = "SEC-01/expired";
  private static final String SELF_SIGNED = "SEC-01/self-signed";

  private final JournalBuilder journal = new JournalBuilder();

  @BeforeEach
  void aBookingIsConfirmed() {
    arm(RIGHT);
    arm(EXPIRED);
    arm(SELF_SIGNED);
    journal.trigger(1000, Scene.CERTIFICATES, Action.CONFIRM, Wave.UUID, null, true);
  }

  private void arm(String name) {
    journal.armed(500, name, Scene.CERTIFICATES, false, List.of(), Wave.webhook(name));
  }

  private void leaves(String arm, String why) {
    String token = journal.evidence().armed(arm).orElseThrow().token();
    journal.note(1500, Milestone.CERTIFICATE_DISLIKED, token + " " + why);
  }

  private void over() {
    journal.note(4000, Scene.OVER, Scene.CERTIFICATES);
  }

  private Finding finding(String arm) {
    return Certificates.tellWhetherTheyAreChecked()
        .judge(
            new Scene(
                journal.evidence(),
                arm,
                Duration.ofSeconds(5),
                new FailureWave().scene(arm, 5000).terms()));
  }

  private String seen(String arm) {
    return assertThat(finding(arm))
        .asInstanceOf(InstanceOfAssertFactories.type(Finding.Seen.class))
        .actual()
        .message();
  }

  @Test
  void nothing_is_said_before_everybody_had_the_time_to_come() {
    journal.arrives(1400, EXPIRED, "{}");
    assertThat(finding(EXPIRED)).isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void a_delivery_in_spite_of_the_certificate_shows_that_nobody_looks() {
    journal.arrives(1400, EXPIRED, "{}");
    over();
    assertThat(seen(EXPIRED)).contains("although an expired certificate was shown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate_unknown", "unknown_ca", "bad_certificate", "left"})
  void who_leaves_has_looked(String why) {
    leaves(SELF_SIGNED, why);
    over();
    assertThat(seen(SELF_SIGNED)).startsWith("The sender left when a self-signed certificate");
  }

  @Test
  void the_date_counts_only_where_the_authority_is_known() {
    leaves(EXPIRED, "certificate_expired");
    over();
    assertThat(undecidable(finding(EXPIRED), Reason.ENV).message()).contains("the date");
    journal.arrives(1400, RIGHT, "{}");
    assertThat(seen(EXPIRED)).contains("to the right certificate of the same authority it did");
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol_version", "no cipher suites in common"})
  void https_that_does_not_come_about_says_nothing_of_certificates(String why) {
    leaves(SELF_SIGNED, why);
    over();
    undecidable(finding(SELF_SIGNED), Reason.ENV);
  }

  @Test
  void a_port_that_nobody_came_to_says_nothing() {
    journal.arrives(1400, RIGHT, "{}");
    over();
    undecidable(finding(SELF_SIGNED), Reason.NODLV);
  }

  @Test
  void a_sink_that_cannot_be_reached_itself_shows_no_certificates() {
    journal.note(100, Scene.NO_BYTES, "through a tunnel");
    undecidable(finding(SELF_SIGNED), Reason.TUNNEL);
  }
}
