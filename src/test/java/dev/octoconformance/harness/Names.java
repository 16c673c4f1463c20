package dev.octoconformance.harness;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.Nearest;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.requirement.UnknownProfileException;
import dev.octoconformance.requirement.UnknownRequirementException;
import java.util.List;
import java.util.Objects;

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
   * The rows that are asked for.
   *
   * @throws ConfigException if one is asked for that there is not
   */
  List<Requirement> selected() {
    try {
      return catalogue.select(config.only());
    } catch (UnknownRequirementException unknown) {
      throw refused("only", unknown);
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
