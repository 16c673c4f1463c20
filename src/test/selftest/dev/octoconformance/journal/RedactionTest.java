package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String TOKEN = "tök/en+\"4711\" \\x";
  private static final String SECOND = "other-secret";

  private final Redaction redaction = Redaction.of(TOKEN, SECOND, List.of("X-secret-value"));

  @Test
  void the_same_secret_has_the_same_mask_and_another_has_another() {
    assertThat(redaction.text(TOKEN + "|" + SECOND + "|" + TOKEN + "|X-secret-value"))
        .isEqualTo("•••1|•••2|•••1|•••3");
  }

  @Test
  void encoded_secrets_are_masked_too() {
    String url = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
    String json = TOKEN.replace("\\", "\\\\").replace("\"", "\\\"");

    assertThat(redaction.text(url)).isEqualTo("•••1");
    assertThat(redaction.text(url.replace("+", "%20"))).isEqualTo("•••1");
    assertThat(redaction.text("{\"t\":\"" + json + "\"}")).isEqualTo("{\"t\":\"•••1\"}");
    assertThat(redaction.text(base64(SECOND))).isEqualTo("•••2");
  }

  @Test
  void a_secret_is_masked_however_it_is_spelled() {
    String once = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
    byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
    StringBuilder decimal = new StringBuilder();
    StringBuilder hexadecimal = new StringBuilder();
    StringBuilder unicode = new StringBuilder();
    TOKEN
        .chars()
        .forEach(
            c -> {
              decimal.append("&#").append(c).append(';');
              hexadecimal.append("&#X").append(Integer.toHexString(c)).append(';');
              unicode.append("\\u%04x".formatted(c));
            });
    for (String spelling :
        List.of(
            TOKEN.toUpperCase(Locale.ROOT),
            TOKEN.toLowerCase(Locale.ROOT),
            HexFormat.of().formatHex(bytes),
            HexFormat.of().withUpperCase().formatHex(bytes),
            HexFormat.of().formatHex(bytes).replaceAll("..", "%$0"),
            once.toLowerCase(Locale.ROOT),
            URLEncoder.encode(once, StandardCharsets.UTF_8),
            URLEncoder.encode(
                URLEncoder.encode(once, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
            TOKEN.replace("\"", "&quot;"),
            TOKEN.replace("\"", "&amp;quot;").replace("+", "&#43;"),
            decimal.toString(),
            hexadecimal.toString(),
            unicode.toString(),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
      assertThat(redaction.text("<" + spelling + ">")).as(spelling).isEqualTo("<•••1>");
    }
    for (String before : List.of("", "a", "ab", "abc")) {
      assertThat(redaction.text(base64(before + SECOND + " and more"))).contains("•••2");
    }
  }

  @Test
  void a_long_text_without_a_secret_stays_as_it_is() {
    String text = "%41%2525 &amp;#65; \\u0041 \\\\ ".repeat(10_000);
    assertThat(redaction.text(text)).isEqualTo(text);
  }

  @Test
  void what_changes_an_availability_is_hidden_by_its_place() {
    Exchange change =
        new Exchange(
            "x1",
            Exchange.AVAILABILITY_CHANGE,
            0,
            Duration.ZERO,
            Duration.ZERO,
            new Exchange.Request(
                "POST",
                "https://api.example.com/set?code=hush&n=1",
                List.of(
                    new Header("Content-Type", "application/json"),
                    new Header("Authorization", "Bearer " + SECOND),
                    new Header("X-Function", "hush")),
                "{\"pin\": \"hush\"}"),
            null,
            "no answer");
    Exchange written = (Exchange) redaction.entry(change);
    assertThat(written.toString()).doesNotContain("hush", SECOND);
    assertThat(written.request().url()).isEqualTo("https://api.example.com/set?•••");
    assertThat(written.request().body()).isEqualTo("•••");
    assertThat(written.request().headers())
        .contains(
            new Header("Content-Type", "application/json"),
            new Header("Authorization", "Bearer •••2"));
    assertThat(redaction.entry(written)).isEqualTo(written);
  }

  @Test
  void basic_credentials_keep_their_user() {
    assertThat(redaction.text("Basic " + base64("me:" + SECOND))).isEqualTo("Basic [me:•••2]");
    assertThat(redaction.text("Basic " + base64("me:unknown"))).matches("Basic \\[me:•••x.{6}\\]");
  }

  @Test
  void the_password_of_any_url_is_masked_and_comparable_with_its_basic_form() {
    String url = redaction.text("see https://me:p%40ss@sink.example/a?b=c:d@e for more");
    String basic = redaction.text("Basic " + base64("me:p@ss"));

    assertThat(url).matches("see https://me:•••x.{6}@sink.example/a\\?b=c:d@e for more");
    assertThat(basic).contains(url.substring(url.indexOf("•••"), url.indexOf("@")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic authentication is needed",
        "https://example.com/a:b@c",
        "at 12:30 mail me@example.com",
        "http://[::1]:8080/path"
      })
  void what_is_no_secret_stays(String text) {
    assertThat(redaction.text(text)).isEqualTo(text);
  }

  @Test
  void masking_twice_changes_nothing() {
    String once = redaction.text("https://me:pw@h/ " + TOKEN + " Basic " + base64("me:pw"));

    assertThat(redaction.text(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer unknown-token", "bare-token", "Digest user=\"x\", nonce=y"})
  void a_credential_sent_to_the_target_is_masked_even_when_it_is_unknown(String credential) {
    assertThat(sent(new Header("authorization", credential)).value())
        .contains("•••x")
        .doesNotContain("token", "nonce");
  }

  @Test
  void a_short_secret_is_masked_as_a_header_value_but_not_inside_words() {
    Redaction shortOnes = Redaction.of("abc", null, List.of("en"));

    assertThat(shortOnes.text("open the alphabet abc")).isEqualTo("open the alphabet abc");
    assertThat(shortOnes.entry(exchange(new Header("Authorization", "Bearer abc"))).toString())
        .contains("Bearer •••1");
    assertThat(shortOnes.entry(exchange(new Header("Accept-Language", "en"))).toString())
        .contains("•••3");
  }

  @Test
  void credentials_sent_to_the_target_are_masked_once() {
    Exchange once =
        (Exchange)
            redaction.entry(exchange(new Header("Authorization", "Basic " + base64("me:pw"))));

    assertThat(redaction.entry(once)).isEqualTo(once);
  }

  @Test
  void a_run_that_goes_on_in_another_process_masks_as_before() {
    String url = "https://me:password@h/";

    assertThat(Redaction.of("token-1", null, List.of()).text(url))
        .isEqualTo(Redaction.of("token-1", "second", List.of()).text(url))
        .isNotEqualTo(Redaction.of("token-2", null, List.of()).text(url));
    assertThat(Redaction.ofPlaces().text(url)).isNotEqualTo(Redaction.ofPlaces().text(url));
  }

  private Header sent(Header header) {
    return ((Exchange) redaction.entry(exchange(header))).request().headers().get(0);
  }

  private static Exchange exchange(Header header) {
    return new Exchange(
        "x1",
        "",
        0,
        Duration.ZERO,
        Duration.ZERO,
        new Exchange.Request("GET", "https://v.example", List.of(header), null),
        null,
        "none");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
