package dev.octoconformance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReferenceVendorTest {
  private static final VendorSettings SETTINGS =
      VendorSettings.defaults()
          .withRetryGaps(Duration.ofMillis(60), Duration.ofMillis(60))
          .withSenderTimeout(Duration.ofMillis(600));

  private final ReferenceVendor vendor = ReferenceVendor.start(SETTINGS);
  private final VendorClient api = VendorClient.of(vendor, SETTINGS);
  private final RecordingSink sink = new RecordingSink();

  ReferenceVendorTest() throws IOException {}

  @AfterEach
  void close() {
    vendor.close();
    sink.close();
  }

  @Test
  void a_missing_or_unknown_token_is_refused_with_an_octo_error() throws Exception {
    for (String token : List.of("", "wrong", SETTINGS.token() + "x")) {
      VendorClient.Reply reply = api.as(token).get("/webhooks");
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json().names()).containsExactly("error", "errorMessage");
    }
    assertThat(api.get("/nowhere").status()).isEqualTo(404);
    assertThat(api.call("PUT", "/webhooks/1", "{}").status()).isEqualTo(405);
  }

  @Test
  void a_webhook_is_created_listed_and_deleted() throws Exception {
    VendorClient.Reply created =
        api.sending("Octo-Capabilities", "octo/pricing , octo/webhooks,octo/unknown")
            .post(
                "/webhooks",
                "{\"event\":\"booking_update\",\"url\":\"%s\",\"headers\":{\"X-A\":\"two words\"},\"id\":\"mine\",\"capabilities\":[],\"retryOnError\":false}"
                    .formatted(sink.url("/a?b=1")));

    assertThat(created.status()).isEqualTo(200);
    assertThat(created.headers().firstValue("Octo-Capabilities"))
        .hasValue("octo/webhooks, octo/pricing");
    assertThat(created.json().names())
        .containsExactly(
            "id", "event", "url", "retryOnError", "useContactLanguage", "headers", "capabilities");
    assertThat(created.json().get("retryOnError")).isEqualTo(false);
    assertThat(created.json().get("useContactLanguage")).isEqualTo(true);
    assertThat(created.json().get("capabilities")).isEqualTo(List.of("octo/pricing"));
    assertThat(created.json().text("id")).isNotEqualTo("mine");

    assertThat(api.get("/webhooks").text()).isEqualTo("[" + created.text() + "]");
    assertThat(api.as(SETTINGS.secondToken()).get("/webhooks").text()).isEqualTo("[]");

    String path = "/webhooks/" + created.json().text("id");
    assertThat(api.as(SETTINGS.secondToken()).call("DELETE", path, "").status()).isEqualTo(400);
    assertThat(api.get(path).status()).isEqualTo(405);
    assertThat(vendor.liveWebhooks()).isEqualTo(1);
    assertThat(api.call("DELETE", path, "").text()).isEqualTo("{}");
    assertThat(api.call("DELETE", path, "").status()).isEqualTo(400);
    assertThat(api.get("/webhooks").text()).isEqualTo("[]");
    assertThat(vendor.liveWebhooks()).isZero();
    assertThat(vendor.apiCalls()).isEqualTo(8);
  }

  @Test
  void repeated_capability_headers_are_joined() throws Exception {
    VendorClient.Reply reply =
        api.sending("Octo-Capabilities", "octo/pricing", "Octo-Capabilities", "octo/webhooks")
            .get("/supplier");
    assertThat(reply.headers().firstValue("Octo-Capabilities"))
        .hasValue("octo/webhooks, octo/pricing");
  }

  @Test
  void what_cannot_work_is_refused_and_leaves_nothing() throws Exception {
    String url = sink.url("/x");
    for (String body :
        List.of(
            "",
            "[]",
            "{",
            "{}{}",
            "[".repeat(1000),
            "{\"event\":\"booking_update\"}",
            "{\"url\":\"" + url + "\"}",
            body("\"BOOKING_UPDATE\"", url, ""),
            body("[\"booking_update\"]", url, ""),
            body("\"booking_update\"", "/x", ""),
            body("\"booking_update\"", "ftp://example.com/", ""),
            body("\"booking_update\"", "https://", ""),
            body("\"booking_update\"", "http:///x", ""),
            body("\"booking_update\"", "http://host:99999/", ""),
            body("\"booking_update\"", "http://host/a b", ""),
            body("\"booking_update\"", "http://host/%zz", ""),
            body("\"booking_update\"", "http://host/\\ud800", ""),
            body("\"booking_update\"", "http://user:p@ss@host/", ""),
            body("\"booking_update\"", "http://host/" + "x".repeat(10_000), ""),
            body("\"booking_update\"", url, ",\"retryOnError\":\"false\""),
            body("\"booking_update\"", url, ",\"useContactLanguage\":1"),
            body("\"booking_update\"", url, ",\"headers\":[]"),
            body("\"booking_update\"", url, ",\"headers\":{\"A\":1}"),
            body("\"booking_update\"", url, ",\"headers\":{\"A\":\"x\\r\\nB: y\"}"),
            body("\"booking_update\"", url, ",\"headers\":{\"A B\":\"x\"}"),
            body("\"booking_update\"", url, ",\"headers\":{\"Host\":\"x\"}"))) {
      VendorClient.Reply reply = api.post("/webhooks", body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.json().names()).contains("error", "errorMessage");
    }
    assertThat(api.post("/webhooks", "x".repeat(1_000_000)).status()).isEqualTo(413);
    assertThat(vendor.liveWebhooks()).isZero();
  }

  private static String body(String event, String url, String more) {
    return "{\"event\":%s,\"url\":\"%s\"%s}".formatted(event, url, more);
  }

  @Test
  void a_booking_lives_from_hold_to_cancellation_and_every_change_is_delivered() throws Exception {
    api.bookingHook(sink.url("/hook?x=%2F"));
    JsonObject held = api.reserve(",\"resellerReference\":\"R1\"");
    assertThat(held.text("status")).isEqualTo("ON_HOLD");
    assertThat(held.get("testMode")).isEqualTo(true);

    assertThat(api.confirm(held).json().text("status")).isEqualTo("CONFIRMED");
    RecordingSink.Arrival arrival = sink.next("/hook");
    assertThat(arrival.method()).isEqualTo("POST");
    assertThat(arrival.target()).isEqualTo("/hook?x=%2F");
    assertThat(arrival.header("Content-type")).isEqualTo("application/json");
    assertThat(arrival.header("Host")).isEqualTo("127.0.0.1:" + sink.port());
    assertThat(arrival.json().names()).containsExactly("webhook", "booking");
    assertThat(arrival.booking().text("status")).isEqualTo("CONFIRMED");
    assertThat(JsonText.of(arrival.booking())).isEqualTo(api.get(api.path(held)).text());

    assertThat(api.patch(held, "{\"notes\":\"n1\"}").status()).isEqualTo(200);
    assertThat(sink.next("/hook").booking().text("notes")).isEqualTo("n1");
    assertThat(api.get("/bookings?resellerReference=R1").array()).hasSize(1);
    assertThat(vendor.liveBookings()).isEqualTo(1);

    assertThat(api.cancel(held).status()).isEqualTo(200);
    JsonObject cancelled = sink.next("/hook").booking();
    assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
    assertThat(cancelled.object("cancellation").text("reason")).isEqualTo("rain");
    assertThat(vendor.liveBookings()).isZero();

    assertThat(api.cancel(held).status()).isEqualTo(400);
    assertThat(api.confirm(held).status()).isEqualTo(400);
    assertThat(api.patch(held, "{\"notes\":\"n2\"}").status()).isEqualTo(400);
    assertThat(sink.within(Duration.ofMillis(150), "/hook")).isNull();
  }

  @Test
  void a_reservation_and_an_update_without_a_difference_are_not_told() throws Exception {
    api.bookingHook(sink.url("/hook"));
    JsonObject held = api.reserve(",\"notes\":\"same\"");
    api.patch(held, "{\"notes\":\"same\"}");
    assertThat(sink.within(Duration.ofMillis(150), "/hook")).isNull();
    api.patch(held, "{\"notes\":\"other\"}");
    assertThat(sink.next("/hook").booking().text("status")).isEqualTo("ON_HOLD");
  }

  @Test
  void places_fall_and_rise_and_availability_webhooks_hear_of_it() throws Exception {
    api.hook("availability_update", sink.url("/places"), "");
    String slot = api.slot();
    JsonObject first = api.reserve("");
    JsonObject delivered = sink.next("/places").json();
    assertThat(delivered.names())
        .containsExactly("webhook", "availability", "productId", "optionId", "supplier");
    assertThat(delivered.object("availability").get("vacancies")).isEqualTo(98L);
    api.cancel(first);
    assertThat(sink.next("/places").json().object("availability").get("vacancies")).isEqualTo(100L);

    String control =
        "{\"productId\":\"river-cruise\",\"optionId\":\"EVENING\",\"availabilityId\":\"%s\",\"vacancies\":%d}";
    assertThat(api.post("/control/availability", control.formatted(slot, 1)).status())
        .isEqualTo(200);
    assertThat(sink.next("/places").json().object("availability").text("status"))
        .isEqualTo("LIMITED");
    assertThat(api.reserve("").text("error")).isEqualTo("UNPROCESSABLE_ENTITY");
    api.post("/control/availability", control.formatted(slot, 0));
    assertThat(sink.next("/places").json().object("availability").text("status"))
        .isEqualTo("SOLD_OUT");
    api.post("/control/availability", control.formatted(slot, 0));
    assertThat(sink.within(Duration.ofMillis(150), "/places")).isNull();
  }

  @Test
  void a_hold_expires_and_gives_its_places_back() throws Exception {
    VendorSettings settings = SETTINGS.withHold(Duration.ofMillis(80));
    try (ReferenceVendor hasty = ReferenceVendor.start(settings)) {
      VendorClient hastyApi = VendorClient.of(hasty, settings);
      hastyApi.hook("availability_update", sink.url("/expiry"), "");
      JsonObject held = hastyApi.reserve("");
      sink.next("/expiry");
      assertThat(sink.next("/expiry").json().object("availability").get("vacancies"))
          .isEqualTo(100L);
      assertThat(hastyApi.get(hastyApi.path(held)).json().text("status")).isEqualTo("EXPIRED");
      assertThat(hasty.liveBookings()).isZero();
    }
  }

  @Test
  void the_awkward_products_are_awkward() throws Exception {
    List<?> products = api.get("/products").array();
    assertThat(products).hasSize(4);
    String day = Slot.FORMAT.format(OffsetDateTime.now(Slot.ZONE).plusDays(3));
    day = day.substring(0, 10);
    assertThat(api.confirm(awkward("balloon-flight", day)).json().text("status"))
        .isEqualTo("PENDING");
    JsonObject opera = awkward("opera-night", day);
    assertThat(opera.get("cancellable")).isEqualTo(false);
    api.confirm(opera);
    assertThat(api.cancel(opera).status()).isEqualTo(400);
    assertThat(awkward("city-card", day).get("freesale")).isEqualTo(true);
  }

  private JsonObject awkward(String product, String day) throws Exception {
    List<?> slots =
        api.post(
                "/availability",
                "{\"productId\":\"%s\",\"optionId\":\"DEFAULT\",\"localDateStart\":\"%s\",\"localDateEnd\":\"%s\"}"
                    .formatted(product, day, day))
            .array();
    return api.reserve(product, "DEFAULT", VendorClient.id((JsonObject) slots.get(0)), "");
  }

  @Test
  void the_first_departure_is_sold_out() throws Exception {
    List<?> slots =
        api.post(
                "/availability",
                "{\"productId\":\"river-cruise\",\"optionId\":\"MORNING\",\"localDateStart\":\"2020-01-01\",\"localDateEnd\":\"2099-01-01\"}")
            .array();
    assertThat(((JsonObject) slots.get(0)).text("status")).isEqualTo("SOLD_OUT");
    assertThat(((JsonObject) slots.get(1)).text("status")).isEqualTo("AVAILABLE");
    VendorClient.Reply calendar =
        api.post(
            "/availability/calendar",
            "{\"productId\":\"river-cruise\",\"optionId\":\"MORNING\",\"localDateStart\":\"2020-01-01\",\"localDateEnd\":\"2099-01-01\"}");
    assertThat(calendar.array()).hasSize(Catalogue.DAYS);
  }

  @Test
  void a_failed_delivery_is_retried_until_it_succeeds_with_everything_it_had() throws Exception {
    api.hook(
        "booking_update",
        "http://us%40er:p%3Ass@127.0.0.1:" + sink.port() + "/flaky#part",
        ",\"headers\":{\"X-Key\":\"é=1\"}");
    sink.answers("/flaky", 500, 302);
    api.confirm(api.reserve(""));
    RecordingSink.Arrival first = sink.next("/flaky");
    RecordingSink.Arrival second = sink.next("/flaky");
    RecordingSink.Arrival third = sink.next("/flaky");
    for (RecordingSink.Arrival arrival : List.of(first, second, third)) {
      assertThat(arrival.header("Authorization")).isEqualTo("Basic dXNAZXI6cDpzcw==");
      assertThat(arrival.header("X-key")).isNotEmpty();
      assertThat(arrival.target()).isEqualTo("/flaky");
      assertThat(arrival.body()).isEqualTo(first.body());
    }
    assertThat(sink.within(Duration.ofMillis(150), "/flaky")).isNull();
  }

  @Test
  void a_custom_authorization_wins_over_the_url() throws Exception {
    api.hook(
        "booking_update",
        "http://user:pass@127.0.0.1:" + sink.port() + "/auth",
        ",\"headers\":{\"authorization\":\"Bearer t\",\"Content-Type\":\"text/x\"}");
    api.confirm(api.reserve(""));
    RecordingSink.Arrival arrival = sink.next("/auth");
    assertThat(arrival.header("Authorization")).isEqualTo("Bearer t");
    assertThat(arrival.header("Content-type")).isEqualTo("text/x");
  }

  @Test
  void a_webhook_that_opted_out_is_tried_once() throws Exception {
    api.hook("booking_update", sink.url("/once"), ",\"retryOnError\":false");
    sink.answers("/once", 500);
    api.confirm(api.reserve(""));
    assertThat(sink.next("/once")).isNotNull();
    assertThat(sink.within(Duration.ofMillis(250), "/once")).isNull();
  }

  @Test
  void an_attempt_without_an_answer_is_retried() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0)) {
      api.bookingHook("http://127.0.0.1:" + deaf.getLocalPort() + "/");
      api.confirm(api.reserve(""));
      deaf.setSoTimeout(5000);
      deaf.accept().close();
      try (var held = deaf.accept();
          var third = deaf.accept()) {
        assertThat(held.getInputStream().readAllBytes()).startsWith('P', 'O', 'S', 'T');
        assertThat(third.isConnected()).isTrue();
      }
    }
  }

  @Test
  void deleting_stops_retries_and_later_events() throws Exception {
    VendorSettings slow = SETTINGS.withRetryGaps(Duration.ofMillis(400));
    try (ReferenceVendor other = ReferenceVendor.start(slow)) {
      VendorClient otherApi = VendorClient.of(other, slow);
      String id = otherApi.bookingHook(sink.url("/gone"));
      otherApi.bookingHook(sink.url("/stays"));
      sink.answers("/gone", 500);
      sink.answers("/stays", 500);
      JsonObject held = otherApi.reserve("");
      otherApi.confirm(held);
      assertThat(sink.next("/gone")).isNotNull();
      otherApi.call("DELETE", "/webhooks/" + id, "");
      otherApi.cancel(held);
      sink.next("/stays");
      sink.next("/stays");
      assertThat(sink.next("/stays")).isNotNull();
      assertThat(sink.within(Duration.ofMillis(100), "/gone")).isNull();
    }
  }

  @Test
  void credentials_do_not_hear_of_each_other() throws Exception {
    VendorClient second = api.as(SETTINGS.secondToken());
    api.bookingHook(sink.url("/one"));
    second.bookingHook(sink.url("/two"));
    JsonObject booking = second.reserve("");
    second.confirm(booking);
    assertThat(sink.next("/two").booking().text("uuid")).isEqualTo(booking.text("uuid"));
    assertThat(api.get(api.path(booking)).status()).isEqualTo(400);
    assertThat(api.cancel(booking).status()).isEqualTo(400);
    assertThat(sink.already("/one")).isEmpty();
  }

  @Test
  void capabilities_and_languages_shape_answers_and_deliveries() throws Exception {
    VendorClient rich = api.sending("Octo-Capabilities", "octo/webhooks,octo/pricing,octo/content");
    rich.bookingHook(sink.url("/rich"));
    rich.hook("booking_update", sink.url("/default"), ",\"useContactLanguage\":false");
    api.bookingHook(sink.url("/plain"));
    JsonObject booking = api.reserve(",\"contact\":{\"locales\":[\"xx\",\"fr-FR\"]}");
    api.patch(booking, "{\"notes\":\"x\"}");

    JsonObject french = sink.next("/rich").booking();
    assertThat(french.object("product").text("title")).startsWith("Croisière");
    assertThat(french.object("pricing").get("retail")).isEqualTo(4000L);
    assertThat(sink.next("/default").booking().object("product").text("title"))
        .isEqualTo("River cruise");
    JsonObject plain = sink.next("/plain").booking();
    assertThat(plain.has("pricing")).isFalse();
    assertThat(plain.object("product").has("title")).isFalse();

    VendorClient.Reply answer =
        rich.sending(
                "Octo-Capabilities",
                "octo/webhooks,octo/pricing,octo/content",
                "Accept-Language",
                "de, fr-CA;q=0.8")
            .get(api.path(booking));
    assertThat(answer.text()).isEqualTo(JsonText.of(french));
    assertThat(answer.headers().firstValue("Content-Language")).hasValue("fr");
    assertThat(answer.headers().firstValue("Available-Languages")).hasValue("en, fr");
  }

  @Test
  void closing_frees_the_port_and_drops_what_is_under_way() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0)) {
      ReferenceVendor other = ReferenceVendor.start(SETTINGS);
      VendorClient otherApi = VendorClient.of(other, SETTINGS);
      otherApi.bookingHook("http://127.0.0.1:" + deaf.getLocalPort() + "/");
      otherApi.confirm(otherApi.reserve(""));
      deaf.setSoTimeout(5000);
      try (var held = deaf.accept()) {
        assertThat(held.getInputStream().read()).isEqualTo('P');
        other.close();
        held.setSoTimeout(5000);
        assertThat(held.getInputStream().readAllBytes()).isNotEmpty();
      }
      try (ServerSocket again = new ServerSocket()) {
        again.bind(new InetSocketAddress(other.baseUrl().getHost(), other.baseUrl().getPort()));
        assertThat(again.isBound()).isTrue();
      }
    }
  }
}
