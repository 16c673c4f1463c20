package dev.octoconformance.target;

import static dev.octoconformance.target.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

  @Test
  void the_active_ones_are_read_from_all_lines_of_the_header() {
    Reply reply =
        reply(
            answer(
                200,
                "[]",
                new Header("octo-capabilities", "octo/webhooks , octo/pricing"),
                new Header("Octo-Capabilities", ",octo/content")));
    assertThat(Capabilities.active(reply))
        .hasValueSatisfying(
            active ->
                assertThat(active)
                    .containsExactly("octo/webhooks", "octo/pricing", "octo/content"));
  }

  @Test
  void a_silent_answer_is_not_an_answer_without_any() {
    assertThat(Capabilities.active(reply(answer(200, "[]")))).isEmpty();
    assertThat(Capabilities.active(reply(answer(200, "[]", new Header("Octo-Capabilities", "")))))
        .hasValueSatisfying(active -> assertThat(active).isEmpty());
  }

  @Test
  void the_stored_ones_leave_out_the_webhook_capability() {
    Reply reply =
        reply(answer(200, "[{\"capabilities\":[\"octo/webhooks\",\"octo/pricing\",\"octo/a\"]}]"));
    assertThat(Capabilities.stored(Webhooks.items(reply).get(0)))
        .containsExactly("octo/a", "octo/pricing");
  }

  @Test
  void one_is_offered_when_the_target_says_so() {
    ScriptedTransport transport =
        new ScriptedTransport(
            r -> answer(200, "[]", new Header("Octo-Capabilities", "octo/webhooks,octo/pricing")));
    assertThat(Capabilities.offered(transport.target(), "octo/pricing")).isTrue();
    assertThat(Capabilities.offered(transport.target(), "octo/content")).isFalse();
  }

  @Test
  void one_is_offered_when_the_products_change_with_it() {
    ScriptedTransport transport =
        new ScriptedTransport(
            r ->
                answer(
                    200,
                    r.headers().stream().anyMatch(h -> h.value().contains("octo/pricing"))
                        ? "[{\"pricing\":[]}]"
                        : "[]"));
    assertThat(Capabilities.offered(transport.target(), "octo/pricing")).isTrue();
    assertThat(Capabilities.offered(transport.target(), "octo/content")).isFalse();
  }

  private static Reply reply(Exchange.Answer answer) {
    return new ScriptedTransport(r -> answer).target().webhooks().attemptList();
  }
}
