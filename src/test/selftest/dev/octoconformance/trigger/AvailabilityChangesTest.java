package dev.octoconformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Secret;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.target.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityChangesTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "productId", "p 1", "optionId", "\"quoted\"", "availabilityId", "a/1", "vacancies", "3");

  private final List<Exchange.Request> sent = new ArrayList<>();

  private Transport answering(int status) {
    return (scope, turn, request) -> {
      sent.add(request);
      return new Exchange(
          "x" + turn,
          scope,
          turn,
          Duration.ZERO,
          Duration.ofMillis(3),
          request,
          new Exchange.Answer(status, List.of(), new Body("{}", true, false)),
          null);
    };
  }

  private AvailabilityChange http(String url, @Nullable String body, int status) {
    return AvailabilityChanges.of(
        new AvailabilityTrigger.HttpCall(
            "PATCH", url, Map.of("X-Key", new Secret("k {vacancies}")), body),
        answering(status),
        (sentence, longest) -> Person.Answer.ABSENT);
  }

  private static AvailabilityChange command(String line) {
    return new CommandChange(new AvailabilityTrigger.Command(line), Duration.ofSeconds(20));
  }

  private static AvailabilityChange manual(Person person) {
    return new ManualChange(
        new AvailabilityTrigger.Manual("Close {availabilityId}, please."),
        person,
        Duration.ofMinutes(3));
  }

  @Test
  void a_request_is_filled_in_as_its_places_spell_things() {
    AvailabilityChange change =
        http("https://api.example/{productId}?o={optionId}", "{\"o\": \"{optionId}\"}", 204);
    AvailabilityChange.Outcome outcome = change.change(VALUES);
    assertThat(outcome.made()).isTrue();
    assertThat(outcome.exchange()).isEqualTo("x0");
    Exchange.Request request = sent.get(0);
    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.url()).isEqualTo("https://api.example/p%201?o=%22quoted%22");
    assertThat(request.body()).isEqualTo("{\"o\": \"\\\"quoted\\\"\"}");
    assertThat(request.headers())
        .contains(new Header("X-Key", "k 3"), new Header("Content-Type", "application/json"));
  }

  @Test
  void a_request_that_is_refused_made_nothing() {
    AvailabilityChange.Outcome outcome = http("https://api.example/", null, 403).change(VALUES);
    assertThat(outcome.made()).isFalse();
    assertThat(outcome.words()).contains("403");
  }

  @Test
  void what_can_set_the_free_places_can_be_undone() {
    assertThat(http("https://api.example/", null, 200).setsVacancies()).isTrue();
    assertThat(command("close {availabilityId}").setsVacancies()).isFalse();
    assertThat(command("set {vacancies}").setsVacancies()).isTrue();
    assertThat(manual((sentence, longest) -> Person.Answer.DONE).setsVacancies()).isFalse();
  }

  @Test
  void a_command_works_when_it_ends_with_zero() {
    // Words that every system's shell understands.
    assertThat(command("exit {vacancies}").change(Map.of("vacancies", "0")).made()).isTrue();
    AvailabilityChange.Outcome failed =
        command("echo no such day&& exit {vacancies}").change(Map.of("vacancies", "3"));
    assertThat(failed.made()).isFalse();
    assertThat(failed.words()).isEqualTo("the command ended with 3: no such day");
  }

  @Test
  void an_id_never_becomes_a_command() {
    AvailabilityChange.Outcome outcome =
        command("echo {availabilityId}").change(Map.of("availabilityId", "1; echo 2"));
    assertThat(outcome.made()).isFalse();
    assertThat(outcome.words()).contains("{availabilityId}", "trigger.availability.http");
  }

  @Test
  void a_command_that_does_not_end_is_ended() {
    AvailabilityChange.Outcome outcome =
        new CommandChange(
                new AvailabilityTrigger.Command("tail -f /dev/null"), Duration.ofMillis(50))
            .change(Map.of());
    assertThat(outcome.made()).isFalse();
    assertThat(outcome.words()).contains("did not end");
  }

  @ParameterizedTest
  @CsvSource({"DONE, true, done", "SILENT, false, 180 s", "ABSENT, false, no terminal"})
  void a_person_is_asked_in_the_words_of_the_configuration(
      Person.Answer answer, boolean made, String words) {
    List<String> asked = new ArrayList<>();
    AvailabilityChange.Outcome outcome =
        manual(
                (sentence, longest) -> {
                  asked.add(sentence);
                  return answer;
                })
            .change(VALUES);
    assertThat(asked).containsExactly("Close a/1, please.");
    assertThat(outcome.made()).isEqualTo(made);
    assertThat(outcome.words()).contains(words);
  }
}
