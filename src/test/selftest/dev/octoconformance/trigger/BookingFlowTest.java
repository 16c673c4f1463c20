package dev.octoconformance.trigger;

import static dev.octoconformance.target.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.ScriptedTransport;
import dev.octoconformance.verdict.EnvironmentFault;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookingFlowTest {
  private static final BookingFlow.Wishes NONE = new BookingFlow.Wishes(null, null, null, null);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String FREE =
      "[{\"id\":\"av\",\"available\":true,\"status\":\"AVAILABLE\",\"vacancies\":5}]";
  private static final String CONFIRMED =
      "{\"uuid\":\"UUID\",\"status\":\"CONFIRMED\",\"cancellable\":true}";

  private final Map<String, String> products = new java.util.LinkedHashMap<>();
  private final Map<String, String> availability = new HashMap<>();
  private final Map<String, Exchange.Answer> reserve = new HashMap<>();
  private final Map<String, Exchange.Answer> confirm = new HashMap<>();
  private final Map<String, Exchange.Answer> cancel = new HashMap<>();
  private final ScriptedTransport transport = new ScriptedTransport(this::answerTo);

  /** Every booking has the id of its product as its uuid. */
  private Exchange.Answer answerTo(Exchange.Request request) {
    String path = request.url().replace(ScriptedTransport.BASE, "");
    String body = request.body() == null ? "" : request.body();
    if (path.equals("/products")) {
      return answer(200, "[" + String.join(",", products.values()) + "]");
    }
    if (path.equals("/availability")) {
      return answer(200, availability.getOrDefault(named(body), FREE));
    }
    if (path.equals("/bookings")) {
      String product = named(body);
      return reserve.getOrDefault(
          product, answer(200, "{\"uuid\":\"" + product + "\",\"status\":\"ON_HOLD\"}"));
    }
    String product = path.split("/", -1)[2];
    return path.endsWith("/confirm") || request.method().equals("GET")
        ? confirm.getOrDefault(product, answer(200, CONFIRMED.replace("UUID", product)))
        : cancel.getOrDefault(product, answer(200, "{}"));
  }

  private static String named(String body) {
    return body.replaceFirst(".*\"productId\":\"([^\"]*)\".*", "$1");
  }

  private void product(String id, String... more) {
    String fields = Arrays.stream(more).map(field -> "," + field).collect(Collectors.joining());
    products.put(
        id,
        "{\"id\":\"%s\"%s,\"options\":[{\"id\":\"o\",\"default\":true,\"units\":[{\"id\":\"child\"},{\"id\":\"adult\"}]}]}"
            .formatted(id, fields));
  }

  private Bookable discovered(BookingFlow.Wishes wishes) {
    return new BookingFlow(transport.target(), wishes, TODAY).discover();
  }

  private long asked(String what) {
    return transport.sent().stream().filter(sent -> sent.startsWith(what)).count();
  }

  @Test
  void the_first_that_can_be_confirmed_and_cancelled_is_taken() {
    product("a");
    product("b");
    assertThat(discovered(NONE)).isEqualTo(new Bookable("a", "o", "av", List.of("adult")));
    assertThat(transport.sent()).anyMatch(s -> s.startsWith("POST /bookings/a/cancel"));
    assertThat(asked("POST /availability")).isEqualTo(1);
    assertThat(transport.sent().get(1)).contains("2026-11-24", "2026-12-23");
  }

  @Test
  void what_is_instant_cancellable_and_ordinary_comes_first() {
    product("on request", "\"instantConfirmation\":false");
    product("for good", "\"cancellable\":false");
    product("freesale", "\"availabilityRequired\":false");
    product("plain", "\"instantConfirmation\":true");
    assertThat(discovered(NONE).productId()).isEqualTo("plain");
    assertThat(asked("POST /bookings ")).isEqualTo(1);
  }

  @Test
  void what_is_not_free_is_not_tried() {
    product("sold out");
    product("closed");
    product("taken");
    product("none");
    product("free");
    availability.put("sold out", "[{\"id\":\"x\",\"status\":\"SOLD_OUT\"}]");
    availability.put("closed", "[{\"id\":\"x\",\"status\":\"CLOSED\"}]");
    availability.put("taken", "[{\"id\":\"x\",\"available\":false}]");
    availability.put("none", "[]");
    availability.put(
        "free",
        "[{\"id\":\"few\",\"available\":true,\"vacancies\":1},{\"id\":\"many\",\"available\":true,\"vacancies\":9}]");
    assertThat(discovered(NONE))
        .extracting(Bookable::productId, Bookable::availabilityId)
        .containsExactly("free", "many");
    assertThat(asked("POST /bookings ")).isEqualTo(1);
  }

  @Test
  void the_next_is_tried_when_reserving_or_confirming_is_refused_or_pending() {
    product("a");
    product("b");
    product("c");
    product("d");
    reserve.put("a", answer(400, "{}"));
    confirm.put("b", answer(400, "{}"));
    confirm.put("c", answer(200, "{\"uuid\":\"c\",\"status\":\"PENDING\"}"));
    assertThat(discovered(NONE).productId()).isEqualTo("d");
    assertThat(transport.sent())
        .anyMatch(s -> s.startsWith("POST /bookings/b/cancel"))
        .anyMatch(s -> s.startsWith("POST /bookings/c/cancel"));
  }

  @Test
  void the_next_is_tried_when_it_can_not_be_cancelled() {
    product("a");
    product("b");
    product("c");
    cancel.put("a", answer(400, "{}"));
    confirm.put(
        "b", answer(200, "{\"uuid\":\"b\",\"status\":\"CONFIRMED\",\"cancellable\":false}"));
    assertThat(discovered(NONE).productId()).isEqualTo("c");
  }

  @Test
  void one_that_can_not_be_cancelled_is_better_than_none() {
    product("a");
    product("b");
    product("c");
    confirm.put("a", answer(400, "{}"));
    cancel.put("b", answer(400, "{}"));
    cancel.put("c", answer(400, "{}"));
    assertThat(discovered(NONE).productId()).isEqualTo("b");
  }

  @Test
  void one_that_stays_pending_is_better_than_one_for_good_unless_it_says_so_itself() {
    product("a");
    product("b");
    confirm.put("a", answer(200, "{\"status\":\"PENDING\"}"));
    reserve.put("b", answer(200, "{\"uuid\":\"b\",\"cancellable\":false}"));
    assertThat(discovered(NONE).productId()).isEqualTo("a");
    reserve.put("a", answer(200, "{\"uuid\":\"a\",\"product\":{\"instantConfirmation\":false}}"));
    assertThat(discovered(NONE).productId()).isEqualTo("b");
  }

  @Test
  void wishes_are_honoured() {
    product("a");
    product("b");
    assertThat(discovered(new BookingFlow.Wishes("b", "o", "child", "wished")))
        .isEqualTo(new Bookable("b", "o", "wished", List.of("child")));
    assertThat(asked("POST /availability")).isZero();
  }

  @Test
  void as_many_units_are_booked_as_the_option_wants_at_least() {
    products.put(
        "a",
        "{\"id\":\"a\",\"options\":[{\"id\":\"o\",\"restrictions\":{\"minUnits\":2},\"units\":[{\"id\":\"u\"}]}]}");
    assertThat(discovered(NONE).unitIds()).containsExactly("u", "u");
  }

  @Test
  void it_is_told_what_stopped_the_last_one() {
    product("a");
    product("b");
    confirm.put("a", answer(400, "{}"));
    confirm.put("b", answer(200, "{\"uuid\":\"b\",\"status\":\"REJECTED\"}"));
    assertThatThrownBy(() -> discovered(NONE))
        .isInstanceOf(EnvironmentFault.class)
        .hasMessage(
            "No event can be caused: no product could be reserved and confirmed (confirming product b"
                + " was answered 200 with status REJECTED). Name one with booking.productId,"
                + " booking.optionId, booking.unitId and booking.availabilityId.");
  }

  @Test
  void it_is_told_when_nothing_is_offered_or_free() {
    assertThatThrownBy(() -> discovered(NONE))
        .hasMessageContaining("(GET /products shows none that fits: 200)");
    product("a");
    availability.put("a", "[]");
    assertThatThrownBy(() -> discovered(NONE))
        .hasMessageContaining("(POST /availability for product a shows nothing free: 200)");
    assertThatThrownBy(() -> discovered(new BookingFlow.Wishes(null, null, "senior", null)))
        .hasMessageContaining("(option o of product a has no unit that fits)");
  }

  @Test
  void a_large_catalogue_is_not_searched_to_its_end() {
    IntStream.range(0, 100).forEach(i -> product("p" + i));
    IntStream.range(0, 100).forEach(i -> confirm.put("p" + i, answer(400, "{}")));
    assertThatThrownBy(() -> discovered(NONE)).isInstanceOf(EnvironmentFault.class);
    assertThat(asked("POST /bookings ")).isEqualTo(6);
    assertThat(asked("POST /availability")).isEqualTo(6);

    IntStream.range(0, 100).forEach(i -> availability.put("p" + i, "[]"));
    assertThatThrownBy(() -> discovered(NONE)).isInstanceOf(EnvironmentFault.class);
    assertThat(asked("POST /availability")).isEqualTo(6 + 20);
  }
}
