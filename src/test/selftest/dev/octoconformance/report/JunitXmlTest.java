package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.verdict.Acceptance;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitXmlTest {

  @TempDir Path folder;

  @Test
  void verdicts_are_the_results_that_ci_servers_know() throws Exception {
    Document document = written();

    assertThat(children(testCase(document, "LIST.LIST-01"))).isEmpty();
    assertThat(children(testCase(document, "LIST.LIST-02"))).containsExactly("failure");
    assertThat(children(testCase(document, "LIST.LIST-03"))).containsExactly("system-out");
    assertThat(children(testCase(document, "DLV.DLV-01"))).containsExactly("error");
    assertThat(children(testCase(document, "AUTH.AUTH-03"))).containsExactly("skipped");
    assertThat(children(testCase(document, "RTY.RTY-01"))).containsExactly("error");
    assertThat(first(testCase(document, "DLV.DLV-01"), "error").getAttribute("type"))
        .isEqualTo("I-NODLV");
    assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("8");
    assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("3");
    assertThat(document.getDocumentElement().getAttribute("skipped")).isEqualTo("1");
  }

  @Test
  void the_claim_is_a_property_of_the_whole() throws Exception {
    Element claim = first(written().getDocumentElement(), "property");

    assertThat(claim.getAttribute("name")).isEqualTo("claim");
    assertThat(claim.getAttribute("value")).isEqualTo("the suite broke, partial");
  }

  @Test
  void the_message_is_the_sentence_with_what_was_expected_and_found() throws Exception {
    Document document =
        written(
            SampleRun.row("LIST-02", Level.MUST, Verdict.FAIL, null, new AssertionError()),
            laidOut());

    assertThat(first(testCase(document, "LIST.LIST-02"), "failure").getAttribute("message"))
        .startsWith("the target said <img")
        .contains(": expected exactly one webhook, found <img");
    assertThat(first(testCase(document, "RTY.RTY-03"), "failure").getAttribute("message"))
        .isEqualTo("retryOnError: expected it to be false");
  }

  @Test
  void what_is_open_and_decides_nothing_is_no_error() throws Exception {
    Document document =
        written(
            SampleRun.row("ENV-01", Level.INFO, Verdict.INCONCLUSIVE, Reason.ENV, null),
            SampleRun.row("HDR-15", Level.SHOULD, Verdict.INCONCLUSIVE, Reason.ENV, null),
            SampleRun.row("DLV-01", Level.MUST, Verdict.INCONCLUSIVE, Reason.NODLV, null),
            SampleRun.row("AVL-01", Level.MUST, Verdict.INCONCLUSIVE, Reason.TRIG, null));

    assertThat(children(testCase(document, "ENV.ENV-01"))).containsExactly("skipped");
    assertThat(first(testCase(document, "ENV.ENV-01"), "skipped").getAttribute("message"))
        .startsWith("Not decided (I-ENV): the target said");
    assertThat(children(testCase(document, "HDR.HDR-15"))).containsExactly("skipped");
    assertThat(children(testCase(document, "DLV.DLV-01"))).containsExactly("error");
    assertThat(children(testCase(document, "AVL.AVL-01")))
        .as("accepted")
        .containsExactly("skipped");
    assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  private static RequirementVerdict laidOut() {
    CaseVerdict one =
        new CaseVerdict(
            "flag",
            Level.MUST,
            Verdict.FAIL,
            null,
            "[retryOnError] \nexpected it to be false",
            null,
            null,
            List.of(),
            new AssertionError());
    return new RequirementVerdict(
        SampleRun.requirement("RTY-03", Level.MUST), Level.MUST, List.of(one));
  }

  private Document written(RequirementVerdict... rows) throws Exception {
    RunResult sample = SampleRun.result();
    return written(
        Dossier.of(
            new RunResult(
                sample.run(),
                null,
                sample.measurements(),
                List.of(rows),
                0,
                List.of(),
                Acceptance.of(List.of("I-TRIG:AVL-01"), false)),
            SampleRun.journal(),
            SampleRun.redaction(),
            Map.of(),
            SampleRun.profile()));
  }

  @Test
  void a_suite_is_an_area() throws Exception {
    Document document = written();
    NodeList suites = document.getElementsByTagName("testsuite");

    assertThat(suites.getLength()).isEqualTo(5);
    assertThat(((Element) suites.item(0)).getAttribute("name")).isEqualTo("Listing webhooks");
  }

  @Test
  void hostile_text_stays_text_and_secrets_are_masked() throws Exception {
    Element failed = testCase(written(), "LIST.LIST-02");

    assertThat(failed.getTextContent())
        .contains("<img src=x onerror=alert(1)></script><b>]]>&amp;\\u0000\\u001b[31mred")
        .contains("•••1");
    assertThat(Files.readString(folder.resolve("junit.xml")))
        .doesNotContain(SampleRun.CANARY, "header canary", SampleRun.URL_PASSWORD);
  }

  private Document written() throws Exception {
    return written(SampleRun.dossier());
  }

  private Document written(Dossier dossier) throws Exception {
    Path file = folder.resolve("junit.xml");
    JunitXml.write(file, dossier);
    return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
  }

  private static Element testCase(Document document, String classname) {
    NodeList cases = document.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      if (((Element) cases.item(i)).getAttribute("classname").equals(classname)) {
        return (Element) cases.item(i);
      }
    }
    throw new AssertionError("no case of " + classname);
  }

  private static Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }

  private static List<String> children(Element parent) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
      names.add(parent.getChildNodes().item(i).getNodeName());
    }
    return names;
  }
}
