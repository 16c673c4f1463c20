package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.SuiteConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

  private static List<String> problems(String key, String value) {
    SuiteConfig config = configured(key, value);
    return catchThrowableOfType(ConfigException.class, () -> begin(config)).problems();
  }

  private static SuiteConfig configured(String key, String value) {
    return SuiteConfig.of(Map.of("target.url", "https://api.example.com/octo", key, value));
  }

  private static ConformanceRun begin(SuiteConfig config) {
    return new ConformanceRun(
        new ConformanceRun.Settings(
            config,
            Audience.nobody(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1)));
  }

  @Test
  void a_mistyped_event_is_refused_with_the_nearest_one() {
    assertThat(problems("declared.events", "booking_updates"))
        .singleElement()
        .asString()
        .contains("declared.events", "booking_updates", "did you mean \"booking_update\"?");
  }

  @Test
  void an_event_from_nowhere_is_refused_with_those_there_are() {
    assertThat(problems("declared.events", "booking_update,x"))
        .singleElement()
        .asString()
        .contains("\"x\"", "booking_update, availability_update");
  }

  @Test
  void an_unknown_profile_is_refused_with_the_nearest_one() {
    assertThat(problems("profile", "octo-webhook"))
        .singleElement()
        .asString()
        .contains("profile", "octo-webhook", "did you mean");
  }

  @Test
  void an_unknown_requirement_is_refused() {
    assertThat(problems("only", "CREAT-01"))
        .singleElement()
        .asString()
        .contains("only", "CREAT-01");
  }

  @Test
  void known_names_are_taken() {
    ConformanceRun run = begin(configured("declared.events", "booking_update"));
    assertThat(run.profile().name()).isEqualTo("octo-webhooks");
  }

  @Test
  void what_is_asked_for_brings_along_what_it_rests_on() {
    ConformanceRun run = begin(configured("only", "RTY-03"));
    assertThat(run.tested()).isGreaterThan(2);
    assertThat(
            new Names(configured("only", "RTY-03"), run.catalogue())
                .selected().stream().map(row -> row.id()))
        .contains("RTY-03", "RTY-01", "CREATE-09", "DLV-01", "CREATE-01")
        .doesNotContain("RTY-02", "LIST-04");
  }
}
