package dev.octoconformance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RetryDeviationsTest {
  private static final String OPTED_OUT = ",\"retryOnError\":false";
  private static final String OPTED_IN = ",\"retryOnError\":true";

  @ParameterizedTest
  @CsvSource({
    "NEVER_RETRIES,                  500, 1",
    "STATUS_502_IS_FINAL,            500, 2",
    "STATUS_502_IS_FINAL,            502, 1",
    "CLIENT_ERRORS_ARE_FINAL,        404, 1",
    "CLIENT_ERRORS_ARE_FINAL,        410, 2",
    "GONE_IS_FINAL,                  410, 1",
    "BELOW_400_IS_SUCCESS,           304, 1",
    "STATUS_302_IS_SUCCESS,          302, 1",
    "STATUS_503_RESENT_AT_ONCE_ONLY, 503, 2",
    "ONLY_200_IS_SUCCESS,            201, 2",
    "ONLY_KNOWN_STATUSES_ARE_SUCCESS,206, 2",
    "ONLY_KNOWN_STATUSES_ARE_SUCCESS,204, 1",
    "SUCCESS_DOES_NOT_END_THE_RETRIES,500, 4",
    "ONE_RETRY_TOO_MANY,             500, 3",
    "EVERY_SUCCESS_IS_SENT_AGAIN,    200, 2",
    "SUCCESS_IS_SENT_AGAIN,          200, 1",
  })
  void a_fault_changes_how_often_an_answer_is_seen(Fault fault, int status, int times)
      throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      rehearsal.hook("/hook", "", status);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(times);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPT_OUT_IGNORED,             500, 2",
    "OPT_OUT_RETRIED_LATER,       500, 2",
    "OPT_OUT_HELD_FOR_5XX_ONLY,   500, 1",
    "OPT_OUT_HELD_FOR_5XX_ONLY,   404, 2",
    "OPT_OUT_FORGOTTEN_AFTER_404, 404, 2",
    "OPT_OUT_FORGOTTEN_AFTER_302, 404, 1",
  })
  void opting_out_is_forgotten_after_some_answers(Fault fault, int status, int times)
      throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      rehearsal.hook("/hook", OPTED_OUT, status);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(times);
    }
  }

  @Test
  void the_default_can_be_not_to_retry() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.RETRY_DEFAULT_IS_NOT_TO.behaviour())) {
      rehearsal.hook("/silent", "", 500);
      rehearsal.hook("/said", OPTED_IN, 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/silent")).hasSize(1);
      assertThat(rehearsal.heard("/said")).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"FIRST_OF_A_KIND_DECIDES_RETRIES, 2", "LAST_OF_A_KIND_DECIDES_RETRIES, 1"})
  void one_of_two_marked_webhooks_decides_for_both(Fault fault, int times) throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      String pair = Rehearsal.marked(Mark.PAIR, "x");
      rehearsal.hook("/in", OPTED_IN + pair, 500);
      rehearsal.hook("/out", OPTED_OUT + pair, 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/in")).hasSize(times);
      assertThat(rehearsal.heard("/out")).hasSize(times);
    }
  }

  @Test
  void a_schedule_can_end_in_a_hot_loop() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.RETRIES_END_IN_A_HOT_LOOP.behaviour())) {
      Integer[] failures = new Integer[60];
      Arrays.fill(failures, 500);
      rehearsal.hook("/hook", "", failures);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSizeBetween(40, 50);
    }
  }

  @Test
  void retries_can_be_built_wrongly() throws Exception {
    assertThat(retry(Fault.RETRY_BY_PUT, "").method()).isEqualTo("PUT");
    assertThat(retry(Fault.RETRY_GOES_TO_ANOTHER_PATH, "").target()).isEqualTo("/hook/retry?a=b");
    assertThat(retry(Fault.RETRY_LOSES_THE_QUERY, "").target()).isEqualTo("/hook");
    assertThat(retry(Fault.RETRY_WITHOUT_UNIT_ITEMS, "").booking().objects("unitItems")).isEmpty();
    assertThat(retry(Fault.RETRY_SHOWS_STATUS_ONLY, "").booking().names())
        .containsExactly("id", "uuid", "status");
    assertThat(retry(Fault.RETRY_SHOWS_THE_RESERVATION, "").booking().text("notes"))
        .isEqualTo("as reserved");
  }

  /** The retry of a delivery that differs from its first attempt. */
  private static RecordingSink.Arrival retry(Fault fault, String more) throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      rehearsal.sink().answers("/hook", 500);
      rehearsal.api().hook("booking_update", rehearsal.sink().url("/hook?a=b"), more);
      rehearsal.confirmed();
      RecordingSink.Arrival first = rehearsal.sink().next("/hook");
      RecordingSink.Arrival second =
          rehearsal
              .sink()
              .next(fault == Fault.RETRY_GOES_TO_ANOTHER_PATH ? "/hook/retry" : "/hook");
      assertThat(List.of(second.method(), second.target(), second.body()))
          .isNotEqualTo(List.of(first.method(), first.target(), first.body()));
      return second;
    }
  }

  @Test
  void retries_can_name_another_webhook_or_booking() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.RETRY_NAMES_ANOTHER_WEBHOOK.behaviour())) {
      String other = rehearsal.hook("/other", "");
      rehearsal.hook("/hook", "", 500);
      rehearsal.confirmed();
      List<RecordingSink.Arrival> heard = rehearsal.heard("/hook");
      assertThat(heard.get(0).json().object("webhook").text("id")).isNotEqualTo(other);
      assertThat(heard.get(1).json().object("webhook").text("id")).isEqualTo(other);
    }
    try (Rehearsal rehearsal = Rehearsal.of(Fault.RETRY_BRINGS_ANOTHER_BOOKING.behaviour())) {
      JsonObject older = rehearsal.confirmed();
      rehearsal.hook("/hook", Rehearsal.marked(Mark.REPEAT, "x"), 500);
      JsonObject booking = rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook"))
          .extracting(arrival -> arrival.booking().text("uuid"))
          .containsExactly(booking.text("uuid"), older.text("uuid"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POLLED_RETRIES,               500, 2",
    "RESENT_AFTER_THROTTLING,      503, 2",
    "GONE_ENDS_THE_RETRIES,        410, 1",
    "GONE_DELETES_THE_WEBHOOK,     410, 1",
    "COALESCED_RETRIES,            500, 2",
    "ORDERED_DELIVERIES,           500, 2",
    "TWELVE_WORKERS,               500, 2",
    "SLOW_FAN_OUT,                 500, 2",
    "ANSWERS_UNREAD,               500, 2",
  })
  void a_variant_retries_as_a_whole_vendor_may(Variant variant, int status, int times)
      throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(variant.behaviour())) {
      rehearsal.hook("/hook", "", status);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook", Duration.ofMillis(750))).hasSize(times);
    }
  }

  @Test
  void a_wait_that_was_asked_for_is_kept_in_both_spellings() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(new Behaviour())) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3));
      rehearsal.sink().answersWith("/seconds", "Retry-After", "1");
      rehearsal.sink().answersWith("/date", "Retry-After", date);
      rehearsal.hook("/seconds", "", 429);
      rehearsal.hook("/date", "", 503);
      rehearsal.confirmed();
      assertThat(rehearsal.sink().next("/seconds")).isNotNull();
      assertThat(rehearsal.sink().next("/date")).isNotNull();
      assertThat(rehearsal.sink().within(Duration.ofMillis(700), "/seconds")).isNull();
      assertThat(rehearsal.sink().next("/seconds")).isNotNull();
      assertThat(rehearsal.sink().next("/date")).isNotNull();
    }
  }

  @Test
  void redirects_are_followed_with_and_without_body_and_secrets() throws Exception {
    try (RecordingSink elsewhere = new RecordingSink()) {
      for (Fault fault :
          List.of(
              Fault.REDIRECTS_ARE_FOLLOWED,
              Fault.REDIRECTS_ARE_FOLLOWED_WITH_GET,
              Fault.REDIRECTS_TAKE_SECRETS_ALONG)) {
        try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
          rehearsal.sink().answersWith("/hook", "Location", elsewhere.url("/page"));
          rehearsal.hook("/hook", ",\"headers\":{\"X-Secret\":\"s\"}", 302);
          rehearsal.confirmed();
          RecordingSink.Arrival page = elsewhere.next("/page");
          boolean get = fault == Fault.REDIRECTS_ARE_FOLLOWED_WITH_GET;
          assertThat(page.method()).isEqualTo(get ? "GET" : "POST");
          assertThat(page.body().isEmpty()).isEqualTo(get);
          assertThat(page.header("X-secret"))
              .isEqualTo(fault == Fault.REDIRECTS_TAKE_SECRETS_ALONG ? "s" : "");
          assertThat(rehearsal.heard("/hook")).hasSize(1);
        }
      }
    }
  }

  @Test
  void attempts_are_counted_in_the_body() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Variant.COUNTED_ATTEMPTS.behaviour())) {
      rehearsal.hook("/hook", "", 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook"))
          .extracting(arrival -> String.valueOf(arrival.json().get("attempt")))
          .containsExactly("1", "2");
    }
  }

  @Test
  void a_retry_shows_the_present_booking() throws Exception {
    try (Rehearsal rehearsal = slowly(Variant.UP_TO_DATE_RETRIES.behaviour())) {
      rehearsal.hook("/hook", "", 500);
      JsonObject booking = rehearsal.confirmed();
      assertThat(rehearsal.sink().next("/hook")).isNotNull();
      rehearsal.api().patch(booking, "{\"notes\":\"newer\"}");
      assertThat(rehearsal.heard("/hook", Duration.ofSeconds(3)))
          .hasSize(2)
          .allSatisfy(arrival -> assertThat(arrival.booking().text("notes")).isEqualTo("newer"));
    }
  }

  @Test
  void a_retry_of_the_present_booking_stands_for_later_events() throws Exception {
    BlockingQueue<Delivery> failed = new LinkedBlockingQueue<>();
    Unfinished unfinished =
        new Unfinished() {
          @Override
          void add(Delivery delivery) {
            super.add(delivery);
            failed.add(delivery);
          }
        };
    try (Rehearsal rehearsal = slowly(RetryVariants.coalesced(unfinished))) {
      rehearsal.hook("/hook", "", 500);
      JsonObject booking = rehearsal.confirmed();
      assertThat(rehearsal.sink().next("/hook")).isNotNull();
      // What happens before the sender has taken in the failure is an event of its own.
      assertThat(failed.poll(5, TimeUnit.SECONDS)).isNotNull();
      rehearsal.api().patch(booking, "{\"notes\":\"newer\"}");
      assertThat(rehearsal.heard("/hook", Duration.ofSeconds(3)))
          .singleElement()
          .satisfies(arrival -> assertThat(arrival.booking().text("notes")).isEqualTo("newer"));
    }
  }

  private static Rehearsal slowly(Behaviour behaviour) throws IOException {
    return Rehearsal.of(behaviour, settings -> settings.withRetryGaps(Duration.ofSeconds(2)));
  }
}
