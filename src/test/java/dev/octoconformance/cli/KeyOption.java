package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigKey;
import dev.octoconformance.config.ConfigKeys;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that stands for a key of the configuration.
 *
 * @param name the option, such as {@code --target}
 * @param label what follows it in help texts; empty for a flag
 * @param group the heading it stands under
 * @param many whether several values may follow
 */
record KeyOption(ConfigKey<?> key, String name, String label, Group group, boolean many) {
  /** The headings of the help. */
  enum Group {
    TARGET("Target"),
    SCOPE("What is judged"),
    SINK("Receiver of the deliveries"),
    FILES("Report and configuration");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  static final List<KeyOption> ALL =
      List.of(
          one(ConfigKeys.TARGET_URL, "--target", "URL", Group.TARGET),
          one(ConfigKeys.TARGET_TOKEN, "--token", "T", Group.TARGET),
          one(ConfigKeys.TARGET_SECOND_TOKEN, "--second-token", "T", Group.TARGET),
          one(ConfigKeys.PROFILE, "--profile", "NAME", Group.SCOPE),
          one(ConfigKeys.BUDGET, "--budget", "WORD", Group.SCOPE),
          one(ConfigKeys.STRICTNESS, "--strictness", "WORD", Group.SCOPE),
          new KeyOption(ConfigKeys.ONLY, "--only", "PATTERN", Group.SCOPE, true),
          new KeyOption(ConfigKeys.ACCEPT, "--accept", "CODE[:ID]", Group.SCOPE, true),
          flag(ConfigKeys.ALLOW_PARTIAL, "--allow-partial", Group.SCOPE),
          one(ConfigKeys.SINK_URL, "--sink-url", "URL", Group.SINK),
          one(ConfigKeys.SINK_BIND, "--sink-bind", "HOST:PORT", Group.SINK),
          one(ConfigKeys.SINK_TUNNEL, "--tunnel", "CMD", Group.SINK),
          one(ConfigKeys.REPORT_DIR, "--report-dir", "DIR", Group.FILES),
          one(ConfigKeys.WAIVERS, "--waivers", "FILE", Group.FILES));

  private static KeyOption one(ConfigKey<?> key, String name, String label, Group group) {
    return new KeyOption(key, name, label, group, false);
  }

  private static KeyOption flag(ConfigKey<?> key, String name, Group group) {
    return new KeyOption(key, name, "", group, false);
  }

  /** The option for the parser, described by its key. */
  OptionSpec spec() {
    OptionSpec.Builder option = OptionSpec.builder(name).description(HelpText.of(key));
    if (label.isEmpty()) {
      return option.type(boolean.class).arity("0").build();
    }
    option.paramLabel(label);
    return many
        ? option.type(List.class).auxiliaryTypes(String.class).arity("1..*").build()
        : option.type(String.class).arity("1").build();
  }
}
