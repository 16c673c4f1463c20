package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.sink.RawSink;
import dev.octoconformance.sink.Reception;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.target.Dialect;
import dev.octoconformance.target.Identity;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of ports that refuse connections. */
class RosterTest {
  private final Journal journal = Journal.begin();

  /** Whoever opens the port of an arm named so learns that it is taken. */
  private record Thief(Journal journal, String arm, int taken) implements Reception {
    @Override
    public String url(String name) {
      return "http://sink.example/w%025d".formatted(name.hashCode() & 0x7fffffff);
    }

    @Override
    public Optional<String> bytesUrl(String name) {
      return Optional.of(url(name));
    }

    @Override
    public Optional<String> certifiedUrl(String name, Certificate certificate) {
      return Optional.empty();
    }

    @Override
    public Optional<ClosedPort> closedPort(String name) {
      return Optional.of(
          new ClosedPort() {
            @Override
            public String url() {
              return Thief.this.url(name);
            }

            @Override
            public void open() {
              if (name.equals(arm)) {
                RawSink.open("127.0.0.1", taken, null, journal, asked -> Reaction.status(200));
              }
            }
          });
    }

    @Override
    public Optional<Duration> slowestUnderStrain() {
      return Optional.empty();
    }

    @Override
    public void release(String token) {}
  }

  private static ArmPlan refusing(String name) {
    return new ArmPlan(
        "ROW-01/" + name,
        new ArmSpec(
            name,
            null,
            List.of(),
            new JsonMapper().createObjectNode().put("event", "booking_update"),
            null,
            false,
            false,
            List.of(),
            null,
            Scene.B,
            null,
            false,
            List.of(Reaction.of(Reaction.Manner.REFUSE))));
  }

  @Test
  void a_port_that_was_taken_costs_only_its_arm() throws IOException {
    try (ServerSocket thief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Target target =
          Target.of(
              new Target.Line(
                  new ScriptedVendor(journal),
                  new Dialect(URI.create("http://vendor.example"), "octo/webhooks", "/webhooks"),
                  name -> "",
                  new Ledger(),
                  Duration.ofMillis(100),
                  Duration.ofMillis(1)),
              new Identity(null, List.of(), null, List.of()),
              null);
      Roster roster =
          new Roster(
              target,
              journal,
              new Thief(journal, "ROW-01/robbed", thief.getLocalPort()),
              new Scripts());
      assertThat(roster.register(List.of(refusing("robbed"), refusing("lucky")), Scene.B))
          .isEmpty();
      roster.openPorts();
      assertThat(roster.hasClosedPorts()).isFalse();
    }
    assertThat(journal.evidence().notes(Scene.PORT_OPENED))
        .extracting(Note::detail)
        .containsExactly("ROW-01/lucky");
    assertThat(journal.evidence().notes(Scene.PORT_LOST))
        .extracting(Note::detail)
        .singleElement()
        .asString()
        .startsWith("ROW-01/robbed: The receiver cannot listen on 127.0.0.1:");
  }
}
