package dev.octoconformance.report;

import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Claim;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** {@code junit.xml}: the verdicts as CI servers read test results; one suite per area. */
final class JunitXml {

  private final Dossier dossier;
  private final XMLStreamWriter xml;

  private JunitXml(Dossier dossier, XMLStreamWriter xml) {
    this.dossier = dossier;
    this.xml = xml;
  }

  static void write(Path file, Dossier dossier) throws IOException {
    StringWriter text = new StringWriter();
    try {
      // The JDK's own: the class path holds another one that would be found first.
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitXml(dossier, xml).document();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e.getMessage(), e);
    }
    WholeFile.write(file, text.toString());
  }

  private void document() throws XMLStreamException {
    RunFacts run = dossier.result().run();
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("testsuites");
    attribute("name", "octo-webhooks-conformance");
    attribute("time", seconds(run.duration().toMillis()));
    counts(dossier.result().requirements());
    claim(dossier.result().claim());
    for (Map.Entry<String, List<RequirementVerdict>> area : dossier.byArea().entrySet()) {
      suite(area.getKey(), area.getValue(), run);
    }
    line();
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void claim(Claim claim) throws XMLStreamException {
    line();
    xml.writeStartElement("properties");
    property("claim", claim.word());
    property("sentence", claim.sentence());
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void suite(String code, List<RequirementVerdict> rows, RunFacts run)
      throws XMLStreamException {
    line();
    xml.writeStartElement("testsuite");
    attribute("name", dossier.areaOf(rows.get(0).requirement()));
    attribute("timestamp", run.startedAt().toString());
    counts(rows);
    for (RequirementVerdict row : rows) {
      for (CaseVerdict verdict : row.cases()) {
        testCase(code, row, verdict);
      }
    }
    line();
    xml.writeEndElement();
  }

  private void counts(List<RequirementVerdict> rows) throws XMLStreamException {
    List<Verdict> verdicts =
        rows.stream().flatMap(r -> r.cases().stream().map(c -> shown(r, c))).toList();
    attribute("tests", String.valueOf(verdicts.size()));
    attribute("failures", count(verdicts, Verdict.FAIL));
    attribute(
        "errors",
        String.valueOf(
            verdicts.stream()
                .filter(v -> v == Verdict.ERROR || v == Verdict.INCONCLUSIVE)
                .count()));
    attribute("skipped", count(verdicts, Verdict.NOT_APPLICABLE));
  }

  /** What is accepted is skipped, and so is what is open and decides nothing. */
  private Verdict shown(RequirementVerdict row, CaseVerdict verdict) {
    boolean idle =
        verdict.verdict() == Verdict.INCONCLUSIVE && !dossier.result().isHeldUpBy(row, verdict);
    return idle || dossier.result().waivers().of(row, verdict).isPresent()
        ? Verdict.NOT_APPLICABLE
        : verdict.verdict();
  }

  private String skipped(RequirementVerdict row, CaseVerdict verdict) {
    return dossier
        .result()
        .waivers()
        .of(row, verdict)
        .map(w -> "Waived until %s: %s. ".formatted(w.expires(), w.reason()))
        .orElseGet(() -> undecided(verdict))
        .concat(Row.brief(verdict, dossier));
  }

  private static String undecided(CaseVerdict verdict) {
    Reason reason = verdict.reason();
    return reason == null ? "" : "Not decided (%s): ".formatted(reason.code());
  }

  private void testCase(String area, RequirementVerdict row, CaseVerdict verdict)
      throws XMLStreamException {
    line();
    xml.writeStartElement("testcase");
    attribute("classname", area + "." + row.requirement().id());
    attribute("name", row.requirement().title() + ": " + verdict.name());
    attribute("time", seconds(0));
    Reason reason = verdict.reason();
    switch (shown(row, verdict)) {
      case FAIL -> problem("failure", verdict.level().name(), row, verdict);
      case ERROR -> problem("error", "SUITE", row, verdict);
      case INCONCLUSIVE ->
          problem("error", reason == null ? "INCONCLUSIVE" : reason.code(), row, verdict);
      case NOT_APPLICABLE -> {
        xml.writeStartElement("skipped");
        attribute("message", skipped(row, verdict));
        xml.writeEndElement();
      }
      case WARN -> output(AllureWords.SHOULD_PREFIX + verdict.message() + "\n" + place(row));
      case OBSERVED -> output("Observed: " + verdict.message());
      case PASS -> {}
    }
    xml.writeEndElement();
  }

  private void problem(String element, String type, RequirementVerdict row, CaseVerdict verdict)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("type", type);
    attribute("message", Row.brief(verdict, dossier));
    String comparison =
        verdict.expected() == null && verdict.found() == null
            ? ""
            : "expected: " + verdict.expected() + "\nfound: " + verdict.found() + "\n";
    String evidence =
        verdict.evidence().isEmpty()
            ? ""
            : "evidence: " + String.join(", ", verdict.evidence()) + "\n";
    text(verdict.message() + "\n" + comparison + place(row) + evidence);
    xml.writeEndElement();
  }

  private static String place(RequirementVerdict row) {
    return "says: " + row.requirement().says() + "\nwhere: " + row.requirement().where() + "\n";
  }

  private void output(String text) throws XMLStreamException {
    xml.writeStartElement("system-out");
    text(text);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(Printable.line(dossier.redact(value))));
  }

  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(legal(Printable.text(dossier.redact(text))));
  }

  /** Two characters are neither controls nor allowed in XML. */
  private static String legal(String text) {
    return text.replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private static String count(List<Verdict> verdicts, Verdict verdict) {
    return String.valueOf(verdicts.stream().filter(v -> v == verdict).count());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
