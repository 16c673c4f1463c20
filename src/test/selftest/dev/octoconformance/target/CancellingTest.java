package dev.octoconformance.target;

import static dev.octoconformance.target.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellingTest {
  private static final String BODY = " {\"reason\":\"conformance test\"}";

  private static ScriptedTransport vendor(Function<Exchange.Request, Integer> statuses) {
    return new ScriptedTransport(request -> answer(statuses.apply(request), "{}"));
  }

  private static boolean isPost(Exchange.Request request) {
    return request.method().equals("POST");
  }

  @Test
  void what_works_is_not_looked_for_elsewhere() {
    ScriptedTransport vendor = vendor(request -> request.url().contains("gone") ? 404 : 200);
    Target target = vendor.target();
    assertThat(target.bookings().cancel("b").succeeded()).isTrue();
    assertThat(target.in("later").bookings().cancel("gone").status()).isEqualTo(404);
    assertThat(vendor.sent())
        .containsExactly("POST /bookings/b/cancel" + BODY, "POST /bookings/gone/cancel" + BODY);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 501})
  void a_vendor_that_deletes_is_asked_so_from_then_on(int notOffered) {
    ScriptedTransport vendor = vendor(request -> isPost(request) ? notOffered : 200);
    Target target = vendor.target();
    assertThat(target.bookings().cancel("b").succeeded()).isTrue();
    assertThat(target.in("clean-up").bookings().cancel("c").succeeded()).isTrue();
    assertThat(vendor.sent())
        .containsExactly(
            "POST /bookings/b/cancel" + BODY,
            "DELETE /bookings/b" + BODY,
            "DELETE /bookings/c" + BODY);
  }

  @Test
  void a_deletion_that_must_have_no_body_has_none() {
    ScriptedTransport vendor =
        vendor(request -> isPost(request) ? 405 : request.body() == null ? 204 : 400);
    assertThat(vendor.target().bookings().cancel("b").status()).isEqualTo(204);
    assertThat(vendor.sent()).last().isEqualTo("DELETE /bookings/b");
  }

  @Test
  void a_booking_that_cannot_be_cancelled_in_any_way_is_refused_in_the_usual_one() {
    ScriptedTransport vendor = vendor(request -> isPost(request) ? 404 : 405);
    Reply reply = vendor.target().bookings().cancel("b");
    assertThat(reply.asked()).isEqualTo("POST /octo/bookings/b/cancel");
    assertThat(reply.status()).isEqualTo(404);
  }

  @Test
  void a_refusal_that_says_why_is_no_reason_to_try_another_way() {
    ScriptedTransport vendor = vendor(request -> 400);
    assertThat(vendor.target().bookings().cancel("b").status()).isEqualTo(400);
    assertThat(vendor.sent()).hasSize(1);
  }

  @Test
  void both_ways_are_read_as_cancellations() {
    assertThat(Bookings.cancelled(request("POST", "/bookings/b%20/cancel"))).contains("b%20");
    assertThat(Bookings.cancelled(request("DELETE", "/bookings/b"))).contains("b");
    assertThat(Bookings.cancelled(request("DELETE", "/webhooks/b"))).isEmpty();
    assertThat(Bookings.cancelled(request("POST", "/bookings/b/confirm"))).isEmpty();
    assertThat(Bookings.cancelled(request("PATCH", "/bookings/b"))).isEmpty();
  }

  private static Exchange.Request request(String method, String path) {
    return new Exchange.Request(method, ScriptedTransport.BASE + path, java.util.List.of(), null);
  }
}
