package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://LocalHost:8080/octo",
        "http://127.0.0.1:1",
        "http://127.8.9.1/",
        "http://[::1]:80/",
        "http://vendor.localhost/"
      })
  void this_machine_is_recognised(String url) {
    assertThat(Loopback.is(URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vendor.example/octo",
        "http://127.0.0.1.vendor.example/",
        "http://127.vendor.example/",
        "http://localhost.vendor.example/",
        "http://10.0.0.1/",
        "http://[2001:db8::1]/",
        "mailto:somebody"
      })
  void everything_else_is_elsewhere(String url) {
    assertThat(Loopback.is(URI.create(url))).isFalse();
  }
}
