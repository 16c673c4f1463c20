package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadValueTest {
  private static final String BASE =
      "an absolute http or https URL with a host, without query and fragment, such as"
          + " https://api.example.com/octo.";

  private final Sources sources;

  BadValueTest(@TempDir Path directory) {
    sources = new Sources(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          budget=quik | budget is "quik", expected one of quick, standard, full. Did you mean "quick"?
          strictness=x | strictness is "x", expected one of literal, pragmatic.
          optIn=burst,hugeanswer | optIn is "hugeanswer", expected one of burst, disposableAccount, liveAvailability, privateAddresses, hugeAnswer. Did you mean "hugeAnswer"?
          waits.firstDelivery=60 | waits.firstDelivery is "60", expected a duration with its unit (ms, s, m, h) such as 1500ms, 60s or 5m.
          waits.firstDelivery=-1s | waits.firstDelivery is "-1s", expected a duration with its unit (ms, s, m, h) such as 1500ms, 60s or 5m.
          limits.webhooks=0 | limits.webhooks is "0", expected a whole number from 1 to 1000000 such as 250.
          limits.requestsPerSecond=2.5 | limits.requestsPerSecond is "2.5", expected a whole number from 1 to 1000000 such as 10.
          declared.httpsOnly=yes | declared.httpsOnly is "yes", expected true or false.
          declared.languages=fr_FR | declared.languages is "fr_FR", expected a language such as fr.
          sink.bind=8080 | sink.bind is "8080", expected HOST:PORT such as 0.0.0.0:8080 (port 0 takes any free one).
          sink.bind=h:65536 | sink.bind is "h:65536", expected HOST:PORT such as 0.0.0.0:8080 (port 0 takes any free one).
          only=a b | only is "a b", expected an id or a pattern such as RTY-03 or RTY-*.
          only=[RTY-* | only is "[RTY-*", expected a list such as [RTY-*, LIST-02].
          profile=My Profile | profile is "My Profile", expected the name of a profile such as octo-webhooks.
          booking.productId= | booking.productId is empty, expected an id.
          sink.tunnel=t {prot} | sink.tunnel is "t {prot}", expected no other placeholder than {port}. Did you mean {port} instead of {prot}?
          trigger.availability.command=x {print} | trigger.availability.command is "x {print}", expected no other placeholder than {productId}, {optionId}, {availabilityId}, {vacancies}. For a literal brace write a space after it: { print}.
          trigger.availability.manual=false | trigger.availability.manual is "false", expected true, or a sentence such as "Sell out {availabilityId}". Leave the key out instead.
          target.headers=x | target.headers is not valid (its value is not shown), expected header names with their values such as {X-Env: test}.
          target.headers.X Y=1 | target.headers is not valid, expected names that HTTP allows for headers, not "X Y".
          target.headers.octo-capabilities=a | target.headers is not valid, expected no header octo-capabilities. Use target.capabilities.
          """)
  void a_value_that_does_not_fit_is_refused_with_an_example(String assignment, String sentence) {
    assertThat(sources.set(assignment).problems()).containsExactly("--set: " + sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com",
    "/octo",
    "ftp://api.example.com",
    "https://",
    "https:///octo",
    "https://h:99999",
    "https://api.example.com/octo?a=1",
    "https://api.example.com/octo#x",
    "https://api.example.com/a b"
  })
  void a_base_url_is_absolute_and_plain(String url) {
    assertThat(sources.option("target.url", url, "--target").problems())
        .containsExactly("--target: target.url is \"" + url + "\", expected " + BASE);
  }

  @Test
  void credentials_in_the_target_url_are_refused_and_not_repeated() {
    assertThat(sources.set("target.url=https://me:sesame@api.example.com").problems())
        .containsExactly(
            "--set: target.url is \"https://***@api.example.com\", expected a URL without"
                + " credentials. Give them as target.token or in target.headers.");
  }

  @Test
  void a_wrong_token_is_not_repeated() {
    sources.set("target.url=https://h").variable("OCTO_TOKEN", "Bearer sesame");
    assertThat(sources.problems())
        .containsExactly(
            "environment variable OCTO_TOKEN: target.token is not valid (its value is not shown),"
                + " expected the bare token: printable, without spaces and without \"Bearer\".");
  }

  @Test
  void a_mapping_where_a_value_belongs_is_refused() {
    assertThat(sources.file("budget: {a: b}").problems())
        .containsExactly(
            "octo-conformance.yaml:1: budget is a mapping, expected one of quick, standard, full.");
  }

  @Test
  void an_item_of_a_list_is_refused_at_its_own_line() {
    assertThat(sources.file("only:\n  - RTY-*\n  - 'a b'\n").problems())
        .containsExactly(
            "octo-conformance.yaml:3: only is \"a b\", expected an id or a pattern such as RTY-03"
                + " or RTY-*.");
  }

  @Test
  void all_problems_are_told_at_once() {
    sources
        .file("budgett: quick\nlimits: {webhooks: many}\n")
        .property("octo.profil", "x")
        .variable("OCTO_BUDGET", "x");
    assertThat(sources.problems())
        .hasSize(4)
        .anyMatch(problem -> problem.startsWith("octo-conformance.yaml:1: unknown key"))
        .anyMatch(problem -> problem.startsWith("octo-conformance.yaml:2: limits.webhooks is"))
        .anyMatch(problem -> problem.startsWith("system property octo.profil: unknown key"))
        .anyMatch(problem -> problem.startsWith("environment variable OCTO_BUDGET: budget is"));
  }
}
