package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
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

  @Test
  void being_authorized_is_having_the_field() {
    assertThat(Scripts.isAuthorized(List.of(new Header("authorization", "")))).isTrue();
    assertThat(Scripts.isAuthorized(List.of(new Header("host", "authorization")))).isFalse();
  }
}
