package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** The keys that a command line gives values to. */
final class GivenSettings {
  private GivenSettings() {}

  /** The settings of all options, {@code --set} included; throws {@link ConfigException}. */
  static List<Setting> in(ParseResult parsed) {
    List<Setting> settings = new ArrayList<>();
    for (KeyOption option : KeyOption.ALL) {
      if (parsed.hasMatchedOption(option.name())) {
        Object value = parsed.matchedOption(option.name()).getValue();
        settings.add(new Setting(option.key().name(), text(value), option.name()));
      }
    }
    List<String> assignments = parsed.matchedOptionValue(CommandTree.SET, List.of());
    List<String> problems = new ArrayList<>();
    for (String assignment : assignments) {
      try {
        settings.add(Setting.parse(assignment, CommandTree.SET));
      } catch (ConfigException wrong) {
        problems.addAll(wrong.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return settings;
  }

  private static String text(Object value) {
    return value instanceof List<?> values
        ? String.join(",", values.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}
