package dev.octoconformance.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.schema.Complaint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"a\": [1, 2.50, -0, 1e3, null, true, \"\\u00e9\"]}\r\n",
        "[]",
        "\"a=b\"",
        "7",
        "{\"a\": {\"b\": 1}, \"b\": {\"b\": 1}}"
      })
  void strict_json_gives_no_complaint(String text) {
    StrictJson read = StrictJson.read(text.getBytes(UTF_8));

    assertThat(read.summary()).isEmpty();
    assertThat(read.isStrict()).isTrue();
    assertThat(read.value()).isNotNull();
  }

  @Test
  void a_byte_order_mark_is_noticed_and_the_value_still_read() {
    StrictJson read = StrictJson.readObject("\uFEFF{\"a\":1}".getBytes(UTF_8));

    assertThat(read).hasToString("StrictJson[value={\"a\":1}, complaints=%s]", read.complaints());
    assertThat(read.summary()).isEqualTo("a byte order mark precedes the JSON value");
  }

  @Test
  void bytes_that_are_not_utf8_are_noticed_at_their_place() {
    StrictJson read = StrictJson.readObject("{\"a\":\"é\"}".getBytes(ISO_8859_1));

    assertThat(read.complaints()).extracting(Complaint::kind).containsExactly(Kind.NOT_UTF8);
    assertThat(read.summary()).isEqualTo("byte 7 is not UTF-8");
    assertThat(read.value()).isNotNull();
    assertThat(StrictJson.read("{}".getBytes(UTF_16)).complaints())
        .extracting(Complaint::kind)
        .startsWith(Kind.NOT_UTF8);
  }

  @Test
  void every_doubled_key_is_named_with_its_pointer() {
    StrictJson read =
        StrictJson.read("{\"a\":1,\"a\":2,\"l\":[{},{\"x/y\":1,\"x\\/y\":2}],\"l\":3}");

    assertThat(read.complaints())
        .extracting(Complaint::pointer)
        .containsExactly("/a", "/l/1/x~1y", "/l");
    assertThat(read.complaints()).extracting(Complaint::kind).containsOnly(Kind.DUPLICATE_KEY);
    assertThat(read.summary()).startsWith("/a: the key occurs more than once; ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1} {\"a\":2}",
        "{\"a\":1}x",
        "{\"a\":1}\u0000",
        "{\"a\":1}}",
        "{\"a\":1}</html>"
      })
  void text_behind_the_value_is_noticed(String text) {
    StrictJson read = StrictJson.readObject(text);

    assertThat(read.complaints()).extracting(Complaint::kind).containsExactly(Kind.TRAILING_TEXT);
    assertThat(read.value()).hasToString("{\"a\":1}");
  }

  @Test
  void text_behind_a_bare_number_is_noticed() {
    assertThat(StrictJson.read("7 8").complaints())
        .extracting(Complaint::kind)
        .containsExactly(Kind.TRAILING_TEXT);
  }

  @Test
  void json_in_a_string_is_noticed_and_unwrapped() {
    StrictJson read = StrictJson.readObject("\"{\\\"webhook\\\":{}}\"");

    assertThat(read.complaints()).extracting(Complaint::kind).containsExactly(Kind.DOUBLE_ENCODED);
    assertThat(read.value()).hasToString("{\"webhook\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payload=%7B%22a%22%3A1%7D",
        "webhook[id]=1&booking[uuid]=2",
        "payload={\"a\": 1}",
        "a=&b=1"
      })
  void a_form_is_recognised(String text) {
    StrictJson read = StrictJson.readObject(text);

    assertThat(read.complaints()).extracting(Complaint::kind).containsExactly(Kind.FORM_ENCODED);
    assertThat(read.value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "<html></html>",
        "eyJhIjoxfQ==",
        "undefined",
        "{\"a\":/* no */1}",
        "{\"a\":\"\n\"}"
      })
  void what_is_not_json_is_refused_with_its_place(String text) {
    StrictJson read = StrictJson.readObject(text);

    assertThat(read.complaints()).extracting(Complaint::kind).containsExactly(Kind.NOT_JSON);
    assertThat(read.summary()).matches("the body is not JSON at line \\d+, column \\d+");
    assertThat(read.value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n"})
  void an_empty_body_is_no_json(String text) {
    assertThat(StrictJson.readObject(text).summary()).isEqualTo("the body is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"a\":1}]", "null", "\"text\"", "7", "false"})
  void anything_but_an_object_is_noticed_where_an_object_is_wanted(String text) {
    assertThat(StrictJson.readObject(text).complaints())
        .extracting(Complaint::kind)
        .containsExactly(Kind.NOT_AN_OBJECT);
    assertThat(StrictJson.read(text).isStrict()).isTrue();
  }

  @Test
  void json_nested_beyond_reason_is_refused_in_one_sentence() {
    assertThat(StrictJson.read("[".repeat(100_000)).summary())
        .isEqualTo("the JSON is nested too deep, or a number in it is too long, to be read");
  }

  @Test
  void a_string_of_many_megabytes_is_read() {
    assertThat(StrictJson.read("\"" + "x".repeat(30_000_000) + "\"").isStrict()).isTrue();
  }
}
