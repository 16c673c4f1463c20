package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.Strictness;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Question;
import dev.octoconformance.report.Paper;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.requirement.UnknownProfileException;
import dev.octoconformance.requirement.UnknownRequirementException;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.verdict.Exit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command {@code explain}: one requirement in full. */
final class Explaining {
  private static final Map<String, String> NEEDS =
      Map.of(
          "second-credentials", "a second token (--second-token)",
          "second-credentials-isolated",
              "a second token of another account (--second-token, declared.secondTokenIsolated)",
          "bookings-updatable",
              "bookings that can be updated (unless declared.bookingsUpdatable is false)",
          "availability-trigger",
              "a way to change an availability (trigger.availability or declared.bookingChangesAvailability)");

  private final SuiteConfig config;
  private final Catalogue catalogue;
  private final Profile profile;
  private final Paper paper;

  private Explaining(SuiteConfig config, Console console) {
    this.config = config;
    this.catalogue = Catalogue.load();
    this.profile = Profile.load(config.profile(), catalogue);
    this.paper = new Paper(console.out(), console.colour(), console.width());
  }

  static int print(SuiteConfig config, List<String> ids, Console console) {
    try {
      Explaining explaining = new Explaining(config, console);
      List<Requirement> rows = explaining.catalogue.select(ids);
      for (int i = 0; i < rows.size(); i++) {
        if (i > 0) {
          explaining.paper.gap();
        }
        explaining.print(rows.get(i));
      }
      return Exit.CONFORMANT.code();
    } catch (UnknownRequirementException | UnknownProfileException unknown) {
      ConfigException wrong = new ConfigException(List.of(String.valueOf(unknown.getMessage())));
      wrong.initCause(unknown);
      throw wrong;
    }
  }

  private void print(Requirement row) {
    paper.labelled("", row.id() + "  " + row.title());
    paper.gap();
    paper.labelled("  level     ", level(row));
    paper.labelled("  says      ", row.says());
    paper.labelled("  where     ", row.where());
    tested(row);
    list("  fails     ", "fail", fails(row));
    list("  passes    ", "pass", passes(row));
    paper.labelled("  traps     ", row.hint());
    needs(row);
    paper.labelled("  rests on  ", row.restsOn().isEmpty() ? "nothing" : titled(row.restsOn()));
    paper.labelled("  row       ", row.source());
    if (row.excluded() == null) {
      paper.gap();
      new Example(profile, row).lines().forEach(line -> paper.verbatim("    ", line));
      paper.gap();
      paper.labelled(
          "  try it    ",
          "java -jar octo-webhooks-conformance.jar run --target URL --only "
              + row.id()
              + failing(row));
    }
  }

  private String failing(Requirement row) {
    return Arrays.stream(Fault.values())
        .filter(fault -> breaks(fault, row))
        .findFirst()
        .map(
            fault ->
                "\nor against a vendor that breaks it: java -jar octo-webhooks-conformance.jar"
                    + " demo --fault "
                    + fault.cliName())
        .orElse("");
  }

  private String level(Requirement row) {
    Level level = profile.level(row, config.strictness() == Strictness.PRAGMATIC);
    String facets =
        row.facets().entrySet().stream()
            .map(facet -> facet.getKey() + " " + facet.getValue())
            .sorted()
            .collect(Collectors.joining(", "));
    return level
        + (row.pragmatic() == null ? "" : " (" + row.pragmatic() + " with --strictness pragmatic)")
        + (facets.isEmpty() ? "" : "; of its own level: " + facets);
  }

  private void tested(Requirement row) {
    if (row.excluded() != null) {
      paper.labelled("  tested    ", "not: " + row.excluded());
      return;
    }
    String why = profile.notApplicable(row);
    if (why != null) {
      paper.labelled("  tested    ", "not in the profile " + profile.name() + ": " + why);
    }
    List<Question> questions =
        Question.all().stream().filter(q -> q.requirement().equals(row.id())).toList();
    questions.forEach(
        question -> paper.labelled("  tested    ", capitalised(question.sentence()) + "."));
    if (!row.cases().isEmpty()) {
      paper.labelled(
          "            ",
          "Asked as a conversation for each of: "
              + row.cases().stream().map(c -> c.name()).collect(Collectors.joining("; "))
              + ".");
    } else if (questions.stream().anyMatch(Question::isAboutDeliveries)) {
      paper.labelled("            ", webhooks(row));
    } else {
      paper.labelled("            ", "Asked as a conversation, and judged at once.");
    }
  }

  private static String webhooks(Requirement row) {
    String own = row.arms().stream().map(Explaining::inWords).collect(Collectors.joining("; "));
    String others = row.armsOf().isEmpty() ? "" : "those of " + String.join(", ", row.armsOf());
    String all = Stream.of(own, others).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
    return "Judged by what reaches these webhooks, which exist before the event: "
        + (all.isEmpty() ? "every one of the run" : all)
        + ".";
  }

  private static String inWords(ArmSpec arm) {
    return arm.name()
        + (arm.answers().isEmpty()
            ? ""
            : " (answers "
                + arm.answers().stream().map(a -> a.words()).collect(Collectors.joining(", then "))
                + ")");
  }

  private static Stream<String> fails(Requirement row) {
    return Arrays.stream(Fault.values())
        .filter(fault -> breaks(fault, row))
        .map(fault -> fault.cliName() + ": " + fault.summary());
  }

  private static boolean breaks(Fault fault, Requirement row) {
    return fault.breaches().stream().anyMatch(b -> b.requirement().equals(row.id()));
  }

  private static Stream<String> passes(Requirement row) {
    return Arrays.stream(Variant.values())
        .filter(variant -> variant.rows().contains(row.id()))
        .map(variant -> variant.cliName() + ": " + variant.summary());
  }

  private void list(String label, String word, Stream<String> lines) {
    List<String> all = lines.toList();
    paper.labelled(
        label,
        all.isEmpty()
            ? "no vendor of ours is made to %s it in particular".formatted(word)
            : String.join("\n", all));
  }

  private void needs(Requirement row) {
    List<String> all =
        Stream.concat(
                row.needs().stream(),
                Stream.concat(
                    row.arms().stream().flatMap(arm -> arm.needs().stream()),
                    row.cases().stream().flatMap(one -> one.needs().stream())))
            .distinct()
            .map(Explaining::need)
            .toList();
    paper.labelled("  needs     ", all.isEmpty() ? "nothing special" : String.join("\n", all));
  }

  private static String need(String word) {
    if (word.startsWith("opt-in-")) {
      String optIn = word.substring("opt-in-".length());
      return "your consent (--set optIn=%s)%s"
          .formatted(optIn, optIn.equals("burst") ? "; given for targets on this machine" : "");
    }
    return word.startsWith("event-")
        ? "the event " + word.substring("event-".length()) + " (declared.events)"
        : NEEDS.getOrDefault(word, word);
  }

  private String titled(List<String> ids) {
    return ids.stream()
        .map(id -> id + " " + catalogue.row(id).title())
        .collect(Collectors.joining("\n"));
  }

  private static String capitalised(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
