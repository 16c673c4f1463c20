package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.report.HostileRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The pages of a run as a browser sees them, whatever the target wrote into its answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
  private static final String CONFORMANCE = "conformance.html";

  /** How much darker or lighter every text is than what is behind it; the least, with its text. */
  private static final String LEAST_CONTRAST =
      """
      (() => {
        const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
        const light = (c) => {
          const [r, g, b] = c.slice(0, 3).map((v) => v / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (e) => {
          for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] === 1) return c;
          }
          return [255, 255, 255];
        };
        let least = [99, ""];
        for (const e of document.querySelectorAll("body *:not(script):not(style)")) {
          const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
          if (!own || !e.checkVisibility()) continue;
          const style = getComputedStyle(e);
          const front = parse(e instanceof SVGElement ? style.fill : style.color).slice(0, 3);
          const back = behind(e);
          const through = Number(style.opacity);
          const seen = front.map((v, i) => v * through + back[i] * (1 - through));
          const [a, b] = [light(seen), light(back)].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < least[0]) least = [ratio, e.outerHTML.slice(0, 200)];
        }
        return least;
      })()
      """;

  private Path folder;
  private Browser browser;

  @BeforeAll
  void a_run_is_reported(@TempDir Path reports) throws IOException {
    folder = reports;
    assertThat(HostileRun.write(folder)).isEmpty();
    browser = new Browser();
  }

  @AfterAll
  void the_browser_is_closed() throws IOException {
    browser.close();
  }

  @AfterEach
  void the_browser_is_as_it_was() {
    browser.ask("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    browser.ask("Emulation.clearDeviceMetricsOverride", Map.of());
    browser.ask("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONFORMANCE})
  void a_page_asks_nobody_and_complains_of_nothing(String page) {
    open(page);

    assertThat(browser.requests())
        .allSatisfy(address -> assertThat(address).startsWith(address(page)));
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {CONFORMANCE})
  void what_the_target_wrote_stays_text(String page) {
    open(page);

    assertThat(
            value("document.querySelectorAll('img,iframe,object,[onerror],[onload]').length")
                .asInt())
        .isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void hostile_text_can_be_read_as_it_was_sent() {
    open(CONFORMANCE);

    assertThat(value("document.body.textContent").asString()).contains(HostileRun.MARKUP);
    assertThat(value("document.title").asString()).contains(HostileRun.MARKUP);
  }

  @Test
  void every_link_leads_somewhere() {
    open(CONFORMANCE);

    assertThat(
            value(
                """
                [...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash.slice(1))
                  .filter((id) => !document.getElementById(id))
                """))
        .isEmpty();
    assertThat(
            value(
                """
                [...document.querySelectorAll('a:not([href^="#"])')].map((a) => a.href)
                  .filter((url) => !/^https:\\/\\/(docs\\.ventrata\\.com|docs\\.octo\\.travel|www\\.rfc-editor\\.org)\\//.test(url))
                """))
        .isEmpty();
    assertThat(
            value(
                """
                (() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
                  return ids.filter((id, at) => ids.indexOf(id) !== at); })()
                """))
        .as("ids that stand twice")
        .isEmpty();
  }

  @Test
  void the_filter_shows_what_is_asked_for() {
    unfold(CONFORMANCE);
    int all = shown();

    filter("verdict", "FAIL");
    assertThat(shown()).isEqualTo(1);
    filter("verdict", "");
    filter("words", "rty-01");
    assertThat(shown()).isEqualTo(1);
    filter("words", "nothing is called that");
    assertThat(shown()).isZero();
    filter("words", "");
    filter("area", "Listing webhooks");
    assertThat(shown()).isEqualTo(3);
    filter("area", "");
    assertThat(shown()).isEqualTo(all).isGreaterThan(5);
  }

  @Test
  void a_link_into_what_is_folded_unfolds_it() {
    open(CONFORMANCE);
    assertThat(shown()).isZero();

    value("document.querySelector('a[href=\"#row-DLV-01\"]').click()");
    value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    assertThat(value("document.getElementById('row-DLV-01').checkVisibility()").asBoolean())
        .isTrue();
  }

  @Test
  void a_button_jumps_from_breach_to_breach() {
    open(CONFORMANCE);

    value("document.getElementById('jump').click()");
    String first = value("document.activeElement.textContent").asString();
    value("document.getElementById('jump').click()");
    assertThat(value("document.activeElement.textContent").asString())
        .isNotEqualTo(first)
        .matches("[A-Z]+-\\d\\d");
  }

  @Test
  void the_page_can_be_read_without_its_script() {
    browser.ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));

    unfold(CONFORMANCE);
    assertThat(value("document.querySelector('main').innerText").asString())
        .contains("LIST-02", "exactly one webhook", "This report is partial");
    assertThat(value("document.getElementById('filter').checkVisibility()").asBoolean()).isFalse();
    assertThat(shown())
        .isEqualTo(value("document.querySelectorAll('#all tbody tr').length").asInt());
  }

  @ParameterizedTest
  @CsvSource({"400, light", "400, dark", "1400, light", "1400, dark"})
  void the_page_fits_and_its_text_stands_out(int width, String scheme) {
    browser.ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    unfold(CONFORMANCE);

    assertThat(value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
    JsonNode least = value(LEAST_CONTRAST);
    assertThat(least.get(0).asDouble()).as(least.get(1).asString()).isGreaterThanOrEqualTo(4.5);
  }

  private void open(String page) {
    browser.open(folder.resolve(page).toUri());
  }

  /** Opens a page with everything on it unfolded. */
  private void unfold(String page) {
    open(page);
    value("document.querySelectorAll('details').forEach((d) => d.open = true)");
  }

  private String address(String page) {
    return folder.resolve(page).toUri().toString();
  }

  private JsonNode value(String expression) {
    return browser.value(expression);
  }

  private void filter(String field, String text) {
    value(
        """
        (() => { const field = document.getElementById('filter').elements.namedItem('%s');
          field.value = '%s'; field.dispatchEvent(new Event('input', {bubbles: true})); })()
        """
            .formatted(field, text));
  }

  private int shown() {
    return value(
            "[...document.querySelectorAll('#all tbody tr')].filter((r) => r.checkVisibility()).length")
        .asInt();
  }
}
