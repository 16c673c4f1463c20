package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Path file = folder.resolve("junit.xml");
    JunitXml.write(file, SampleRun.dossier());
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
