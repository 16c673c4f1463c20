package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class ConformancePageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"conformance.html", "conformance.md", "badge.svg"})
  void no_secret_reaches_the_file(String name) throws IOException {
    assertThat(written(SampleRun.dossier(), name))
        .isNotBlank()
        .doesNotContain(
            SampleRun.CANARY, SampleRun.SECOND, SampleRun.HEADER_CANARY, SampleRun.URL_PASSWORD);
  }

  @Test
  void a_failure_is_told_in_full() throws IOException {
    assertThat(written(SampleRun.dossier(), "conformance.html"))
        .contains(
            "Judged ",
            "The list holds each webhook of the account, and holds it once.",
            "Look at the query behind the list",
            "exactly one webhook",
            "curl -sS -i",
            "$OCTO_TOKEN")
        .contains("This report is partial");
  }

  @Test
  void what_is_undecided_and_what_was_left_behind_is_said() throws IOException {
    assertThat(written(SampleRun.dossier(), "conformance.html"))
        .contains("I-NODLV", "could not be deleted with token •••1")
        .doesNotContain("Nothing was left behind");
  }

  @Test
  void the_page_forbids_every_request_and_every_script_but_its_own() throws IOException {
    String page = written(SampleRun.dossier(), "conformance.html");

    assertThat(page).contains("default-src 'none'", "script-src 'sha256-");
    assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
    assertThat(Pattern.compile("(src|srcset|poster|data)=\"?(https?:)?//").matcher(page).results())
        .isEmpty();
  }

  @Test
  void markup_of_a_target_is_escaped_in_every_file() throws IOException {
    assertThat(written(HostileRun.dossier(), "conformance.html"))
        .doesNotContain("<img", "<svg onload");
    assertThat(written(HostileRun.dossier(), "conformance.md"))
        .doesNotContain("<img", "<svg", "</script>");
  }

  @Test
  void the_note_is_short_and_names_what_is_broken() throws IOException {
    String note = written(SampleRun.dossier(), "conformance.md");

    assertThat(note.lines()).hasSizeLessThan(80);
    assertThat(note)
        .contains("the suite broke", "**LIST-02** (MUST)", "**I-NODLV**", "DLV-01, DLV-02");
  }

  @ParameterizedTest
  @CsvSource({
    "Webhooks > List Webhooks, https://docs.ventrata.com/capabilities/webhooks#list-webhooks",
    "Webhooks (introduction), https://docs.ventrata.com/capabilities/webhooks",
    "RFC 9110 §15.5.6, https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6",
    "RFC 5891, https://www.rfc-editor.org/rfc/rfc5891",
    "OCTO > Errors, https://docs.octo.travel/getting-started/errors",
  })
  void a_place_of_the_specification_has_an_address(String where, String address) {
    assertThat(Places.of(where)).extracting(Places.Place::url).containsExactly(address);
  }

  @Test
  void a_place_that_is_nowhere_known_is_named_without_an_address() {
    assertThat(Places.of("Webhooks; elsewhere"))
        .containsExactly(
            new Places.Place("Webhooks", "https://docs.ventrata.com/capabilities/webhooks"),
            new Places.Place("elsewhere", null));
  }

  @Test
  void a_badge_says_the_word_to_those_who_do_not_see_it() throws Exception {
    assertThat(title(written(SampleRun.dossier(), "badge.svg")))
        .isEqualTo("octo/webhooks: the suite broke, partial");
  }

  @Test
  void pictures_are_documents_with_a_title_and_the_numbers_in_words() throws Exception {
    Timeline timeline =
        Timeline.of(
            List.copyOf(HostileRun.dossier().journal().values()), "octo-webhooks", text -> text);

    String lanes = timeline.lanes("lanes", arm -> arm.startsWith("RTY-01/")).orElseThrow();
    assertThat(title(lanes)).contains("failing webhooks");
    assertThat(lanes).contains("attempt 2 770 ms later, answered 200");
    assertThat(timeline.lanes("lanes", arm -> arm.startsWith("RTY-02/"))).isEmpty();
    String retries =
        timeline.retries("retries", SampleRun.result().measurements().retryGaps()).orElseThrow();
    assertThat(title(retries)).contains("schedule");
    assertThat(retries).contains("Before retry 2: 1 gaps from 2.0 s to 2.0 s");
    assertThat(title(timeline.latency("latency").orElse("<svg><title/></svg>"))).isNotNull();
  }

  private static String title(String svg) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new org.xml.sax.InputSource(new java.io.StringReader(svg)));
    return document.getElementsByTagName("title").item(0).getTextContent();
  }

  private String written(Dossier dossier, String name) throws IOException {
    Path file = folder.resolve(name);
    switch (name) {
      case "conformance.html" -> ConformancePage.writeHtml(file, dossier);
      case "conformance.md" -> ConformancePage.writeMarkdown(file, dossier);
      default -> Badge.write(file, dossier);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(f -> f.toString().endsWith(".part"));
    }
    return Files.readString(file);
  }
}
