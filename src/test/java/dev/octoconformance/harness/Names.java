package dev.octoconformance.harness;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.requirement.UnknownProfileException;
import dev.octoconformance.requirement.UnknownRequirementException;
import dev.octoconformance.text.Nearest;
import dev.octoconformance.verdict.Accepted;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the configuration calls by name: a profile, requirements, events. */
final class Names {
  private final SuiteConfig config;
  private final Catalogue catalogue;

  Names(SuiteConfig config, Catalogue catalogue) {
    this.config = config;
    this.catalogue = catalogue;
  }

  /**
   * The profile, which has every event that the vendor declares.
   *
   * @throws ConfigException if there is no such profile or it lacks an event
   */
  Profile profile() {
    try {
      Profile profile = Profile.load(config.profile(), catalogue);
      refuseUnknownEvents(profile);
      return profile;
    } catch (UnknownProfileException unknown) {
      throw refused("profile", unknown);
    }
  }

  /**
   * The rows that are asked for, and those that they rest on.
   *
   * @throws ConfigException if one is asked for that there is not
   */
  List<Requirement> selected() {
    try {
      return withFoundations(catalogue.select(config.only()));
    } catch (UnknownRequirementException unknown) {
      throw refused("only", unknown);
    }
  }

  /** These rows and all that they rest on, in the order of the catalogue. */
  private List<Requirement> withFoundations(List<Requirement> asked) {
    Set<Requirement> all = new LinkedHashSet<>();
    Deque<Requirement> open = new ArrayDeque<>(asked);
    while (!open.isEmpty()) {
      Requirement next = open.pop();
      if (all.add(next)) {
        next.restsOn().forEach(id -> open.add(catalogue.row(id)));
      }
    }
    return catalogue.rows().stream().filter(all::contains).toList();
  }

  /**
   * Refuses to let pass what there is not: a code without a meaning, a requirement of no name.
   *
   * @throws ConfigException if something like that is accepted
   */
  void refuseUnknownAcceptances() {
    List<String> codes = Arrays.stream(Reason.values()).map(Reason::code).distinct().toList();
    List<String> ids = catalogue.rows().stream().map(Requirement::id).toList();
    List<String> problems = new ArrayList<>();
    for (String text : config.gate().accept()) {
      Accepted accepted = Accepted.of(text);
      String id = accepted.id();
      if (!codes.contains(accepted.code())) {
        problems.add(
            "accept: there is no code \"%s\"; %s"
                .formatted(
                    accepted.code(),
                    Nearest.remedy(
                        accepted.code(), codes, "there are " + String.join(", ", codes) + ".")));
      } else if (id != null && !ids.contains(id)) {
        problems.add(
            "accept: there is no requirement \"%s\"; %s"
                .formatted(id, Nearest.remedy(id, ids, "the command list shows all.")));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  /** A mistyped event would silently be one that the vendor does not offer. */
  private void refuseUnknownEvents(Profile profile) {
    List<String> declared = Objects.requireNonNullElse(config.declared().events(), List.of());
    List<String> problems =
        declared.stream()
            .filter(event -> !profile.events().contains(event))
            .map(event -> problem(event, profile))
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  private static String problem(String event, Profile profile) {
    return "declared.events: the profile %s has no event \"%s\"; %s"
        .formatted(
            profile.name(),
            event,
            Nearest.to(event, profile.events())
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("its events are " + String.join(", ", profile.events()) + "."));
  }

  private static ConfigException refused(String key, RuntimeException unknown) {
    ConfigException wrong = new ConfigException(List.of(key + ": " + unknown.getMessage()));
    wrong.initCause(unknown);
    return wrong;
  }
}
