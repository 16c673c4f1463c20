package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.ArmSpec.Shape;
import dev.octoconformance.requirement.ArmSpec.UrlForm;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
  private static final String TOKEN = "w0123456789abcdefghijklmno";

  private static Optional<String> placed(String base, Shape shape) {
    return Placement.url(
        base + "/" + TOKEN + "?end=lmno",
        new UrlForm(null, null, null, null, shape, 0, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "http://sink.example:81, CAPITALS, HTTP://SINK.EXAMPLE:81/",
    "https://sink.example, WITH_PORT, https://sink.example:443/",
    "http://sink.example:81, WITH_PORT, http://sink.example:81/",
    "https://sink.example, PLAIN_HTTP, http://sink.example/",
    "http://127.0.0.1:81, IPV4, http://127.0.0.1:81/",
    "http://127.0.0.1:81, IPV6, http://[::ffff:127.0.0.1]:81/",
    "http://[::1]:81, IPV6, http://[::1]:81/",
  })
  void the_address_is_written_in_the_shape_that_is_asked_for(
      String base, Shape shape, String begin) {
    assertThat(placed(base, shape)).contains(begin + TOKEN + "?end=lmno");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sink.example:8443, PLAIN_HTTP",
    "http://sink.example, IPV4",
    "http://sink.example, IPV6",
    "http://sink.example/below, NO_PATH",
  })
  void an_address_that_has_no_such_shape_is_left_alone(String base, Shape shape) {
    assertThat(placed(base, shape)).isEmpty();
  }

  @Test
  void without_a_path_the_token_is_in_the_query() {
    String url = placed("http://sink.example", Shape.NO_PATH).orElseThrow();
    assertThat(url).isEqualTo("http://sink.example?token=" + TOKEN + "&end=lmno");
    assertThat(Placement.token(url)).isEqualTo(TOKEN);
  }

  @Test
  void a_long_url_has_exactly_its_length_and_ends_as_any_other() {
    String url =
        Placement.url(
                "http://sink.example/" + TOKEN + "?end=lmno",
                new UrlForm(null, null, "u:p", "part", null, 2000, null, null))
            .orElseThrow();
    assertThat(url).hasSize(2000).startsWith("http://u:p@sink").endsWith("&end=lmno#part");
    assertThat(Placement.token(url)).isEqualTo(TOKEN);
  }
}
