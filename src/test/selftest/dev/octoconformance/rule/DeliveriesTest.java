package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.verdict.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class DeliveriesTest {
  private static final String TOKEN = JournalBuilder.token(Wave.ARM);
  private static final String BODY = Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString();

  private static Wave extra(String method, String target, String type) {
    return new Wave().also(j -> j.arrives(3100, Wave.ARM, method, target, type, BODY));
  }

  @Test
  void an_event_that_reaches_others_only_is_lost() {
    Finding.Broken lost = broken(new Wave().deaf(Wave.ARM).judge(Deliveries.arrive()));
    assertThat(lost.message()).contains(Wave.UUID);
    assertThat(lost.found()).isEqualTo("none, while other webhooks were notified");
    assertThat(lost.expected()).contains(JournalBuilder.url(Wave.ARM));
  }

  @Test
  void silence_everywhere_is_held_against_a_target_that_reaches_the_sink() {
    assertThat(broken(new Wave().nobodyHears().judge(Deliveries.arrive())).found())
        .isEqualTo("none, at any webhook");
    undecidable(new Wave().nobodyHears().unreachable().judge(Deliveries.arrive()), Reason.ENV);
  }

  @Test
  void a_late_event_still_counts() {
    holds(new Wave().deliversAllAfter(3300).judge(Deliveries.arrive()));
  }

  @Test
  void an_arrival_is_one_before_the_wave_is_over_and_a_silence_is_not() {
    holds(new Wave().deliversAllAfter(50).judge(Deliveries.arrive(), Wave.OVER - 1));
    assertThat(new Wave().deaf(Wave.ARM).judge(Deliveries.arrive(), Wave.OVER - 1))
        .isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void an_event_before_the_call_was_answered_counts() {
    assertThat(holds(new Wave().deliversAllAfter(1).judge(Deliveries.arrive())).message())
        .isEqualTo("The event arrived 1 ms after the confirmation was sent.");
  }

  @Test
  void an_event_while_the_booking_was_on_hold_is_not_called_later() {
    Wave wave = new Wave().deliversAllAfter(50);
    for (Action action : Action.values()) {
      if (action != Action.UPDATE_HOLD) {
        wave.delivers(action);
      }
    }
    assertThat(holds(wave.judge(Deliveries.arrive())).message()).contains("while it was on hold");
  }

  @Test
  void what_cannot_be_read_did_arrive() {
    Wave empty = new Wave().bodies(body -> "");
    assertThat(undecidable(empty.judge(Deliveries.arrive()), Reason.BLOCKED).message())
        .startsWith("DLV-04");
    assertThat(broken(new Wave().bodies(body -> "").judge(Deliveries.areOneJsonObject())).found())
        .contains("empty");
  }

  @Test
  void probes_are_no_deliveries() {
    Wave probed =
        new Wave()
            .also(j -> j.arrives(1010, Wave.ARM, "HEAD", "/" + TOKEN, null, ""))
            .also(j -> j.arrives(1011, Wave.ARM, "{\"event\":\"ping\"}"))
            .also(j -> j.arrives(3200, Wave.ARM, ""));
    holds(probed.judge(Deliveries.arePosts()));
    holds(probed.judge(Deliveries.areOneJsonObject()));
    holds(probed.judge(Deliveries.areOfTheSubscribedEvent()));
    holds(probed.judge(Deliveries.areNotCausedByCreation()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "GET", "PATCH"})
  void another_method_is_a_breach(String method) {
    Finding.Broken broken =
        broken(extra(method, "/" + TOKEN, "application/json").judge(Deliveries.arePosts()));
    assertThat(broken.expected()).isEqualTo("POST");
    assertThat(broken.found()).isEqualTo(method);
    assertThat(broken.evidence()).as("the guilty one only").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "?a=1", "/b", "%2F"})
  void another_target_is_a_breach(String tail) {
    broken(
        extra("POST", "/" + TOKEN + tail, "application/json").judge(Deliveries.goToTheExactUrl()));
  }

  @Test
  void a_prefix_that_a_tunnel_puts_before_the_token_does_not_matter() {
    holds(
        extra("POST", "/tunnel/" + TOKEN, "application/json").judge(Deliveries.goToTheExactUrl()));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=utf-8, true",
    "Application/JSON, true",
    "application/vnd.octo+json, true",
    "text/json, false",
    "text/plain, false",
    "application/x-www-form-urlencoded, false",
    ", false"
  })
  void the_media_type_is_one_of_json(String type, boolean fine) {
    Finding finding = extra("POST", "/" + TOKEN, type).judge(Deliveries.areMarkedAsJson());
    if (fine) {
      holds(finding);
    } else {
      assertThat(broken(finding).found()).isEqualTo(type == null ? "none" : type);
    }
  }

  @Test
  void a_body_is_one_object_and_nothing_else() {
    broken(new Wave().bodies(b -> "[" + b + "]").judge(Deliveries.areOneJsonObject()));
    broken(new Wave().bodies(b -> b + "\n0").judge(Deliveries.areOneJsonObject()));
    broken(new Wave().bodies(b -> "\uFEFF" + b).judge(Deliveries.areOneJsonObject()));
    broken(
        new Wave()
            .bodies(b -> "payload=" + URLEncoder.encode(b, StandardCharsets.UTF_8))
            .judge(Deliveries.areOneJsonObject()));
  }

  @Test
  void a_body_in_another_encoding_did_arrive_and_is_a_breach() {
    Wave wave =
        new Wave()
            .deaf(Wave.ARM)
            .also(
                j ->
                    j.arrives(
                        3100,
                        Wave.ARM,
                        "POST",
                        "/" + TOKEN,
                        "application/json",
                        BODY.getBytes(StandardCharsets.UTF_16)));
    holds(wave.judge(Deliveries.arrive()));
    assertThat(broken(wave.judge(Deliveries.areOneJsonObject())).found()).contains("UTF-8");
  }

  private static Wave webhook(java.util.function.Consumer<ObjectNode> change) {
    return new Wave()
        .payloads(
            payload -> {
              change.accept((ObjectNode) payload.get("webhook"));
              return payload;
            });
  }

  @Test
  void a_masked_or_richer_webhook_is_still_the_same() {
    holds(
        webhook(
                w -> {
                  w.put("url", "***").put("active", true);
                  w.remove("headers");
                })
            .judge(Deliveries.nameTheirOwnWebhook()));
    holds(
        webhook(w -> w.withArray("capabilities").add("octo/webhooks"))
            .judge(Deliveries.nameTheirOwnWebhook()));
  }

  @Test
  void the_webhook_of_a_neighbour_is_a_breach() {
    Finding.Broken id =
        broken(webhook(w -> w.put("id", "other")).judge(Deliveries.nameTheirOwnWebhook()));
    assertThat(id.message()).contains("webhook.id");
    assertThat(id.found()).isEqualTo("\"other\"");
    broken(
        webhook(w -> w.put("url", JournalBuilder.url("observer/first") + "?x=1"))
            .judge(Deliveries.nameTheirOwnWebhook()));
  }

  @Test
  void changed_switches_and_capabilities_are_a_breach() {
    broken(webhook(w -> w.put("retryOnError", false)).judge(Deliveries.nameTheirOwnWebhook()));
    broken(webhook(w -> w.remove("useContactLanguage")).judge(Deliveries.nameTheirOwnWebhook()));
    broken(webhook(w -> w.putArray("capabilities")).judge(Deliveries.nameTheirOwnWebhook()));
    broken(webhook(w -> w.remove("capabilities")).judge(Deliveries.nameTheirOwnWebhook()));
    broken(new Wave().payloads(p -> without(p, "webhook")).judge(Deliveries.nameTheirOwnWebhook()));
  }

  private static ObjectNode without(ObjectNode object, String field) {
    object.remove(field);
    return object;
  }

  @Test
  void an_id_is_the_same_as_number_and_as_text() {
    Wave wave = webhook(w -> w.put("id", "12"));
    wave.armedAt(1500)
        .also(j -> j.armed(900, Wave.ARM, "booking_update", Wave.webhook(Wave.ARM).put("id", 12)));
    holds(wave.judge(Deliveries.nameTheirOwnWebhook()));
  }

  @Test
  void a_bare_booking_is_no_availability() {
    Wave bare = new Wave().payloads(p -> (ObjectNode) p.get("booking"));
    holds(bare.judge(Deliveries.areOfTheSubscribedEvent()));
  }

  @Test
  void the_body_of_the_other_event_is_a_breach() {
    String availability = "{\"webhook\":{},\"availability\":{\"id\":\"2026-01-01\"}}";
    broken(
        new Wave()
            .also(j -> j.arrives(3300, Wave.ARM, availability))
            .judge(Deliveries.areOfTheSubscribedEvent()));
    Wave other = new Wave().ofEvent("availability_update");
    holds(
        other
            .also(j -> j.arrives(3300, Wave.ARM, availability))
            .judge(Deliveries.areOfTheSubscribedEvent()));
    broken(
        new Wave()
            .ofEvent("availability_update")
            .also(j -> j.arrives(3300, Wave.ARM, BODY))
            .judge(Deliveries.areOfTheSubscribedEvent()));
  }

  private static Wave replaying(long at) {
    return new Wave()
        .also(
            j ->
                j.arrives(
                    at, Wave.ARM, Wave.payload(Wave.ARM, Wave.confirmed(Wave.OLDER)).toString()));
  }

  @Test
  void an_older_booking_is_no_news() {
    broken(replaying(1100).judge(Deliveries.areNotCausedByCreation()));
    holds(replaying(1100).judge(Deliveries.areNewerThanTheirWebhook()));
    broken(replaying(3100).judge(Deliveries.areNewerThanTheirWebhook()));
  }

  @Test
  void a_webhook_that_came_right_after_the_event_may_hear_of_it() {
    undecidable(
        replaying(3100).deliversAllAfter(490).judge(Deliveries.areNewerThanTheirWebhook()),
        Reason.CONT);
  }

  @Test
  void without_a_confirmed_older_booking_nothing_is_older() {
    Scene scene =
        new Scene(
            new JournalBuilder()
                .trigger(0, Scene.OLDER, Action.RESERVE, Wave.OLDER, null, true)
                .trigger(10, Scene.OLDER, Action.CONFIRM, Wave.OLDER, null, false)
                .armed(50, Wave.ARM, "booking_update", Wave.webhook(Wave.ARM))
                .trigger(100, Scene.A, Action.CONFIRM, Wave.UUID, "guest", true)
                .arrives(120, Wave.ARM, BODY)
                .note(200, Scene.WAVE_A_OVER, "")
                .evidence(),
            Wave.ARM,
            Duration.ofMillis(200),
            new Scene.Terms(true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofHours(1))));
    undecidable(Deliveries.areNewerThanTheirWebhook().judge(scene), Reason.TRIG);
  }

  /** The list is read after everything, and these deliveries follow. */
  private static Wave listed(long... heard) {
    return new Wave()
        .armedAt(7700)
        .also(j -> LongStream.of(heard).forEach(at -> j.arrives(at, Wave.ARM, BODY)));
  }

  @Test
  void listing_is_told_to_nobody() {
    undecidable(listed(8500).judge(Deliveries.areNotCausedByListing()), Reason.BUDGET);
    assertThat(broken(listed(8500, 8600).judge(Deliveries.areNotCausedByListing())).found())
        .isEqualTo("2 of them");
    holds(new Wave().armedAt(7600).deaf(Wave.ARM).judge(Deliveries.areNotCausedByListing()));
  }

  private static Finding refusedAnd(Wave wave) {
    return wave.armedAt(1200)
        .also(j -> j.refused(900, Wave.ARM, "booking_update", 400))
        .judge(Deliveries.neverReachARefusedWebhook());
  }

  @Test
  void a_refused_webhook_stays_silent() {
    holds(refusedAnd(new Wave().deaf(Wave.ARM)));
    broken(refusedAnd(new Wave()));
    undecidable(refusedAnd(new Wave().nobodyHears()), Reason.NODLV);
  }

  @Test
  void a_probe_before_the_refusal_is_no_event() {
    holds(
        refusedAnd(
            new Wave().deaf(Wave.ARM).also(j -> j.arrives(880, Wave.ARM, "{\"event\":\"ping\"}"))));
  }

  @Test
  void latency_and_headers_are_facts() {
    assertThat(seen(new Wave().judge(Deliveries.tellTheirLatency())).message()).contains("50 ms");
    assertThat(seen(new Wave().judge(Deliveries.tellTheirHeaders())).message())
        .contains("content-type=application/json");
  }

  @Test
  void all_that_differs_is_named() {
    List<Deliveries.Complaint> one = List.of(differs("Host"));
    assertThat(Deliveries.differing(one)).isEqualTo("Host differs");
    assertThat(Deliveries.differing(List.of(differs("Host"), differs("Host"))))
        .isEqualTo("Host differs (2 times)");
    assertThat(
            Deliveries.differing(
                List.of(differs("Host"), differs("method"), differs("Host"), differs("method"))))
        .isEqualTo("Host differs (2 times), and so does method (2 times)");
    List<Deliveries.Complaint> many =
        IntStream.range(0, 12).mapToObj(i -> differs("/unitItems/" + i)).toList();
    assertThat(Deliveries.differing(many))
        .startsWith("/unitItems/0 differs, and so do /unitItems/1, /unitItems/2")
        .endsWith("/unitItems/8 and 3 more");
  }

  private static Deliveries.Complaint differs(String about) {
    return new Deliveries.Complaint(about, "this", "that");
  }
}
