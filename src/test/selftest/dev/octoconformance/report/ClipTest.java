package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Header;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reader sees the dozen lines of a message that a verdict is about, and no more. */
class ClipTest {
  private static final String BODY =
      IntStream.range(0, 40)
          .mapToObj(i -> "\"field%d\": %d".formatted(i, i))
          .collect(Collectors.joining(",", "{\"booking\": {", "}}"));

  @Test
  void the_place_that_a_pointer_names_is_marked_with_what_is_around_it() {
    Clip clip = clip("Every delivery is right, but /booking/field20 differs.", delivery("d1"));

    assertThat(clip.lines()).hasSize(12);
    assertThat(clip.lines())
        .filteredOn(line -> line.mark() != null)
        .singleElement()
        .satisfies(line -> assertThat(line.text()).contains("\"field20\""));
    assertThat(clip.above()).isPositive();
    assertThat(clip.below()).isPositive();
  }

  @Test
  void the_delivery_that_lacks_a_header_is_shown_rather_than_the_one_that_has_it() {
    Clip clip =
        clip(
            "It is on every retry, but X-Octo-Repeat on a retry differs.",
            delivery("d1", new Header("X-Octo-Repeat", "one")),
            delivery("d2", new Header("Accept", "*/*")));

    assertThat(clip.id()).isEqualTo("d2");
    assertThat(clip.lines().get(0).mark()).isEqualTo("X-Octo-Repeat is missing");
    assertThat(clip.lines()).extracting(Clip.Line::text).noneMatch(line -> line.contains("field"));
  }

  @Test
  void the_header_that_is_wrong_is_marked() {
    Clip clip =
        clip(
            "It is on the delivery, but X-Octo-Plain differs.",
            delivery("d1", new Header("Accept", "*/*"), new Header("x-octo-plain", "two")));

    assertThat(clip.lines())
        .filteredOn(line -> line.mark() != null)
        .extracting(Clip.Line::text)
        .containsExactly("x-octo-plain: two");
  }

  @Test
  void the_line_that_has_what_was_found_is_marked() {
    Clip clip =
        Clip.of(
                List.of(delivery("d1")),
                verdict("The booking."),
                Difference.of("The booking.", "nothing of it", "[\"field33\"]"))
            .orElseThrow();

    assertThat(clip.lines())
        .filteredOn(line -> line.mark() != null)
        .singleElement()
        .satisfies(line -> assertThat(line.text()).contains("field33"));
  }

  @Test
  void a_delivery_whose_content_shows_nothing_is_not_shown() {
    assertThat(Clip.of(List.of(delivery("d1")), verdict("It was retried."), null)).isEmpty();
  }

  private static Clip clip(String message, Entry... evidence) {
    return Clip.of(
            List.of(evidence), verdict(message), Difference.of(message, "one", "something else"))
        .orElseThrow();
  }

  private static Arrival delivery(String id, Header... headers) {
    return new Arrival(
        id,
        Duration.ofSeconds(1),
        "w",
        "POST",
        "/w",
        List.of(headers),
        new Body(BODY, true, false),
        200,
        null);
  }

  private static CaseVerdict verdict(String message) {
    return new CaseVerdict(
        "one", Level.MUST, Verdict.FAIL, null, message, "one", "two", List.of(), null);
  }
}
