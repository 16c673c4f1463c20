package dev.octoconformance.target;

import static dev.octoconformance.target.Draft.bookingUpdates;
import static dev.octoconformance.target.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final String SECOND_PAGE = ScriptedTransport.BASE + "/webhooks?page=2";

  private static ScriptedTransport script(Function<Exchange.Request, Exchange.Answer> script) {
    return new ScriptedTransport(script);
  }

  private static String path(Exchange.Request request) {
    return request.url().replace(ScriptedTransport.BASE, "");
  }

  private static Webhook webhook(String id) {
    return Webhooks.items(
            new Reply(
                script(r -> answer(200, "[{\"id\":\"" + id + "\"}]"))
                    .send("s", 0, new Exchange.Request("GET", "x", List.of(), null))))
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<" + SECOND_PAGE + ">; rel=\"next\"",
        "<https://vendor.example/octo/webhooks?page=1>; rel=\"first\", <?page=2>; rel=next",
        "</octo/webhooks?page=2>; REL=\"next\"",
        "<webhooks?page=2>; title=\"more\"; rel=\"next\""
      })
  void a_list_is_followed_to_its_last_page(String link) {
    ScriptedTransport transport =
        script(
            request ->
                path(request).equals("/webhooks")
                    ? answer(200, "[{\"id\":\"1\"}]", new Header("Link", link))
                    : answer(200, "[{\"id\":\"2\"}]"));
    assertThat(transport.target().webhooks().list())
        .extracting(Webhook::id)
        .containsExactly("1", "2");
    assertThat(transport.sent()).containsExactly("GET /webhooks", "GET /webhooks?page=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://vendor.example.evil.example/octo/webhooks?page=2>; rel=next",
        "<https://vendor.example/octopus/webhooks>; rel=next",
        "<https://other.example/octo/webhooks>; rel=next",
        "<not a url>; rel=next",
        "<?page=2>; rel=prev",
        "rel=next"
      })
  void a_link_that_leads_elsewhere_is_not_followed_with_our_token(String link) {
    ScriptedTransport transport = script(r -> answer(200, "[]", new Header("Link", link)));
    assertThat(transport.target().webhooks().list()).isEmpty();
    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void a_list_that_goes_round_in_circles_is_left() {
    ScriptedTransport transport =
        script(r -> answer(200, "[]", new Header("Link", "<" + SECOND_PAGE + ">; rel=next")));
    assertThat(transport.target().webhooks().list()).isEmpty();
    assertThat(transport.sent()).hasSize(50);
  }

  @Test
  void a_list_that_is_none_accuses_the_target() {
    ScriptedTransport transport = script(r -> answer(200, "{}"));
    assertThatThrownBy(() -> transport.target().webhooks().list())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no JSON array");
  }

  @Test
  void the_list_is_looked_at_again_until_it_is_as_expected() {
    AtomicInteger looks = new AtomicInteger();
    ScriptedTransport transport =
        script(r -> answer(200, looks.incrementAndGet() < 3 ? "[]" : "[{\"id\":7}]"));
    Webhooks.Sighting seen = transport.target().webhooks().listUntil(all -> !all.isEmpty());
    assertThat(seen.withId("7")).hasSize(1);
    assertThat(seen.after()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void the_list_is_given_up_when_it_had_its_time_by_the_times_of_the_exchanges() {
    ScriptedTransport transport = script(r -> answer(200, "[]"));
    Webhooks.Sighting seen = transport.target().webhooks().listUntil(all -> !all.isEmpty());
    assertThat(seen.webhooks()).isEmpty();
    assertThat(seen.after()).isEqualTo(Duration.ofSeconds(5));
    assertThat(transport.sent()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 411, 415})
  void a_deletion_is_repeated_with_an_empty_object_where_the_target_insists(int status) {
    ScriptedTransport transport = script(r -> answer(r.body() == null ? status : 204, ""));
    assertThat(transport.target().webhooks().delete(webhook("a/b ü")).status()).isEqualTo(204);
    assertThat(transport.sent())
        .containsExactly("DELETE /webhooks/a%2Fb%20%C3%BC", "DELETE /webhooks/a%2Fb%20%C3%BC {}");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 401, 404, 500})
  void any_other_deletion_is_asked_for_once(int status) {
    ScriptedTransport transport = script(r -> answer(status, ""));
    transport.target().webhooks().delete(webhook("1"));
    assertThat(transport.sent()).hasSize(1);
  }

  @Test
  void what_is_created_lives_until_it_is_deleted() {
    Ledger ledger = new Ledger();
    ScriptedTransport transport =
        script(
            r -> r.method().equals("POST") ? answer(200, "{\"id\":\"w/1\"}") : answer(200, "{}"));
    Target target =
        Target.of(
                new Target.Line(
                    transport,
                    new Dialect(
                        java.net.URI.create(ScriptedTransport.BASE), "octo/webhooks", "/webhooks"),
                    name -> "http://sink.example/" + name,
                    ledger,
                    Duration.ZERO,
                    Duration.ZERO),
                new Identity("t", List.of(), null, List.of()),
                null)
            .in("LIST-01");
    Webhook created = target.webhooks().create(bookingUpdates());
    assertThat(ledger.aliveIn("LIST-01")).extracting(Ledger.Entry::id).containsExactly("w/1");
    target.webhooks().delete(created);
    assertThat(ledger.alive()).isEmpty();
    assertThat(ledger.created()).isEqualTo(1);
  }

  @Test
  void a_webhook_is_created_for_a_fresh_url_of_the_sink() {
    ScriptedTransport transport = script(r -> answer(200, "{\"id\":\"1\"}"));
    Webhooks webhooks = transport.target().in("CREATE-01").webhooks();
    assertThat(webhooks.create(bookingUpdates()).sentUrl())
        .isEqualTo("http://sink.example/CREATE-01#0");
    assertThat(webhooks.create(bookingUpdates()).sentUrl())
        .isEqualTo("http://sink.example/CREATE-01#1");
  }

  @Test
  void a_creation_that_fails_accuses_the_target() {
    ScriptedTransport transport = script(r -> answer(500, ""));
    assertThatThrownBy(() -> transport.target().webhooks().create(bookingUpdates()))
        .isInstanceOf(AssertionError.class)
        .hasMessage("A webhook could not be created: POST /webhooks was answered 500");
    assertThat(transport.sent()).hasSize(1);
  }

  private static ScriptedTransport httpsOnly() {
    return script(
        r -> {
          if (r.method().equals("DELETE")) {
            return answer(204, "");
          }
          return r.body() != null && r.body().contains("https://example.com/")
              ? answer(200, "{\"id\":\"e\"}")
              : answer(400, "{\"error\":\"INVALID_URL\"}");
        });
  }

  @Test
  void a_target_that_refuses_only_our_url_is_not_accused() {
    Map<String, Function<Webhooks, ?>> ways =
        Map.of(
            "attempt", w -> w.attemptPlain(bookingUpdates()),
            "create", w -> w.create(bookingUpdates()));
    ways.forEach(
        (name, way) -> {
          ScriptedTransport transport = httpsOnly();
          assertThatThrownBy(() -> way.apply(transport.target().webhooks()))
              .as(name)
              .isInstanceOfSatisfying(
                  Undecided.class, u -> assertThat(u.reason()).isEqualTo(Reason.POLICY))
              .hasMessageStartingWith(
                  "The target accepts https://example.com/octo-conformance but not the receiver's URL"
                      + " http://sink.example/run#")
              .hasMessageEndingWith(": give it a URL it accepts with --sink-url.");
          assertThat(transport.sent()).filteredOn(s -> s.contains("example.com")).hasSize(1);
          assertThat(transport.sent()).last().isEqualTo("DELETE /webhooks/e");
        });
  }

  @Test
  void that_only_our_url_is_refused_is_found_out_once() {
    ScriptedTransport transport = httpsOnly();
    Target target = transport.target();
    for (String scope : List.of("one", "another")) {
      assertThatThrownBy(() -> target.in(scope).webhooks().create(bookingUpdates()))
          .isInstanceOf(Undecided.class);
    }
    assertThat(transport.sent()).filteredOn(s -> s.contains("example.com")).hasSize(1);
    assertThat(transport.sent()).hasSize(4);
  }

  @Test
  void a_target_that_refuses_any_url_is_asked_about_one_other_and_accused() {
    ScriptedTransport transport = script(r -> answer(400, "{\"error\":\"BAD\"}"));
    assertThat(transport.target().webhooks().attemptPlain(bookingUpdates()).refused()).isTrue();
    assertThat(transport.sent()).hasSize(2);
    assertThatThrownBy(() -> transport.target().webhooks().create(bookingUpdates()))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith("400 BAD");
    assertThat(transport.sent()).hasSize(4);
  }

  @Test
  void a_url_that_a_test_chose_has_no_excuse() {
    ScriptedTransport transport = httpsOnly();
    Draft draft = bookingUpdates().to("http://sink.example/?a=b");
    assertThat(transport.target().webhooks().attemptPlain(draft).refused()).isTrue();
    assertThat(transport.sent()).hasSize(1);
  }
}
