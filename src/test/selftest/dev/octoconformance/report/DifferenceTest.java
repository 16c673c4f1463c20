package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was expected and what was found part where a reader would say so. */
class DifferenceTest {

  @Test
  void the_place_is_cut_out_in_whole_words() {
    Difference difference =
        Difference.of(
            "the webhook",
            "event booking_update, headers {X-A=1, X-B=two}, url http://a/b",
            "event booking_update, headers {X-A=12, X-B=two}, url http://a/b");

    assertThat(difference.expected().before()).isEqualTo("event booking_update, headers {X-A=");
    assertThat(difference.expected().part()).isEqualTo("1");
    assertThat(difference.found().part()).isEqualTo("12");
    assertThat(difference.found().after()).isEqualTo(", X-B=two}, url http://a/b");
    assertThat(difference.found().few()).isEqualTo("headers {X-A=12");
  }

  @Test
  void what_is_absent_has_an_empty_place() {
    Difference difference = Difference.of("", "headers {X-A=1}, url", "headers {}, url");

    assertThat(difference.found().part()).isEmpty();
    assertThat(difference.expected().few()).isEqualTo("headers {X-A=1}");
    assertThat(difference.found().few()).isEqualTo("headers {}");
    assertThat(Difference.of("", "kept", "").found().few()).isEqualTo("nothing");
  }

  @Test
  void texts_with_little_in_common_differ_as_a_whole() {
    Difference difference = Difference.of("", "a non-empty string", "the number 4711");

    assertThat(difference.expected().part()).isEqualTo("a non-empty string");
    assertThat(difference.found().part()).isEqualTo("the number 4711");
    assertThat(difference.isBrief()).isTrue();
  }

  @Test
  void long_texts_show_what_is_near_and_keep_the_rest() {
    String long1 = "x ".repeat(500) + "one" + " y".repeat(500);
    Difference difference = Difference.of("", long1, long1.replace("one", "two"));

    assertThat(difference.found().before()).startsWith("…").hasSizeLessThan(100);
    assertThat(difference.found().part()).isEqualTo("two");
    assertThat(difference.found().after()).endsWith("…").hasSizeLessThan(100);
    assertThat(difference.expected().whole()).isEqualTo(long1);
    assertThat(difference.isBrief()).isFalse();
  }

  @Test
  void a_sentence_names_the_place() {
    assertThat(
            Difference.of("It is there, but X-Octo-Plain differs (and 1 more).", "a", "b").place())
        .isEqualTo("X-Octo-Plain");
    assertThat(Difference.of("Nothing of the kind.", "a", "b").place()).isNull();
  }

  @Test
  void an_assertion_about_a_pattern_is_a_comparison_too() {
    Difference difference =
        said("Expecting actual:\n  \"500 SERVER_ERROR\"\nto match pattern:\n  \"[234].*\"");

    assertThat(difference.about()).isEqualTo("the answer");
    assertThat(difference.expected().few()).isEqualTo("a status of 2xx, 3xx, 4xx");
    assertThat(difference.found().few()).isEqualTo("500 SERVER_ERROR");
  }

  @Test
  void an_assertion_about_how_many_there_are_is_a_comparison_too() {
    Difference empty = said("Expecting empty but was: [\"ec59\"]");
    assertThat(empty.expected().few()).isEqualTo("nothing");
    assertThat(empty.found().few()).isEqualTo("[\"ec59\"]");

    Difference size = said("Expected size: 1 but was: 2 in:\n[a, b]");
    assertThat(size.expected().part()).isEqualTo("1");
    assertThat(size.found().part()).isEqualTo("2");
  }

  private static Difference said(String message) {
    CaseVerdict verdict =
        new CaseVerdict(
            "one",
            Level.SHOULD,
            Verdict.WARN,
            null,
            "[the answer] \n" + message,
            null,
            null,
            List.of(),
            null);
    return Difference.of(verdict, SampleRun.dossier()).orElseThrow();
  }
}
