package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BadSuiteFileTest {
  private static final String HEAD =
      """
      area: LIST
      order: 1
      title: Listing
      about: About listing.
      rows:
      """;

  private static final String ROW =
      """
        - id: LIST-01
          level: MUST
          title: First
          says: It is so.
          where: Here
          hint: Look there.
          restsOn: []
      """;

  @Test
  void a_good_file_is_read() {
    assertThat(Catalogue.load(Map.of("suites/list.yaml", HEAD + ROW)).rows())
        .extracting(Requirement::source)
        .containsExactly("suites/list.yaml:6");
  }

  @Test
  void an_unknown_key_is_refused_with_its_line_and_the_nearest_known_one() {
    refused(
        ROW.replace("hint:", "hnt:"),
        "suites/list.yaml:11: Unknown key \"hnt\" in LIST-01: did you mean \"hint\"?",
        "suites/list.yaml:6: The key \"hint\" is missing in LIST-01; add it.");
  }

  @Test
  void an_unknown_key_like_no_other_is_to_be_taken_out() {
    refused(
        ROW + "    assertions: 3\n",
        "suites/list.yaml:13: Unknown key \"assertions\" in LIST-01: take it out.");
  }

  @Test
  void an_unknown_level_is_refused() {
    refused(
        ROW.replace("MUST", "MAY"),
        "suites/list.yaml:7: Unknown level \"MAY\" in LIST-01: write MUST, SHOULD or INFO.");
    refused(
        ROW.replace("MUST", "Must"),
        "suites/list.yaml:7: Unknown level \"Must\" in LIST-01: did you mean \"MUST\"?");
    refused(
        ROW + "    facets: {type: SHULD}\n",
        "suites/list.yaml:13: Unknown level \"SHULD\" in \"facets\" of LIST-01: did you mean"
            + " \"SHOULD\"?");
  }

  @Test
  void a_missing_key_is_refused() {
    refused(
        ROW.replace("    level: MUST\n", ""),
        "suites/list.yaml:6: The key \"level\" is missing in LIST-01; add it.");
    refused(
        ROW.replace("    restsOn: []\n", ""),
        "suites/list.yaml:6: The key \"restsOn\" is missing in LIST-01; write restsOn: [] if"
            + " nothing has to hold first.");
    refused(
        ROW.replace("- id: LIST-01", "- pragmatic: SHOULD"),
        "suites/list.yaml:6: The key \"id\" is missing in this row of this file; add it.");
  }

  @Test
  void a_file_without_rows_is_refused() {
    refusedFile(
        "area: LIST\norder: 1\ntitle: Listing\nabout: About.\n",
        "suites/list.yaml:1: The key \"rows\" is missing in this file; add it, with at least one"
            + " row.");
  }

  @Test
  void a_second_row_of_the_same_id_or_title_is_refused() {
    refused(
        ROW + ROW,
        "suites/list.yaml:13: The id \"LIST-01\" is taken by suites/list.yaml:6; give this row the"
            + " next free number.",
        "suites/list.yaml:13: The title \"First\" is taken by suites/list.yaml:6; say what is"
            + " different about this row.");
  }

  @Test
  void an_id_of_another_area_is_refused() {
    refused(
        ROW.replace("LIST-01", "RTY-01"),
        "suites/list.yaml:6: The id \"RTY-01\" does not belong to the area LIST of this file; write"
            + " LIST- and two digits.");
  }

  @Test
  void a_second_file_of_the_same_area_or_order_is_refused() {
    Map<String, String> files =
        Map.of("suites/a.yaml", HEAD + ROW, "suites/b.yaml", HEAD + row("LIST-02", "Second", "[]"));
    assertThat(flaws(files))
        .containsExactly(
            "suites/b.yaml:1: The area LIST is already that of suites/a.yaml; join the files.",
            "suites/b.yaml:1: The order 1 is already that of suites/a.yaml; take a free number.");
  }

  @Test
  void a_link_to_no_row_is_refused_with_the_nearest() {
    refused(
        ROW + row("LIST-02", "Second", "[LIST-91]"),
        "suites/list.yaml:13: LIST-02 rests on \"LIST-91\", which is no row: did you mean"
            + " \"LIST-01\"?");
  }

  @Test
  void a_circle_of_links_is_refused_once() {
    refused(
        row("LIST-01", "First", "[LIST-03]")
            + row("LIST-02", "Second", "[LIST-01]")
            + row("LIST-03", "Third", "[LIST-02]"),
        "suites/list.yaml:6: These rows rest on each other in a circle: LIST-01 -> LIST-03 ->"
            + " LIST-02 -> LIST-01; take one link out.");
  }

  @Test
  void a_row_that_rests_on_itself_is_refused() {
    refused(
        row("LIST-01", "First", "[LIST-01]"),
        "suites/list.yaml:6: These rows rest on each other in a circle: LIST-01 -> LIST-01; take one"
            + " link out.");
  }

  @Test
  void a_second_case_or_arm_of_the_same_name_is_refused() {
    refused(
        ROW
            + """
                cases:
                  - {name: one, id: a}
                  - {name: one, id: b}
                arms:
                  - {name: one, event: booking_update}
                  - {name: one, event: booking_update}
            """,
        "suites/list.yaml:15: The row has two cases called \"one\"; rename one of them.",
        "suites/list.yaml:18: The row has two arms called \"one\"; rename one of them.");
  }

  @Test
  void an_arm_with_an_unknown_key_or_an_odd_answer_is_refused() {
    refused(
        ROW
            + """
                arms:
                  - {name: one, event: booking_update, retryOnErrors: false}
                  - {name: two, event: booking_update, answers: [500, 2000]}
                  - {name: three}
            """,
        "suites/list.yaml:14: Unknown key \"retryOnErrors\" in this arm of LIST-01: did you mean"
            + " \"retryOnError\"?",
        "suites/list.yaml:15: An answer of this arm of LIST-01 is neither a status from 200 to 599 nor a"
            + " word nor keys with a status; write 500, hold, or {status: 500}.",
        "suites/list.yaml:16: The key \"event\" is missing in this arm of LIST-01; add it.");
  }

  @Test
  void an_unknown_need_is_refused_with_the_nearest() {
    refused(
        ROW + "    needs: [second-credential, event-order_update]\n",
        "suites/list.yaml:13: Unknown need \"second-credential\" in LIST-01: did you mean"
            + " \"second-credentials\"?");
  }

  @Test
  void a_value_of_the_wrong_kind_is_refused() {
    refused(
        ROW.replace("says: It is so.", "says: true").replace("restsOn: []", "restsOn: LIST-02"),
        "suites/list.yaml:9: The key \"says\" in LIST-01 takes text; write some, in quotes if it"
            + " looks like a number.",
        "suites/list.yaml:12: The key \"restsOn\" in LIST-01 takes a list; write it as [one, two].");
    refused(
        ROW + "    facets: none\n    cases: [one]\n",
        "suites/list.yaml:13: The key \"facets\" in LIST-01 takes keys and values; write it as {key:"
            + " value}.",
        "suites/list.yaml:14: Not readable: this case of LIST-01; write it as keys and values.");
  }

  @Test
  void a_key_that_stands_twice_is_refused() {
    refused(
        ROW + "    hint: Again.\n",
        "suites/list.yaml:13: The key \"hint\" stands here twice; keep one of them.");
  }

  @Test
  void an_anchor_is_refused() {
    refused(
        ROW.replace("hint: Look", "hint: &text Look"),
        "suites/list.yaml:11: Anchors are not used in suite files; write the value again.");
  }

  @Test
  void text_that_is_not_yaml_is_refused_with_its_line() {
    refused(
        ROW.replace("Look there.", "Look: there."),
        "suites/list.yaml:11: This is not YAML (mapping values are not allowed here); look at the"
            + " indentation, and quote text that holds \": \" or \" #\".");
    refusedFile(
        "",
        "suites/list.yaml:1: The file is not a list of keys; begin with a key in the first column.");
    refusedFile(
        "- a\n",
        "suites/list.yaml:1: The file is not a list of keys; begin with a key in the first column.");
  }

  @Test
  void a_file_that_cannot_be_read_does_not_make_links_to_it_wrong() {
    Map<String, String> files = new TreeMap<>();
    files.put("suites/list.yaml", HEAD + row("LIST-01", "First", "[RTY-01]"));
    files.put("suites/retries.yaml", "area: [\n");
    assertThat(flaws(files)).singleElement().asString().startsWith("suites/retries.yaml:2: ");
  }

  @Test
  void the_message_holds_one_line_for_each_flaw() {
    String rows = ROW.replace("MUST", "MAY").replace("hint:", "hnt:");
    assertThatThrownBy(() -> Catalogue.load(Map.of("suites/list.yaml", HEAD + rows)))
        .message()
        .hasLineCount(3);
  }

  private static String row(String id, String title, String restsOn) {
    return ROW.replace("LIST-01", id).replace("First", title).replace("[]", restsOn);
  }

  private static void refused(String rows, String... sentences) {
    refusedFile(HEAD + rows, sentences);
  }

  private static void refusedFile(String text, String... sentences) {
    assertThat(flaws(Map.of("suites/list.yaml", text))).containsExactlyInAnyOrder(sentences);
  }

  private static List<String> flaws(Map<String, String> files) {
    SuiteFileException refused =
        catchThrowableOfType(SuiteFileException.class, () -> Catalogue.load(new TreeMap<>(files)));
    return refused.flaws().stream().map(Flaw::toString).toList();
  }
}
