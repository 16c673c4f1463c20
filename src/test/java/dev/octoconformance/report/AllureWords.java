package dev.octoconformance.report;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Verdict;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requirements and verdicts in Allure's vocabulary. */
final class AllureWords {

  private static final int VALUE_LIMIT = 500;

  static final String SHOULD_PREFIX = "SHOULD not followed: ";
  static final String SUITE_PREFIX = "The suite broke: ";
  static final String WAIVED_PREFIX = "Waived until ";
  private static final String TUNNEL_PREFIX = "I-ENV, over a tunnel: ";

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>,;]+");

  private AllureWords() {}

  /** The labels that place a case in the report; all others are noise of the machine. */
  static List<Label> labels(Requirement row, CaseVerdict verdict, String profile, String area) {
    String story = row.id() + " " + row.title();
    List<Label> labels = new ArrayList<>();
    labels.add(label("epic", profile));
    labels.add(label("feature", area));
    labels.add(label("story", story));
    labels.add(label("suite", area));
    labels.add(label("subSuite", story));
    labels.add(label("severity", severity(verdict.level())));
    labels.add(label("tag", verdict.level().name()));
    if (verdict.verdict() == Verdict.WARN
        || verdict.verdict() == Verdict.INCONCLUSIVE
        || verdict.verdict() == Verdict.OBSERVED) {
      labels.add(label("tag", verdict.verdict().name()));
    }
    return labels;
  }

  /**
   * Where the row is written, as far as that has an address, and its line in the page of the run.
   */
  static List<Link> links(Requirement row) {
    List<Link> links = new ArrayList<>();
    for (Places.Place place : Places.of(row.where())) {
      if (place.url() != null) {
        links.add(new Link().setName(place.name()).setUrl(place.url()).setType("custom"));
      }
    }
    Matcher address = ADDRESS.matcher(row.where());
    while (address.find()) {
      links.add(new Link().setName(row.where()).setUrl(address.group()).setType("custom"));
    }
    links.add(
        new Link()
            .setName(row.id() + " in the page of this run")
            .setUrl("../conformance.html#row-" + row.id())
            .setType("custom"));
    return links;
  }

  /**
   * What the row says, as the body of a page.
   *
   * @param sentence the name of the test; may be empty
   * @param sender what is known of the library of the sender that fits
   */
  static String description(Requirement row, String sentence, Optional<String> sender) {
    return paragraph("Says", row.says())
        + paragraph("Where", row.where())
        + (row.hint().isBlank() ? "" : paragraph("If it fails", row.hint()))
        + sender.map(hint -> paragraph("The sender's library", hint)).orElse("")
        + (sentence.isBlank() ? "" : paragraph("Test", sentence));
  }

  /** The inputs of the case or webhook with this name; empty when the row has none of that name. */
  static List<Parameter> parameters(Requirement row, String name) {
    List<Parameter> parameters = new ArrayList<>();
    for (Case input : row.cases()) {
      if (input.name().equals(name)) {
        input
            .input()
            .properties()
            .forEach(p -> parameters.add(parameter(p.getKey(), p.getValue())));
      }
    }
    for (ArmSpec arm : row.arms()) {
      if (arm.name().equals(name)) {
        parameters.add(parameter("body", arm.body()));
        if (!arm.answers().isEmpty()) {
          parameters.add(
              parameter(
                  "answers",
                  arm.answers().stream()
                      .map(Reaction::words)
                      .collect(Collectors.joining(", then "))));
        }
        if (!arm.capabilities().isEmpty()) {
          parameters.add(parameter("capabilities", arm.capabilities()));
        }
      }
    }
    return parameters;
  }

  /**
   * How Allure shows this verdict: what is open and decides nothing is nothing broken.
   *
   * @param accepted whether somebody accepts that it is open
   */
  static Status status(CaseVerdict verdict, boolean accepted) {
    return switch (verdict.verdict()) {
      case FAIL -> Status.FAILED;
      case ERROR -> Status.BROKEN;
      case INCONCLUSIVE ->
          accepted || verdict.level() != Level.MUST ? Status.SKIPPED : Status.BROKEN;
      case NOT_APPLICABLE -> Status.SKIPPED;
      case PASS, WARN, OBSERVED -> Status.PASSED;
    };
  }

  /** The words under the name: what the categories sort by. */
  static StatusDetails details(CaseVerdict verdict) {
    Reason reason = verdict.reason();
    String prefix =
        switch (verdict.verdict()) {
          case WARN -> SHOULD_PREFIX;
          case ERROR -> SUITE_PREFIX;
          case INCONCLUSIVE -> reason == null ? "" : prefix(reason);
          case FAIL, PASS, OBSERVED, NOT_APPLICABLE -> "";
        };
    return new StatusDetails().setMessage(prefix + verdict.message()).setTrace(trace(verdict));
  }

  /** What stands before the message of what this reason leaves open. */
  static String prefix(Reason reason) {
    return reason == Reason.TUNNEL ? TUNNEL_PREFIX : reason.code() + ": ";
  }

  /** The same of a failure that this waiver accepts. */
  static StatusDetails details(CaseVerdict verdict, Waiver waiver) {
    StatusDetails details = details(verdict);
    return details.setMessage(
        "%s%s: %s.\n%s"
            .formatted(WAIVED_PREFIX, waiver.expires(), waiver.reason(), details.getMessage()));
  }

  private static @Nullable String trace(CaseVerdict verdict) {
    Throwable accusation = verdict.accusation();
    if (verdict.verdict() == Verdict.ERROR && accusation != null) {
      StringWriter trace = new StringWriter();
      accusation.printStackTrace(new PrintWriter(trace, true));
      return trace.toString();
    }
    return verdict.expected() == null && verdict.found() == null
        ? null
        : "expected: " + verdict.expected() + "\nfound:    " + verdict.found();
  }

  private static String severity(Level level) {
    return switch (level) {
      case MUST -> "critical";
      case SHOULD -> "normal";
      case INFO -> "minor";
    };
  }

  private static String paragraph(String head, String text) {
    return "<p><strong>" + head + ".</strong> " + Markup.escaped(text) + "</p>";
  }

  private static Label label(String name, String value) {
    return new Label().setName(name).setValue(Printable.line(value));
  }

  private static Parameter parameter(String name, Object value) {
    return new Parameter().setName(name).setValue(Excerpt.of(String.valueOf(value), VALUE_LIMIT));
  }
}
