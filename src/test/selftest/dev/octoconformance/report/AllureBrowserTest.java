package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Allure page in a browser, with markup in all that a target can write to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllureBrowserTest {
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** What the browser asks for by itself, whatever it shows. */
  private static final Pattern OWN =
      Pattern.compile(
          "|[A-Z]+ (http://)?([\\w-]+\\.)*(google|googleapis|gstatic|gvt1)\\.com[:/ ].*");

  private Path folder = Path.of("");
  private Path page = Path.of("");

  /** What a browser made of the page. */
  private record Seen(String dom, List<String> complaints, List<String> asked) {}

  @BeforeAll
  void a_hostile_run_is_reported(@TempDir Path reports) {
    folder = reports;
    page = folder.resolve("allure-report/index.html");
    AllureRecord record =
        new AllureRecord(
            folder,
            SampleRun.redaction(),
            SampleRun.result().run().startedAt(),
            "OCTO webhooks",
            Map.of("LIST", "Listing webhooks"));
    SampleRun.result()
        .requirements()
        .forEach(row -> record.add(row.requirement(), row.decisive(), "", SampleRun.journal()));
    assertThat(Reports.writeAll(folder, SampleRun.dossier(), record)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#categories", "#suites", "#behaviors"})
  void it_opens_without_a_complaint_and_asks_nobody(String route) throws Exception {
    Seen seen = open(route);

    assertThat(seen.dom()).contains("side-nav", "Requirements").doesNotContain("Loading…");
    assertThat(seen.complaints()).isEmpty();
    assertThat(seen.asked()).as("whom the page asked").isEmpty();
  }

  @Test
  void the_front_page_says_the_claim_and_counts_requirements() throws Exception {
    Seen seen = open("");

    assertThat(seen.dom())
        .contains(
            "<h2 class=\"claim__word\">The suite broke, partial</h2>",
            "The suite itself broke in 1 requirement; that is not the target's fault.",
            "<title>OCTO webhooks: the suite broke, partial</title>")
        .containsPattern("splash__title\">8</div>\\s*<div class=\"splash__subtitle\">requirements")
        .doesNotContain("class=\"summary-widget__chart");
    JsonNode summary =
        JsonMapper.shared().readTree(PackedPage.of(page).data("widgets/summary.json"));
    assertThat(summary.at("/statistic/failed").asInt()).isEqualTo(1);
    assertThat(summary.at("/statistic/broken").asInt()).isEqualTo(3);
    assertThat(summary.at("/statistic/passed").asInt()).isEqualTo(3);
    assertThat(summary.at("/statistic/skipped").asInt()).isEqualTo(1);
  }

  @Test
  void what_the_target_wrote_stays_text() throws Exception {
    Seen seen = open("#testresult/" + uid("LIST-02"));

    assertThat(seen.dom())
        .contains("Every created webhook is listed exactly once (LIST-02)", "the target said")
        .doesNotContainPattern("<[^>\"']*\\sonerror=")
        .doesNotContainPattern("<script>\\s*alert");
    assertThat(seen.complaints()).isEmpty();
    assertThat(seen.asked()).as("whom the page asked").isEmpty();
  }

  @Test
  void nothing_is_attached_that_a_browser_would_run() throws IOException {
    try (var files = Files.list(folder.resolve("allure-results"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .noneMatch(name -> name.matches(".*\\.(html?|xhtml|js|xml)"));
    }
  }

  /** The uid that the page gives the first case of this requirement. */
  private String uid(String id) throws IOException {
    return uid(JsonMapper.shared().readTree(PackedPage.of(page).data("data/behaviors.json")), id);
  }

  private static String uid(JsonNode node, String id) {
    for (JsonNode child : node.path("children")) {
      if (!child.has("children") && child.path("name").asString("").contains(id)) {
        return child.path("uid").asString();
      }
      String below = uid(child, id);
      if (!below.isEmpty()) {
        return below;
      }
    }
    return "";
  }

  private Seen open(String route) throws IOException, InterruptedException {
    String program =
        PROGRAMS.stream()
            .filter(name -> Files.isExecutable(Path.of(name)))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("No Chromium was found; .ci/run installs one."));
    Path profile = Files.createTempDirectory(folder, "browser-");
    Path dom = profile.resolve("dom.html");
    Path log = profile.resolve("log.txt");
    try (Doorman proxy = new Doorman()) {
      Process browser =
          new ProcessBuilder(
                  program,
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--user-data-dir=" + profile.resolve("profile"),
                  "--proxy-server=127.0.0.1:" + proxy.port(),
                  "--proxy-bypass-list=<-loopback>",
                  "--enable-logging=stderr",
                  "--virtual-time-budget=8000",
                  "--dump-dom",
                  page.toUri() + route)
              .redirectOutput(dom.toFile())
              .redirectError(log.toFile())
              .start();
      if (!browser.waitFor(2, TimeUnit.MINUTES)) {
        browser.destroyForcibly();
        throw new IllegalStateException("The browser did not come to an end.");
      }
      return new Seen(
          Files.readString(dom),
          Files.readString(log, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> line.contains("CONSOLE"))
              .toList(),
          proxy.asked());
    }
  }

  /** A proxy that lets nobody through and notes who was asked for. */
  private static final class Doorman implements AutoCloseable {
    private final ServerSocket door;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Doorman() throws IOException {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread watching = new Thread(this::watch, "doorman");
      watching.setDaemon(true);
      watching.start();
    }

    private void watch() {
      while (!door.isClosed()) {
        try (Socket socket = door.accept()) {
          socket.setSoTimeout(2_000);
          BufferedReader request =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
          lines.add(Objects.requireNonNullElse(request.readLine(), ""));
        } catch (IOException nothingSaid) {
          lines.add("");
        }
      }
    }

    int port() {
      return door.getLocalPort();
    }

    List<String> asked() {
      return lines.stream().filter(line -> !OWN.matcher(line).matches()).toList();
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
