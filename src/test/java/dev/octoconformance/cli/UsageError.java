package dev.octoconformance.cli;

import dev.octoconformance.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one sentence what is wrong with a command line; stray values may be secrets and stay out.
 */
final class UsageError {
  private UsageError() {}

  /** The sentence, and where to read on. */
  static String sentence(ParameterException error) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    return what(error) + " See " + command + " --help.";
  }

  private static String what(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), error.getCommandLine());
    }
    if (error instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec first = missing.getMissing().get(0);
      if (!first.isOption()) {
        return first.paramLabel() + " is missing: " + String.join(" ", first.description()) + ".";
      }
      return "Option "
          + name(first)
          + " needs a value: "
          + name(first)
          + " "
          + first.paramLabel()
          + ".";
    }
    if (error.getArgSpec() != null && error.getCause() != null) {
      return "Option " + name(error.getArgSpec()) + ": " + error.getCause().getMessage() + ".";
    }
    return error.getMessage() + ".";
  }

  /** The sentence about an option that the command does not have; its value is left out. */
  static String unknownOption(String argument, CommandSpec command) {
    String option = argument.replaceFirst("(?s)=.*", "");
    List<String> known = new ArrayList<>();
    command.options().forEach(spec -> known.addAll(List.of(spec.names())));
    return "Unknown option " + option + "." + meant(option, known);
  }

  private static String unmatched(String argument, CommandLine parser) {
    CommandSpec command = parser.getCommandSpec();
    if (argument.startsWith("-")) {
      return unknownOption(argument, command);
    }
    List<String> commands =
        command.subcommands().entrySet().stream()
            .filter(known -> !known.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();
    if (commands.isEmpty()) {
      return "The command "
          + command.name()
          + " takes no arguments beside its options; quote values that contain spaces.";
    }
    String near = meant(argument, commands);
    return near.isEmpty()
        ? "There is no such command. The commands are " + String.join(", ", commands) + "."
        : "Unknown command " + argument + "." + near;
  }

  private static String meant(String word, List<String> known) {
    return Nearest.to(word, known).map(near -> " Did you mean " + near + "?").orElse("");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
