package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final String PEEK =
      """
      name: peek
      title: Peek
      description: Three fields and one event.
      paths: {webhooks: /webhooks, bookings: /bookings}
      events: [booking_update]
      fields: {id: id, event: event, url: url}
      schemas: peek
      rows:
        CREATE-05: {notApplicable: The field is not offered.}
        RTY-01: {level: INFO}
      """;

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void the_default_profile_speaks_as_the_specification_does() {
    Profile profile = Profile.load("octo-webhooks", catalogue);
    assertThat(profile.capability()).isEqualTo("octo/webhooks");
    assertThat(profile.events()).containsExactly("booking_update", "availability_update");
    assertThat(profile.paths()).containsEntry("webhooks", "/webhooks");
    assertThat(profile.fields()).hasSize(7);
    assertThat(profile.rows()).isEmpty();
    assertThat(Profile.names()).contains("octo-webhooks");
  }

  @Test
  void a_profile_may_change_a_level_or_leave_a_row_out() {
    Profile profile = load(PEEK);
    assertThat(profile.capability()).isNull();
    assertThat(profile.notApplicable(catalogue.row("CREATE-05")))
        .isEqualTo("The field is not offered.");
    assertThat(profile.notApplicable(catalogue.row("RTY-01"))).isNull();
    assertThat(profile.level(catalogue.row("RTY-01"), false)).isEqualTo(Level.INFO);
  }

  @Test
  void strictness_decides_where_the_profile_is_silent() {
    Profile profile = load(PEEK);
    assertThat(profile.level(catalogue.row("RTY-05"), false)).isEqualTo(Level.MUST);
    assertThat(profile.level(catalogue.row("RTY-05"), true)).isEqualTo(Level.SHOULD);
    assertThat(profile.level(catalogue.row("RTY-03"), true)).isEqualTo(Level.MUST);
  }

  @Test
  void an_unknown_profile_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> Profile.load("octo-webhook", catalogue))
        .isInstanceOf(UnknownProfileException.class)
        .hasMessage("There is no profile \"octo-webhook\": did you mean \"octo-webhooks\"?");
    assertThatThrownBy(() -> Profile.load("something else", catalogue))
        .hasMessageStartingWith(
            "There is no profile \"something else\": the profiles are octo-webhooks");
  }

  @Test
  void every_flaw_of_a_profile_is_told_with_its_line() {
    String bad =
        PEEK.replace("name: peek", "name: peak")
            .replace("webhooks: /webhooks, ", "webhook: /webhooks, ")
            .replace("events: [booking_update]", "events: []")
            .replace("CREATE-05", "CREATE-50")
            .replace("level: INFO", "level: INFO, notApplicable: no");
    assertThatThrownBy(() -> load(bad))
        .isInstanceOf(SuiteFileException.class)
        .message()
        .hasLineCount(6)
        .contains(
            "suites/profiles/peek.yaml:1: The profile is called \"peak\" but its file peek;",
            "suites/profiles/peek.yaml:4: Unknown key \"webhook\" in \"paths\" of this file: did you"
                + " mean \"webhooks\"?",
            "suites/profiles/peek.yaml:4: The key \"webhooks\" is missing in \"paths\" of this file;",
            "suites/profiles/peek.yaml:5: The profile names no event;",
            "suites/profiles/peek.yaml:9: Unknown key \"CREATE-50\" in \"rows\" of this file: did you"
                + " mean",
            "suites/profiles/peek.yaml:10: The profile must give RTY-01 either a level or a reason");
  }

  private Profile load(String yaml) {
    return ProfileReader.load("peek", Map.of("suites/profiles/peek.yaml", yaml), catalogue);
  }
}
