package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AuthenticationTest {
  private static final String TOKEN = JournalBuilder.token(Wave.ARM);
  private static final String BODY = Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString();
  private static final String PAIR = "octo-user:secret";
  private static final String RETRIED = "ROW-02/arm";

  private static String basic(String pair, Charset charset) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset));
  }

  private static String basic(String pair) {
    return basic(pair, StandardCharsets.UTF_8);
  }

  /** Each call brings these Authorization lines, parted by a bar; none when it is empty. */
  private static Wave at(String userinfo, String... calls) {
    return at(userinfo, Wave.webhook(Wave.ARM), calls);
  }

  private static Wave at(String userinfo, ObjectNode webhook, String... calls) {
    String url = "http://" + userinfo + "sink.example/" + TOKEN;
    Wave wave =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.registered(900, Wave.ARM, Scene.A, url, List.of(), webhook));
    long at = 3100;
    for (String call : calls) {
      List<Header> headers = new ArrayList<>();
      for (String line : call.isEmpty() ? new String[0] : call.split("\\|", -1)) {
        headers.add(new Header("authorization", line));
      }
      long then = at++;
      int status = headers.isEmpty() && !userinfo.isEmpty() ? 401 : 200;
      wave.also(j -> j.arrives(then, Wave.ARM, "POST", "/" + TOKEN, headers, BODY, status));
    }
    return wave;
  }

  @Test
  void credentials_may_come_at_once_or_when_asked_for() {
    holds(at(PAIR + "@", basic(PAIR)).judge(Authentication.arrives()));
    holds(at(PAIR + "@", "", basic(PAIR)).judge(Authentication.arrives()));
    holds(at(PAIR + "@", "basic " + basic(PAIR).substring(6)).judge(Authentication.arrives()));
  }

  @Test
  void credentials_that_never_come_are_a_breach() {
    assertThat(broken(at(PAIR + "@", "", "").judge(Authentication.arrives())).found())
        .isEqualTo("no Authorization");
    assertThat(broken(at(PAIR + "@", basic("octo-user:x")).judge(Authentication.arrives())).found())
        .isEqualTo("user \"octo-user\" with another password");
    assertThat(broken(at(PAIR + "@").judge(Authentication.arrives())).found()).isEqualTo("none");
  }

  @Test
  void credentials_are_decoded_first() {
    String escaped = "us%40er:p%3Ass%2F%25";
    holds(at(escaped + "@", basic("us@er:p:ss/%")).judge(Authentication.arrives()));
    assertThat(broken(at(escaped + "@", basic(escaped)).judge(Authentication.arrives())).found())
        .contains("us%40er");
  }

  @Test
  void masked_credentials_of_a_recorded_run_are_compared_as_they_are() {
    holds(at("octo-user:•••xabc@", "Basic [octo-user:•••xabc]").judge(Authentication.arrives()));
    broken(at("octo-user:•••xabc@", "Basic [octo-user:•••xdef]").judge(Authentication.arrives()));
  }

  @Test
  void both_usual_encodings_are_fine() {
    String url = "ren%C3%A9:caf%C3%A9@";
    String pair = "rené:café";
    Rule rule = Authentication.arrivesInSomeEncoding();
    holds(at(url, basic(pair)).judge(rule));
    holds(at(url, basic(pair, StandardCharsets.ISO_8859_1)).judge(rule));
    holds(at(url, "Basic •••xabc").judge(rule));
    assertThat(broken(at(url, basic("ren?:caf?")).judge(rule)).found()).contains("ren?");
    assertThat(broken(at(url).judge(rule)).found()).isEqualTo("a webhook that never fires");
  }

  @Test
  void credentials_stay_out_of_the_rest_of_the_head() {
    assertThat(leak("Host: sink.example|Authorization: " + basic(PAIR)))
        .isInstanceOf(Finding.Holds.class);
    assertThat(broken(leak("Host: octo-user:secret@sink.example")).found()).contains("line Host");
    assertThat(broken(leak("Host: s|Referer: http://octo-user@s/")).found()).contains("Referer");
  }

  private static Finding leak(String fields) {
    String head = "POST /" + TOKEN + " HTTP/1.1\r\n" + fields.replace("|", "\r\n") + "\r\n\r\n";
    return at(PAIR + "@")
        .also(j -> j.arrivesWithHead(3100, Wave.ARM, head, BODY))
        .judge(Authentication.staysOutOfTheRest());
  }

  @Test
  void of_two_ways_the_one_that_is_taken_is_told() {
    Rule rule = Authentication.tellWhichWins();
    assertThat(seen(at(PAIR + "@", "Bearer own").judge(rule)).message()).startsWith("The custom");
    assertThat(seen(at(PAIR + "@", basic(PAIR)).judge(rule)).message())
        .startsWith("The credentials");
    Wave both = at(PAIR + "@", "Bearer own|" + basic(PAIR));
    assertThat(seen(both.judge(rule)).message()).startsWith("Both");
    assertThat(
            broken(at(PAIR + "@", "Bearer own|" + basic(PAIR)).judge(Authentication.isOneLine()))
                .found())
        .isEqualTo("2 lines");
    holds(at(PAIR + "@", "Bearer own").judge(Authentication.isOneLine()));
  }

  @Test
  void credentials_of_a_neighbour_are_a_breach_and_others_are_not() {
    ObjectNode neighbour = Wave.webhook("ROW-03/arm");
    String url = "http://octo-bob:other@sink.example/" + JournalBuilder.token("ROW-03/arm");
    Rule rule = Authentication.isNotShared();
    holds(
        at("", "Basic " + basic("vendor:own"))
            .also(j -> j.registered(950, "ROW-03/arm", Scene.A, url, List.of(), neighbour))
            .judge(rule));
    assertThat(
            broken(
                    at("", basic("octo-bob:other"))
                        .also(
                            j ->
                                j.registered(950, "ROW-03/arm", Scene.A, url, List.of(), neighbour))
                        .judge(rule))
                .found())
        .contains("octo-bob");
  }

  @Test
  void a_url_with_credentials_must_be_accepted() {
    holds(at(PAIR + "@").judge(Authentication.isAccepted()));
    broken(
        new Wave()
            .also(j -> j.refused(900, Wave.ARM, "booking_update", 400))
            .judge(Authentication.isAccepted()));
  }

  /** A first attempt with the credentials that is answered 500, and further calls. */
  private static FailureWave retried(String... calls) {
    String url = "http://" + PAIR + "@sink.example/" + JournalBuilder.token(RETRIED);
    FailureWave wave = new FailureWave().controls("ROW-09/control", 3, 1050, 1350);
    wave.also(
        j ->
            j.registered(
                500,
                RETRIED,
                Scene.B,
                url,
                List.of(FailureWave.FAILURE, FailureWave.OK),
                Wave.webhook(RETRIED)));
    String body = Wave.payload(RETRIED, FailureWave.confirmed(Scene.B)).toString();
    String target = "/" + JournalBuilder.token(RETRIED);
    long at = 1050;
    int authorized = 0;
    for (String call : calls) {
      List<Header> headers =
          call.isEmpty() ? List.of() : List.of(new Header("Authorization", basic(call)));
      int status = call.isEmpty() ? 401 : authorized++ == 0 ? 500 : 200;
      long then = at;
      wave.also(j -> j.arrives(then, RETRIED, "POST", target, headers, body, status));
      at += 300;
    }
    return wave.over(9000);
  }

  @Test
  void retries_bring_the_credentials_at_once_or_when_asked_for() {
    Rule rule = Authentication.isRepeated();
    holds(retried(PAIR, PAIR).judge(rule, RETRIED, 9000));
    holds(retried("", PAIR, "", PAIR).judge(rule, RETRIED, 9000));
    assertThat(broken(retried(PAIR, "", "").judge(rule, RETRIED, 9000)).found())
        .isEqualTo("no Authorization");
    undecidable(retried(PAIR).judge(rule, RETRIED, 9000), Reason.BLOCKED);
    assertThat(retried(PAIR, "").judge(rule, RETRIED, 2000)).isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void being_asked_for_credentials_is_no_failed_attempt() {
    List<Event> events =
        retried("", PAIR, PAIR).schedule(9000).events(armed(retried("", PAIR, PAIR)));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).attempts()).hasSize(2);
    assertThat(events.get(0).first().reaction()).isEqualTo(Reaction.status(500));
  }

  private static dev.octoconformance.journal.Armed armed(FailureWave wave) {
    return wave.scene(RETRIED, 9000).evidence().armed(RETRIED).orElseThrow();
  }
}
