package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteConfigTest {
  @Test
  void every_key_reaches_its_place(@TempDir Path directory) {
    SuiteConfig config = new Sources(directory).file(ConfigSamples.FULL).config();

    assertThat(config.target().url()).isEqualTo(URI.create("https://api.example.com/octo"));
    assertThat(config.target().token()).isEqualTo(new Secret("0123"));
    assertThat(config.target().secondToken()).isEqualTo(new Secret("other"));
    assertThat(config.target().headers()).isEqualTo(Map.of("X-Env", new Secret("test")));
    assertThat(config.target().capabilities()).containsExactly("octo/pricing", "octo/content");
    assertThat(config.profile()).isEqualTo("peek");
    assertThat(config.budget()).isEqualTo(Budget.QUICK);
    assertThat(config.strictness()).isEqualTo(Strictness.PRAGMATIC);
    assertThat(config.only()).containsExactly("RTY-*", "LIST-02");
    assertThat(config.reportDir()).isEqualTo(Path.of("out/report"));
    assertThat(config.waivers()).isEqualTo(Path.of("waivers.yaml"));
    assertThat(config.optIn()).containsExactly(OptIn.BURST, OptIn.HUGE_ANSWER);
    assertThat(config.sink())
        .isEqualTo(
            new SinkSettings(
                URI.create("https://sink.example.com"), new HostPort("::1", 80), null));
    assertThat(config.booking()).isEqualTo(new BookingChoice("1", "2", "3", "4"));
    assertThat(config.secondBooking()).isEqualTo(new BookingChoice("5", "6", "7", "8"));
    assertThat(config.availabilityTrigger())
        .isEqualTo(
            new AvailabilityTrigger.HttpCall(
                "PUT",
                "https://api.example.com/test/{availabilityId}?v={vacancies}",
                Map.of("X-Key", new Secret("k {productId}")),
                "{\"vacancies\": {vacancies}}"));
    assertThat(config.declared())
        .isEqualTo(
            new Declared(
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                5,
                Duration.ofSeconds(10),
                20,
                50,
                true,
                Duration.ofMillis(1500),
                List.of("en", "fr-FR"),
                List.of("booking_update"),
                true,
                false,
                true,
                false));
    assertThat(config.limits()).isEqualTo(new Limits(40, 5));
    assertThat(config.waits())
        .isEqualTo(
            new Waits(
                Duration.ofHours(1),
                Duration.ofSeconds(6),
                Duration.ofSeconds(11),
                Duration.ofSeconds(0),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
  }

  @Test
  void a_trailing_slash_is_not_part_of_a_base_url() {
    assertThat(SuiteConfig.of(Map.of("target.url", "http://h:1//")).target().url())
        .isEqualTo(URI.create("http://h:1"));
  }

  @Test
  void lists_and_mappings_fit_on_one_line() {
    SuiteConfig config =
        SuiteConfig.of(
            Map.of(
                "only", "RTY-*, LIST-02",
                "optIn", "[burst]",
                "target.headers", "{X-A: '1', X-B: 2.50}"));
    assertThat(config.only()).containsExactly("RTY-*", "LIST-02");
    assertThat(config.optIn()).containsExactly(OptIn.BURST);
    assertThat(config.target().headers())
        .isEqualTo(Map.of("X-A", new Secret("1"), "X-B", new Secret("2.50")));
  }

  @Test
  void headers_can_be_given_one_by_one(@TempDir Path directory) {
    Sources sources =
        new Sources(directory).set("target.headers.X-A=1,2").set("target.headers.X-B=a.b");
    assertThat(sources.config().target().headers())
        .isEqualTo(Map.of("X-A", new Secret("1,2"), "X-B", new Secret("a.b")));
  }

  @Test
  void a_person_is_asked_in_given_or_standard_words() {
    assertThat(SuiteConfig.of(Map.of("trigger.availability.manual", "Now!")).availabilityTrigger())
        .isEqualTo(new AvailabilityTrigger.Manual("Now!"));
    assertThat(SuiteConfig.of(Map.of("trigger.availability.manual", "true")).availabilityTrigger())
        .asString()
        .contains("{availabilityId}");
  }

  @Test
  void the_defaults_are_those_of_the_contract() {
    SuiteConfig config = SuiteConfig.defaults();
    assertThat(config.target().url()).isNull();
    assertThat(config.profile()).isEqualTo("octo-webhooks");
    assertThat(config.strictness()).isEqualTo(Strictness.LITERAL);
    assertThat(config.reportDir()).isEqualTo(Path.of("reports/latest"));
    assertThat(config.sink().bind()).hasToString("127.0.0.1:0");
    assertThat(config.waits())
        .isEqualTo(
            new Waits(
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30)));
    assertThat(Budget.QUICK.longest()).isEqualTo(Duration.ofSeconds(90));
    assertThat(Budget.STANDARD.longest()).isEqualTo(Duration.ofMinutes(10));
    assertThat(Budget.FULL.longest()).isEqualTo(Duration.ofHours(24));
  }
}
