package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptsTest {
  private final Scripts scripts = new Scripts();

  private int status(String method, boolean authorized) {
    return scripts.to(new Answers.Question("token", method, "/token", "{}", authorized)).status();
  }

  @Test
  void a_url_with_credentials_is_closed_to_those_who_bring_none() {
    scripts.protect("token", "http://user:pass@sink.example/token?mail=a@b");
    assertThat(status("POST", false)).isEqualTo(401);
    assertThat(status("POST", true)).isEqualTo(200);
    assertThat(status("GET", false)).isEqualTo(200);
  }

  @Test
  void any_other_url_is_open() {
    scripts.protect("token", "http://sink.example/token?mail=a@b");
    assertThat(status("POST", false)).isEqualTo(200);
  }

  private int answerTo(String body) {
    return scripts.to(new Answers.Question("token", "POST", "/token", body, false)).status();
  }

  @Test
  void a_confirmation_is_answered_by_the_script_and_a_hold_is_welcome() {
    scripts.script("token", "wave", List.of(Reaction.status(503)), 0);
    scripts.begin("wave", "b1");
    assertThat(answerTo("{\"booking\": {\"uuid\": \"b1\", \"status\": \"ON_HOLD\"}}"))
        .isEqualTo(200);
    assertThat(
            answerTo(
                "{\"booking\": {\"uuid\": \"b1\", \"status\": \"CONFIRMED\"},"
                    + " \"diff\": [{\"path\": \"/status\", \"was\": \"ON_HOLD\"}]}"))
        .isEqualTo(503);
    assertThat(answerTo("{\"booking\": {\"uuid\": \"b2\", \"status\": \"CONFIRMED\"}}"))
        .isEqualTo(200);
  }

  @Test
  void being_authorized_is_having_the_field() {
    assertThat(Scripts.isAuthorized(List.of(new Header("authorization", "")))).isTrue();
    assertThat(Scripts.isAuthorized(List.of(new Header("host", "authorization")))).isFalse();
  }
}
