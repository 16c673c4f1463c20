package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class UrlFormsTest {
  private static final String TOKEN = JournalBuilder.token(Wave.ARM);

  private static final String OURS = Gateway.rewritable("http://s/" + TOKEN + "?end=1");
  private static final String TWIN = "ROW-01/twin";

  private static String body(String arm) {
    return Wave.payload(arm, Wave.confirmed(Wave.UUID)).toString();
  }

  private static Wave at(String url) {
    return new Wave()
        .deaf(Wave.ARM)
        .also(
            j ->
                j.registered(
                    900,
                    Wave.ARM,
                    Scene.A,
                    url.replace("TOKEN", TOKEN),
                    List.of(),
                    Wave.webhook(Wave.ARM)));
  }

  private static Wave called(String url, String target, String host) {
    String real = target.replace("TOKEN", TOKEN);
    List<Header> headers = List.of(new Header("Host", host));
    return at(url).also(j -> j.arrives(3100, Wave.ARM, "POST", real, headers, body(Wave.ARM), 200));
  }

  private static Finding refused(Rule rule, int status) {
    return new Wave()
        .deaf(Wave.ARM)
        .also(j -> j.refused(900, Wave.ARM, "booking_update", status))
        .judge(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "http://s/TOKEN/a%2Fb?x=%c3, /TOKEN/a%2fb?x=%C3",
    "HTTP://S/TOKEN/end/, /TOKEN/end/",
    "http://s/TOKEN?a=1&a=2&e=#part, /TOKEN?a=1&a=2&e=",
    "http://u:p@s/TOKEN, /gateway/TOKEN",
  })
  void a_url_is_called_as_it_is(String url, String target) {
    holds(called(url, target, "s").judge(UrlForms.areCalled()));
  }

  @ParameterizedTest
  @CsvSource({
    "http://s/TOKEN/a%2Fb, /TOKEN/a/b",
    "http://s/TOKEN/end/, /TOKEN/end",
    "http://s/TOKEN/A, /TOKEN/a",
    "http://s/TOKEN?a=1&a=2, /TOKEN?a=2",
    "http://s/TOKEN?a=%20, /TOKEN?a=+",
  })
  void another_target_is_a_breach(String url, String target) {
    assertThat(broken(called(url, target, "s").judge(UrlForms.areCalled())).found())
        .startsWith(target.substring(1).replace("TOKEN", TOKEN));
  }

  @ParameterizedTest
  @CsvSource({
    "/T/a%2Fb?x=%20, /T/a%252Fb?x=%2520, quoted twice: each % became %25",
    "/T?x=%20&y=%2F, /T?x=+&y=%2F, each %20 became +",
    "'/T?a=1&b=2&a=3', '/T?a=1&a=3&b=2', 'the same parameters, in another order'",
    "/T/a%2Fb, /T/a/b, what was escaped is not any more",
    "/T?x=%2F, /T?x=/, what was escaped is not any more",
    "/T/path?x=1, /T/path, the query is missing",
    "/T/path/long, /T/path, cut after 7 of 12 characters",
    "'/T?a=1&b=2', /T?a=1, cut after 6 of 10 characters",
    "/T/a, /T/b, ''",
  })
  void what_was_done_to_a_url_is_said(String given, String found, String told) {
    assertThat(Targets.change(given, found)).isEqualTo(told.isEmpty() ? "" : " (" + told + ")");
  }

  @Test
  void what_came_instead_is_said_of_a_webhook_that_is_never_called() {
    Wave wave = new Wave().deaf(Wave.ARM).also(j -> j.arrives(3100, "nobody", "{}"));
    assertThat(broken(wave.judge(UrlForms.areCalled())).found()).isEqualTo("none");
    Wave torn =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.note(3100, Milestone.REFUSED_AS_HTTP, TOKEN + " 400 Bad URI"));
    assertThat(broken(torn.judge(Unheard.of(UrlForms.areCalled()))).found())
        .isEqualTo("1 request came and was refused as HTTP (400 Bad URI)");
    Wave limited =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.note(3100, Milestone.REFUSED_AS_HTTP, TOKEN + " 414 URI Too Long"));
    undecidable(limited.judge(Unheard.of(UrlForms.areCalled())), Reason.ENV);
  }

  @ParameterizedTest
  @CsvSource({
    "/TOKEN/a/b/caf%C3%A9?a=1&b=x%20y&a=2&e=&end=1, /TOKEN/a/b/caf%C3%A9",
    "/TOKEN/a%2Fb/café?a=1&b=x%20y&a=2&e=&end=1, /TOKEN/a%2Fb/café",
    "/TOKEN/a%2Fb/caf%C3%A9?a=2&b=x+y&end=1, a=2&b=x+y",
    ", and nothing arrived",
  })
  void what_becomes_of_our_own_call_on_the_way_accuses_nobody(
      @Nullable String arrived, String told) {
    Finding finding =
        called("http://s/TOKEN/a%2Fb", "/TOKEN/a/b", "s")
            .also(j -> ownCall(j, arrived))
            .judge(UrlForms.areCalled());
    undecidable(finding, Reason.TUNNEL);
    assertThat(finding.toString()).contains(told.replace("TOKEN", TOKEN));
  }

  @Test
  void a_target_is_accused_where_our_own_call_comes_as_it_was_sent() {
    broken(
        called("http://s/TOKEN/a%2Fb", "/TOKEN/a/b", "s")
            .also(j -> ownCall(j, "/base" + Targets.of(OURS).replace("%C3%A9", "%c3%a9")))
            .judge(UrlForms.areCalled()));
  }

  private static void ownCall(JournalBuilder journal, @Nullable String arrived) {
    journal.answered(10, Surroundings.PROBE, "GET", OURS, List.of(), "");
    if (arrived != null) {
      journal.arrives(12, Wave.ARM, "GET", arrived.replace("TOKEN", TOKEN), List.of(), "", 200);
    }
  }

  @Test
  void of_a_long_url_the_length_and_the_end_are_told() {
    Finding.Broken cut =
        broken(
            called("http://s/TOKEN?pad=" + "x".repeat(500) + "&end=1", "/TOKEN?pad=x", "s")
                .judge(UrlForms.areCalled()));
    assertThat(cut.expected()).contains("characters that end in").endsWith("&end=1");
  }

  @Test
  void a_url_that_is_accepted_and_never_called_is_a_breach() {
    assertThat(broken(at("http://s/TOKEN").judge(UrlForms.areCalled())).found()).isEqualTo("none");
    undecidable(at("http://s/TOKEN").nobodyHears().judge(UrlForms.areCalled()), Reason.BLOCKED);
  }

  @Test
  void a_refusal_is_a_breach_a_policy_or_a_fact() {
    assertThat(broken(refused(UrlForms.areCalled(), 400)).found()).isEqualTo("400");
    undecidable(refused(UrlForms.areCalledOnTheirPort(), 422), Reason.POLICY);
    broken(refused(UrlForms.areCalledOnTheirPort(), 500));
    seen(refused(UrlForms.tellWhetherAddressesAreCalled(), 400));
    holds(refused(UrlForms.mayBePlain(), 400));
  }

  @Test
  void a_refusal_is_not_judged_before_the_limit_is_known() {
    Wave wave =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.refused(900, Wave.ARM, "booking_update", 400))
            .also(j -> j.note(1500, Scene.LIMIT_REACHED, "No more."));
    undecidable(wave.judge(UrlForms.areCalled()), Reason.LIMIT);
    assertThat(
            new Wave()
                .deaf(Wave.ARM)
                .also(j -> j.refused(900, Wave.ARM, "booking_update", 400))
                .judge(UrlForms.areCalled(), 1200))
        .isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void the_port_belongs_into_host() {
    holds(called("http://s:8080/TOKEN", "/TOKEN", "S:8080").judge(UrlForms.areCalledOnTheirPort()));
    holds(called("http://s:80/TOKEN", "/TOKEN", "s").judge(UrlForms.areCalledOnTheirPort()));
    assertThat(
            broken(
                    called("http://s:8080/TOKEN", "/TOKEN", "s")
                        .judge(UrlForms.areCalledOnTheirPort()))
                .found())
        .isEqualTo("s");
  }

  @Test
  void behind_a_tunnel_host_is_not_ours_to_judge() {
    holds(
        called("http://s:8080/TOKEN", "/TOKEN", "inside:9")
            .also(j -> j.note(10, Scene.NO_BYTES, "A tunnel."))
            .judge(UrlForms.areCalledOnTheirPort()));
  }

  @Test
  void without_a_path_a_slash_is_sent() {
    String url = "http://s?token=TOKEN&end=1";
    holds(called(url, "/?token=TOKEN&end=1", "s").judge(UrlForms.areCalledAtTheRoot()));
    broken(called(url, "?token=TOKEN&end=1", "s").judge(UrlForms.areCalledAtTheRoot()));
  }

  @ParameterizedTest
  @CsvSource({
    "/TOKEN, left out",
    "/TOKEN#part, hash sign",
    "/TOKEN%23part, part of path or query",
  })
  void what_becomes_of_a_fragment_is_told(String target, String fragment) {
    assertThat(
            seen(called("http://s/TOKEN#part", target, "s").judge(UrlForms.tellTheirFragment()))
                .message())
        .contains(fragment);
  }

  @Test
  void plain_http_is_not_held_against_a_target_when_the_sink_has_none() {
    broken(at("http://s/TOKEN").judge(UrlForms.mayBePlain()));
    holds(called("http://s/TOKEN", "/TOKEN", "s").judge(UrlForms.mayBePlain()));
  }

  private static ObjectNode twin(String arm, String value) {
    ObjectNode webhook = Wave.webhook(arm);
    webhook.putObject("headers").put("X-Twin", value);
    return webhook;
  }

  private static Wave twins(String... calls) {
    String url = JournalBuilder.url(Wave.ARM);
    Wave wave =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.registered(900, Wave.ARM, Scene.A, url, List.of(), twin(Wave.ARM, "one")))
            .also(j -> j.registered(950, TWIN, Scene.A, url, List.of(), twin(TWIN, "other")));
    long at = 3100;
    for (String call : calls) {
      String arm = call.startsWith("one") ? Wave.ARM : TWIN;
      String value = call.replaceFirst(".* ", "");
      List<Header> headers =
          value.equals("none") ? List.of() : List.of(new Header("x-twin", value));
      long then = at++;
      wave.also(j -> j.arrives(then, Wave.ARM, "POST", "/" + TOKEN, headers, body(arm), 200));
    }
    return wave;
  }

  @Test
  void webhooks_with_one_url_are_told_apart_by_id_and_headers() {
    holds(twins("one one", "other other").judge(SharedUrls.areToldApart()));
    broken(twins("other other").judge(SharedUrls.areToldApart()));
    broken(twins("one other", "other other").judge(SharedUrls.areToldApart()));
    undecidable(twins("one none", "other none").judge(SharedUrls.areToldApart()), Reason.BLOCKED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409})
  void a_second_webhook_with_the_same_url_may_be_refused(int status) {
    undecidable(refused(SharedUrls.areToldApart(), status), Reason.POLICY);
  }

  @Test
  void one_of_two_webhooks_for_which_there_was_no_room_says_nothing() {
    undecidable(new Wave().judge(SharedUrls.areToldApart()), Reason.LIMIT);
  }
}
