package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published pages are short enough to be read, on a screen and on paper, by anyone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplePagesTest {
  private static final Path SAMPLES = Path.of("reports/sample").toAbsolutePath();
  private static final int SCREEN = 900;
  private static final int MOST = 8;

  /** Words of the suite's own; a hint may speak of the rows of a vendor's database. */
  private static final Pattern OWN_WORDS =
      Pattern.compile("(?i)(?<!/)\\b(arms?|waves?|sinks?|controls?|exit codes?)\\b(?![./])");

  private Browser browser;

  @BeforeAll
  void a_browser_is_there() throws IOException {
    browser = new Browser();
  }

  @AfterAll
  void the_browser_is_closed() throws IOException {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conforming", "five-faults"})
  void a_page_has_few_screens(String sample) {
    browser.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1400, "height", SCREEN, "deviceScaleFactor", 1, "mobile", false));
    open(sample);

    assertThat(browser.value("document.documentElement.scrollHeight").asInt())
        .isLessThanOrEqualTo(MOST * SCREEN);
    browser.ask("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"conforming", "five-faults"})
  void a_page_has_few_printed_pages(String sample) {
    open(sample);

    String pdf =
        new String(
            Base64.getDecoder()
                .decode(browser.ask("Page.printToPDF", Map.of()).path("data").asString()),
            StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(pdf).results().count())
        .isBetween(1L, (long) MOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conforming", "five-faults"})
  void a_page_has_no_words_of_the_suites_own(String sample) {
    open(sample);
    String text = browser.value("document.querySelector('main').textContent").asString();

    assertThat(OWN_WORDS.matcher(text).results().map(found -> around(text, found.start())))
        .isEmpty();
  }

  @Test
  void each_breach_is_told_in_a_line_before_all_else() {
    open("five-faults");

    assertThat(
            browser
                .value(
                    """
                    [...document.querySelectorAll('.breaches li')]
                      .filter((e) => !/→/.test(e.innerText) || e.innerText.length > 260)
                      .map((e) => e.innerText)
                    """)
                .toString())
        .isEqualTo("[]");
    assertThat(
            browser
                .value("document.querySelector('.breaches').getBoundingClientRect().top")
                .asDouble())
        .isLessThan(SCREEN);
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 40));
  }

  private void open(String sample) {
    browser.open(SAMPLES.resolve(sample).resolve("conformance.html").toUri());
  }
}
