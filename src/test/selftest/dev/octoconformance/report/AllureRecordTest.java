package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllureRecordTest {

  private Path folder = Path.of("");
  private List<Path> files = List.of();
  private List<JsonNode> results = List.of();
  private List<String> troubles = List.of();

  @BeforeAll
  void a_run_is_recorded(@TempDir Path reports) throws IOException {
    folder = reports;
    AllureRecord record =
        new AllureRecord(
            folder,
            SampleRun.redaction(),
            SampleRun.result().run().startedAt(),
            "OCTO webhooks",
            Map.of("LIST", "Listing webhooks"));
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestExecutionListeners(record.listener())
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session.getStore().put(AllureQuestions.STORE, "record", record);
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(AllureQuestions.class))
                  .build());
    }
    troubles = Reports.writeAll(folder, SampleRun.dossier(), record);
    try (Stream<Path> walked = Files.walk(folder)) {
      files = walked.filter(Files::isRegularFile).toList();
    }
    results =
        files.stream()
            .filter(f -> f.toString().endsWith("-result.json"))
            .map(f -> JsonMapper.shared().readTree(read(f)))
            .toList();
  }

  @Test
  void every_report_is_written() {
    assertThat(troubles).isEmpty();
    assertThat(files)
        .extracting(f -> folder.relativize(f).toString())
        .contains(
            "verdicts.json",
            "junit.xml",
            "allure-results/categories.json",
            "allure-results/environment.properties",
            "allure-report/index.html")
        .filteredOn(f -> f.startsWith("allure-report") && !f.startsWith("allure-report/history/"))
        .hasSize(1);
  }

  @Test
  void the_status_is_the_one_of_the_verdict() {
    assertThat(statuses("fullName", "LIST-01/")).containsExactly("passed");
    assertThat(statuses("fullName", "LIST-02/")).containsExactly("failed");
    assertThat(statuses("fullName", "LIST-03/")).containsExactly("passed");
    assertThat(statuses("fullName", "DLV-01/")).containsExactly("broken");
    assertThat(statuses("fullName", "RTY-01/")).containsExactly("broken");
    assertThat(statuses("fullName", "AUTH-03/")).containsExactly("skipped");
  }

  @Test
  void every_link_into_the_page_of_the_run_leads_to_a_place_in_it() {
    String page = read(folder.resolve("conformance.html"));

    assertThat(results)
        .flatExtracting(result -> result.path("links").valueStream().toList())
        .extracting(link -> link.get("url").asString())
        .filteredOn(url -> url.startsWith("../"))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            url -> {
              assertThat(url).startsWith("../conformance.html#");
              assertThat(page).contains("id=\"" + url.substring(url.indexOf('#') + 1) + "\"");
            });
  }

  @Test
  void a_test_without_a_verdict_keeps_the_status_that_junit_gives_it() {
    assertThat(statuses("name", "undecorated_fails")).containsExactly("failed");
    assertThat(statuses("name", "undecorated_breaks")).containsExactly("broken");
    assertThat(statuses("name", "undecorated_aborts")).containsExactly("skipped");
  }

  @Test
  void a_result_is_named_placed_and_explained_by_its_row() {
    JsonNode failed = result("LIST-02/");

    assertThat(failed.get("name").asString())
        .isEqualTo("Every created webhook is listed exactly once (LIST-02)");
    assertThat(labels(failed))
        .containsExactly(
            "epic=OCTO webhooks",
            "feature=Listing webhooks",
            "story=LIST-02 Every created webhook is listed exactly once (LIST-02)",
            "suite=Listing webhooks",
            "subSuite=LIST-02 Every created webhook is listed exactly once (LIST-02)",
            "severity=critical",
            "tag=MUST");
    assertThat(failed.get("descriptionHtml").asString())
        .contains("The list holds each webhook", "webhooks, section List", "a join may repeat");
    assertThat(failed.at("/statusDetails/trace").asString()).startsWith("expected: one\nfound:");
  }

  @Test
  void a_warning_and_an_undecided_case_say_so_where_the_categories_look() {
    assertThat(result("LIST-03/").at("/statusDetails/message").asString())
        .startsWith("SHOULD not followed: ");
    assertThat(result("DLV-01/").at("/statusDetails/message").asString()).startsWith("I-NODLV: ");
    assertThat(result("RTY-01/").at("/statusDetails/message").asString())
        .startsWith("The suite broke: ");
  }

  @Test
  void cases_have_names_parameters_and_identities_of_their_own() {
    JsonNode first = result("HDR-01/first");
    JsonNode second = result("HDR-01/second");

    assertThat(first.get("name").asString()).endsWith("(HDR-01): first");
    assertThat(first.at("/parameters/0/name").asString()).isEqualTo("method");
    assertThat(first.at("/parameters/0/value").asString()).isEqualTo("\"POST\"");
    assertThat(first.get("historyId")).isNotEqualTo(second.get("historyId"));
    assertThat(first.at("/links/0/url").asString()).isEqualTo("https://docs.example/webhooks#list");
  }

  @Test
  void the_evidence_is_told_in_steps_with_the_messages_attached_as_text() {
    JsonNode steps = result("LIST-02/").get("steps");

    assertThat(strings(steps, "name"))
        .contains(
            "POST /octo/webhooks?why=it's → 200 in 12 ms",
            "confirm",
            "attempt 1 arrived 35 ms after confirm, answered 200");
    assertThat(strings(steps.get(1).get("attachments"), "name"))
        .containsExactly("request", "answer", "curl");
    assertThat(attachments().map(a -> a.get("type").asString()))
        .containsOnly("text/plain", "application/json");
    assertThat(
            attachments()
                .map(a -> read(folder.resolve("allure-results/" + a.get("source").asString()))))
        .anyMatch(text -> text.contains("\"price\" : 1.00"))
        .anyMatch(text -> text.contains("$OCTO_TOKEN"));
  }

  @Test
  void the_beginning_of_a_message_is_enough_where_all_is_well() {
    JsonNode passed = result("LIST-01/");

    assertThat(stream(passed.get("steps")).flatMap(step -> stream(step.path("attachments"))))
        .isNotEmpty()
        .allSatisfy(
            attachment ->
                assertThat(
                        read(
                            folder.resolve(
                                "allure-results/" + attachment.get("source").asString())))
                    .hasSizeLessThan(1_300));
  }

  @Test
  void no_secret_is_in_any_file() throws IOException {
    assertThat(PackedPage.of(folder.resolve("allure-report/index.html")).all())
        .doesNotContain(SampleRun.CANARY, SampleRun.SECOND, SampleRun.URL_PASSWORD)
        .doesNotContain("header canary", "canary-token");
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(read(file))
                    .doesNotContain(SampleRun.CANARY, SampleRun.SECOND, SampleRun.URL_PASSWORD)
                    .doesNotContain("header canary", "canary-token"));
    assertThat(files)
        .allSatisfy(file -> assertThat(read(file)).doesNotContain("dev/octoconformance"));
  }

  @Test
  void text_of_a_target_stays_text_where_the_page_would_take_it_for_markup() {
    assertThat(results)
        .allSatisfy(
            r ->
                assertThat(r.at("/statusDetails").toString())
                    .doesNotContainPattern("<[a-zA-Z/!?]"));
    assertThat(result("LIST-02/").at("/statusDetails/message").asString()).contains("img src=x");
  }

  @Test
  void the_page_asks_nobody_for_anything() throws IOException {
    Path file = folder.resolve("allure-report/index.html");
    PackedPage page = PackedPage.of(file);

    assertThat(read(file))
        .contains("content=\"default-src 'none'; ")
        .doesNotContainPattern("(src|href|url)[=(].?(https?:)?//");
    assertThat(page.all())
        .doesNotContain("googletagmanager.com")
        .contains("data/suites.json", "widgets/summary.json");
    assertThat(page.style())
        .contains("@font-face", "font/woff2", "icon")
        .doesNotContain("font/ttf", "vnd.ms-fontobject");
    assertThat(page.data("widgets/environment.json")).contains("https://user:•••", "octo-webhooks");
    assertThat(page.data("data/categories.json"))
        .contains("MUST broken", "SHOULD not followed", "Not applicable", "The suite broke")
        .contains("Not decided (I-NODLV)");
  }

  private List<String> statuses(String key, String start) {
    return results.stream()
        .filter(r -> r.get(key).asString().startsWith(start))
        .map(r -> r.get("status").asString())
        .toList();
  }

  private JsonNode result(String identity) {
    return results.stream()
        .filter(r -> r.get("fullName").asString().startsWith(identity))
        .collect(Collectors.collectingAndThen(Collectors.toList(), only -> only.get(0)));
  }

  private Stream<JsonNode> attachments() {
    return results.stream()
        .flatMap(r -> stream(r.path("steps")))
        .flatMap(s -> stream(s.path("attachments")));
  }

  private static List<String> labels(JsonNode result) {
    Function<JsonNode, String> pair =
        l -> l.get("name").asString() + "=" + l.get("value").asString();
    return stream(result.get("labels")).map(pair).toList();
  }

  private static List<String> strings(JsonNode array, String key) {
    return stream(array).map(n -> n.get(key).asString()).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
