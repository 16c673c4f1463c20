package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.EnvironmentFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again, how often, and what comes of it. */
class PersistenceTest {
  private static final String OURS = "http://sink.example/w0123456789abcdefghijklmno";
  private static final String CREATION = "{\"event\":\"booking_update\",\"url\":\"" + OURS + "\"}";
  private static final String LOST = "[{\"id\":\"lost\",\"url\":\"" + OURS + "\"}]";

  /** Answers in turn to each kind of request, the last one for ever; 0 is none. */
  private final java.util.Map<String, Deque<String>> answers = new java.util.HashMap<>();

  private final ScriptedTransport transport = new ScriptedTransport(this::answer);

  private Exchange.@Nullable Answer answer(Exchange.Request request) {
    String path = request.url().replace(ScriptedTransport.BASE, "");
    Deque<String> script =
        answers.getOrDefault(request.method() + " " + path, new ArrayDeque<>(List.of("200 []")));
    String text = script.size() > 1 ? script.remove() : script.element();
    int status = Integer.parseInt(text.replaceFirst(" .*", ""));
    return status == 0
        ? null
        : ScriptedTransport.answer(status, text.replaceFirst("^[0-9]+ ?", ""));
  }

  private void script(String request, String... all) {
    answers.put(request, new ArrayDeque<>(List.of(all)));
  }

  private Webhooks webhooks() {
    return transport.target().webhooks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "429", "502", "503", "504"})
  void what_says_nothing_is_asked_again(String nothing) {
    script("GET /webhooks", nothing, nothing, "200 []");
    Reply reply = webhooks().attemptList();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.first().id()).isEqualTo("x1");
    assertThat(transport.sent()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "301", "400", "401", "404", "408", "500", "501", "599"})
  void what_says_something_is_asked_once(String answer) {
    script("GET /webhooks", answer);
    assertThat(webhooks().attemptList().status()).isEqualTo(Integer.parseInt(answer));
    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void a_limit_of_requests_is_no_reason_to_ask_for_ever() {
    script("GET /webhooks", "429");
    assertThat(webhooks().attemptList().status()).isEqualTo(429);
    assertThat(transport.sent()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"1,4", "9,4", "20,2", "31,1", "999999999,1"})
  void the_patience_that_is_asked_for_ends_after_half_a_minute(String retryAfter, int tries) {
    ScriptedTransport throttling =
        new ScriptedTransport(
            request -> ScriptedTransport.answer(429, "", new Header("Retry-After", retryAfter)));
    throttling.target().webhooks().attemptList();
    assertThat(throttling.sent()).hasSize(tries);
  }

  @Test
  void nobody_is_asked_again_on_a_line_that_asks_once() {
    script("GET /webhooks", "0");
    assertThat(transport.target().once().webhooks().attemptList().status()).isZero();
    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void what_a_lost_creation_made_is_removed_before_it_is_asked_for_again() {
    script("POST /webhooks", "0", "200 {\"id\":\"new\"}");
    script("GET /webhooks", "200 " + LOST);
    Reply reply = webhooks().attemptBody(CREATION);
    assertThat(reply.json().orElseThrow().path("id").asString()).isEqualTo("new");
    assertThat(transport.sent())
        .containsExactly(
            "POST /webhooks " + CREATION,
            "GET /webhooks",
            "DELETE /webhooks/lost",
            "POST /webhooks " + CREATION);
  }

  @Test
  void a_creation_whose_traces_stay_is_not_asked_for_again() {
    script("POST /webhooks", "0", "200 {\"id\":\"new\"}");
    script("GET /webhooks", "200 " + LOST);
    script("DELETE /webhooks/lost", "500");
    webhooks().attemptBody(CREATION);
    assertThat(transport.sent()).filteredOn(sent -> sent.startsWith("POST")).hasSize(1);
  }

  @Test
  void a_webhook_of_ours_is_not_taken_for_a_lost_one() {
    script("POST /webhooks", "200 {\"id\":\"lost\"}", "0", "200 {\"id\":\"new\"}");
    script("GET /webhooks", "200 " + LOST);
    Webhooks webhooks = webhooks();
    webhooks.attemptBody(CREATION);
    webhooks.attemptBody(CREATION);
    assertThat(transport.sent()).noneMatch(sent -> sent.startsWith("DELETE"));
  }

  @Test
  void a_deletion_that_is_refused_after_one_without_an_answer_says_nothing() {
    script("POST /webhooks", "200 {\"id\":\"7\"}");
    script("DELETE /webhooks/7", "0", "404");
    Webhooks webhooks = webhooks();
    webhooks.attemptBody("{}");
    assertThat(webhooks.delete("7").status()).isZero();
    assertThat(webhooks.isAlive("7")).isFalse();
  }

  @Test
  void a_confirmation_that_worked_without_an_answer_is_not_asked_for_again() {
    script("POST /bookings/u/confirm", "0", "200 {}");
    script("GET /bookings/u", "404", "200 {\"status\":\"CONFIRMED\"}");
    Reply reply = transport.target().bookings().confirm("u", "Guest");
    assertThat(reply.succeeded()).isTrue();
    assertThat(reply.first().id()).isEqualTo("x1");
    assertThat(transport.sent()).filteredOn(sent -> sent.startsWith("POST")).hasSize(1);
  }

  @Test
  void a_confirmation_that_did_not_work_is_asked_for_again() {
    script("POST /bookings/u/confirm", "0", "200 {}");
    script("GET /bookings/u", "200 {\"status\":\"ON_HOLD\"}");
    assertThat(transport.target().bookings().confirm("u", "Guest").succeeded()).isTrue();
    assertThat(transport.sent()).filteredOn(sent -> sent.startsWith("POST")).hasSize(2);
  }

  @Test
  void every_try_has_the_turn_of_the_first() {
    Deque<Integer> turns = new ArrayDeque<>();
    script("GET /webhooks", "503", "503", "200 []");
    Target target =
        Target.of(
            new Target.Line(
                (scope, turn, request) -> {
                  turns.add(turn);
                  return transport.send(scope, turn, request);
                },
                new Dialect(
                    java.net.URI.create(ScriptedTransport.BASE), "octo/webhooks", "/webhooks"),
                name -> name,
                new Ledger(),
                java.time.Duration.ZERO,
                java.time.Duration.ZERO),
            new Identity("t", List.of(), null, List.of()),
            null);
    target.webhooks().attemptList();
    target.webhooks().attemptList();
    assertThat(turns).containsExactly(0, 0, 0, 1);
  }

  @Test
  void what_stays_silent_while_others_are_answered_is_asked_in_between() {
    script("POST /webhooks", "0");
    webhooks().attemptBody("{}");
    assertThat(transport.sent())
        .containsExactly(
            "POST /webhooks {}",
            "POST /webhooks {}",
            "POST /webhooks {}",
            "POST /webhooks {}",
            "GET /products",
            "POST /webhooks {}",
            "GET /products");
  }

  @Test
  void a_target_that_stopped_answering_is_told() {
    script("GET /webhooks", "0");
    script("GET /products", "0");
    Target target = transport.target();
    Webhooks webhooks = target.webhooks();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5; i++) {
                webhooks.attemptList();
              }
            })
        .isInstanceOf(EnvironmentFault.class)
        .hasMessageStartingWith("The target stopped answering: ");
    int sent = transport.sent().size();
    assertThatThrownBy(webhooks::attemptList).isInstanceOf(EnvironmentFault.class);
    assertThat(transport.sent()).as("afterwards").hasSize(sent);
    assertThat(target.answersStill()).isFalse();
    assertThat(webhooks.attemptList().status()).isZero();
    assertThat(transport.sent()).as("once each").hasSize(sent + 2);
  }
}
