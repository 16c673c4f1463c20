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
    List<String> problems = new ArrayList<>();
    for (KeyOption option : KeyOption.ALL) {
      if (parsed.hasMatchedOption(option.name())) {
        Object value = parsed.matchedOption(option.name()).getValue();
        settings.add(
            new Setting(option.key().name(), text(value, parsed, problems), option.name()));
        if (!option.many() && times(option.name(), parsed) > 1) {
          problems.add(option.name() + " is given twice. Keep one.");
        }
      }
    }
    List<String> assignments = parsed.matchedOptionValue(CommandTree.SET, List.of());
    for (String assignment : dashless(assignments, parsed, problems)) {
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

  private static String text(Object value, ParseResult parsed, List<String> problems) {
    return value instanceof List<?> values
        ? String.join(
            ",", dashless(values.stream().map(String::valueOf).toList(), parsed, problems))
        : String.valueOf(value);
  }

  // An option that takes several values also takes what was meant as the next option.
  private static List<String> dashless(
      List<String> values, ParseResult parsed, List<String> problems) {
    values.stream()
        .filter(value -> value.startsWith("-"))
        .forEach(value -> problems.add(UsageError.unknownOption(value, parsed.commandSpec())));
    return values.stream().filter(value -> !value.startsWith("-")).toList();
  }

  private static long times(String option, ParseResult parsed) {
    return parsed.originalArgs().stream()
        .filter(argument -> argument.equals(option) || argument.startsWith(option + "="))
        .count();
  }
}
