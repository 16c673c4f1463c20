package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.slight;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomHeadersTest {
  private static final Header SECRET = new Header("x-octo-secret", "Secret 1");

  private static Wave wave() {
    return new Wave().given("X-Octo-Secret", "Secret 1");
  }

  private static Finding confirmedWith(Header... headers) {
    return wave().gets(Action.CONFIRM, headers).judge(CustomHeaders.arrive());
  }

  @Test
  void a_header_arrives_whatever_the_case_of_its_name() {
    holds(confirmedWith(SECRET, new Header("Accept", "*/*")));
  }

  @ParameterizedTest
  @ValueSource(strings = {" Secret 1", "Secret 1\t"})
  void white_space_around_a_value_does_not_matter(String value) {
    holds(confirmedWith(new Header("X-Octo-Secret", value)));
  }

  @Test
  void a_header_that_is_absent_is_a_breach() {
    Finding.Broken broken = broken(confirmedWith(new Header("Accept", "*/*")));
    assertThat(broken.message()).contains("X-Octo-Secret");
    assertThat(broken.expected()).isEqualTo("Secret 1");
    assertThat(broken.found()).isEqualTo("nothing");
  }

  @Test
  void a_value_that_changed_on_the_way_is_a_breach() {
    Finding split =
        confirmedWith(new Header("X-Octo-Secret", "Secret"), new Header("X-Octo-Secret", "1"));
    assertThat(broken(split).found()).isEqualTo("Secret and 1");
  }

  @Test
  void a_long_value_is_shown_by_its_beginning() {
    Finding cut =
        new Wave()
            .given("X-Octo-Long", "a".repeat(1000))
            .gets(Action.CONFIRM, new Header("X-Octo-Long", "a".repeat(255)))
            .judge(CustomHeaders.arrive());
    assertThat(broken(cut).found()).endsWith("… (255 characters)");
  }

  @Test
  void only_the_confirmation_counts_for_a_header_that_arrives() {
    holds(
        wave()
            .gets(Action.UPDATE_HOLD)
            .gets(Action.CONFIRM, SECRET)
            .gets(Action.CANCEL)
            .judge(CustomHeaders.arrive()));
  }

  @Test
  void a_webhook_that_is_never_called_while_others_are_is_a_breach() {
    assertThat(broken(wave().deaf(Wave.ARM).judge(CustomHeaders.arrive())).found())
        .isEqualTo("none");
  }

  private static Wave complete(Header... onTheCancellation) {
    return wave()
        .gets(Action.CONFIRM, SECRET)
        .gets(Action.UPDATE_NOTES, SECRET)
        .gets(Action.CANCEL, onTheCancellation);
  }

  @Test
  void every_kind_of_delivery_with_the_header_holds() {
    assertThat(holds(complete(SECRET).judge(CustomHeaders.areOnEveryKind())).evidence()).hasSize(3);
  }

  @Test
  void one_kind_without_it_is_a_breach_that_names_the_kind() {
    Finding.Broken broken = broken(complete().judge(CustomHeaders.areOnEveryKind()));
    assertThat(broken.message()).contains("cancellation");
    assertThat(broken.evidence()).hasSize(1);
  }

  @Test
  void a_kind_that_nobody_saw_is_blocked() {
    Wave noUpdate = wave().gets(Action.CONFIRM, SECRET).gets(Action.CANCEL, SECRET);
    assertThat(
            undecidable(noUpdate.judge(CustomHeaders.areOnEveryKind()), Reason.BLOCKED).message())
        .startsWith("BKG-02");
  }

  @Test
  void a_kind_that_the_target_refuses_is_not_missed() {
    holds(
        wave()
            .refuses(Action.CANCEL)
            .gets(Action.CONFIRM, SECRET)
            .gets(Action.UPDATE_NOTES, SECRET)
            .judge(CustomHeaders.areOnEveryKind()));
  }

  private static Finding refused(int status) {
    return wave()
        .deaf(Wave.ARM)
        .also(j -> j.refused(900, Wave.ARM, "booking_update", status))
        .judge(CustomHeaders.arriveUnlessRefused());
  }

  @Test
  void a_refused_authorization_is_a_warning() {
    assertThat(slight(refused(400)).found()).isEqualTo("a refusal");
    broken(refused(500));
  }

  @Test
  void an_accepted_authorization_must_arrive() {
    holds(wave().gets(Action.CONFIRM, SECRET).judge(CustomHeaders.arriveUnlessRefused()));
    broken(wave().gets(Action.CONFIRM).judge(CustomHeaders.arriveUnlessRefused()));
  }

  private static String ofTests(Header... headers) {
    Finding finding =
        complete(SECRET)
            .also(
                j ->
                    j.arrives(
                        1_100,
                        Wave.ARM,
                        "HEAD",
                        "/" + JournalBuilder.token(Wave.ARM),
                        List.of(headers),
                        "",
                        200))
            .judge(CustomHeaders.tellTheirUseInTests());
    return seen(finding).message();
  }

  @Test
  void test_requests_are_counted_with_and_without_the_headers() {
    assertThat(ofTests(SECRET)).contains("Of 1 test requests 1 carry");
    assertThat(ofTests()).contains("Of 1 test requests 0 carry");
    assertThat(seen(complete(SECRET).judge(CustomHeaders.tellTheirUseInTests())).message())
        .contains("No test request");
  }
}
