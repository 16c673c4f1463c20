package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.ListOptions;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.Strictness;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.requirement.Area;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.requirement.UnknownProfileException;
import dev.octoconformance.requirement.UnknownRequirementException;
import dev.octoconformance.verdict.Exit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The command {@code list}: the requirements, for a person or for a program. */
final class Listing {
  private Listing() {}

  static int print(SuiteConfig config, ListOptions options, Console console) {
    try {
      return show(config, options, console);
    } catch (UnknownRequirementException | UnknownProfileException unknown) {
      ConfigException wrong = new ConfigException(List.of(String.valueOf(unknown.getMessage())));
      wrong.initCause(unknown);
      throw wrong;
    }
  }

  private static int show(SuiteConfig config, ListOptions options, Console console) {
    Catalogue catalogue = Catalogue.load();
    Profile profile = Profile.load(config.profile(), catalogue);
    boolean pragmatic = config.strictness() == Strictness.PRAGMATIC;
    List<Requirement> rows =
        catalogue.select(options.patterns()).stream()
            .filter(
                row ->
                    options.level() == null
                        || profile.level(row, pragmatic).name().equals(options.level().name()))
            .toList();
    if (options.json()) {
      json(rows, profile, pragmatic, console);
    } else {
      text(catalogue, rows, profile, pragmatic, console);
    }
    return Exit.CONFORMANT.code();
  }

  private static void text(
      Catalogue catalogue,
      List<Requirement> rows,
      Profile profile,
      boolean pragmatic,
      Console console) {
    for (Area area : catalogue.areas()) {
      List<Requirement> own = rows.stream().filter(r -> r.area().equals(area.code())).toList();
      if (!own.isEmpty()) {
        console.out().println(area.title());
        own.forEach(
            row -> {
              Level level = profile.level(row, pragmatic);
              console
                  .out()
                  .printf(
                      "  %-10s %-6s %s%s%n",
                      row.id(),
                      level,
                      row.title(),
                      whyNot(row, profile).map(why -> " [" + why + "]").orElse(""));
            });
      }
    }
    long tested = rows.stream().filter(row -> whyNot(row, profile).isEmpty()).count();
    console.out().printf("%d requirements, %d of them tested%n", rows.size(), tested);
  }

  private static Optional<String> whyNot(Requirement row, Profile profile) {
    return Optional.ofNullable(row.excluded())
        .or(() -> Optional.ofNullable(profile.notApplicable(row)));
  }

  private static void json(
      List<Requirement> rows, Profile profile, boolean pragmatic, Console console) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ArrayNode all = mapper.createArrayNode();
    for (Requirement row : rows) {
      all.addObject()
          .put("id", row.id())
          .put("area", row.area())
          .put("level", profile.level(row, pragmatic).name())
          .put("title", row.title())
          .put("where", row.where())
          .put("notTested", whyNot(row, profile).orElse(null));
    }
    console.out().println(mapper.writeValueAsString(all));
  }
}
