package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigKey;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.requirement.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** The commands and their options, as the parser wants them. */
final class CommandTree {
  static final String CONFIG = "--config";
  static final String SET = "--set";
  static final String QUIET = "--quiet";
  static final String DETACH = "--detach";
  static final String LISTEN = "--listen";
  static final String NO_COLOR = "--no-color";
  static final String SHOW_CONFIG = "--show-config";
  static final String FORCE = "--force";
  static final String RERUN_FAILED = "--rerun-failed";
  static final String PRINT_WAIVERS = "--print-waivers";
  static final String DEMO = "--demo";
  static final String DEMO_UNLESS_TARGET = "--demo-unless-target";

  private static final Set<ConfigKey<?>> FOR_LISTS =
      Set.of(ConfigKeys.PROFILE, ConfigKeys.STRICTNESS);
  private static final Set<ConfigKey<?>> FOR_COLLECTIONS =
      Set.of(
          ConfigKeys.REPORT_DIR, ConfigKeys.WAIVERS, ConfigKeys.ACCEPT, ConfigKeys.ALLOW_PARTIAL);
  private static final Set<ConfigKey<?>> FOR_SWEEPS =
      Set.of(ConfigKeys.TARGET_TOKEN, ConfigKeys.TARGET_SECOND_TOKEN, ConfigKeys.REPORT_DIR);

  private CommandTree() {}

  /** The parser of the whole command line; {@code version} is what {@code --version} prints. */
  static CommandLine parser(String version) {
    CommandSpec root = command(HelpText.NAME, "Certifies an OCTO API that offers octo/webhooks.");
    run(root);
    root.version(version)
        .addOption(flag("--version", "print the version").versionHelp(true).build());
    root.usageMessage()
        .customSynopsis(
            HelpText.NAME + " [run] [OPTIONS]",
            "       " + HelpText.NAME + " collect [OPTIONS]",
            "       " + HelpText.NAME + " regrade [OPTIONS] JOURNAL",
            "       " + HelpText.NAME + " diff [OPTIONS] BEFORE AFTER",
            "       " + HelpText.NAME + " doctor [OPTIONS]",
            "       " + HelpText.NAME + " init [OPTIONS] [FILE]",
            "       " + HelpText.NAME + " plan [OPTIONS]",
            "       " + HelpText.NAME + " list [OPTIONS] [PATTERN...]",
            "       " + HelpText.NAME + " explain [OPTIONS] ID...",
            "       " + HelpText.NAME + " sweep [OPTIONS]",
            "       " + HelpText.NAME + " completion",
            "       " + HelpText.NAME + " demo [OPTIONS]",
            "       " + HelpText.NAME + " listen [OPTIONS]");
    HelpText.decorate(root.usageMessage(), HelpText.ofRuns(), HelpText.examples());

    CommandSpec run = command("run", "Certify a target; the default command.");
    run(run);
    HelpText.decorate(
        run.usageMessage(),
        HelpText.ofRuns(),
        Stream.concat(HelpText.running().stream(), HelpText.furtherKeys().stream()).toList());
    root.addSubcommand("run", run);
    root.addSubcommand("collect", collect());
    root.addSubcommand("regrade", regrade());
    root.addSubcommand("diff", diff());
    root.addSubcommand("doctor", doctor());
    root.addSubcommand("init", init());
    root.addSubcommand("plan", plan());
    root.addSubcommand("list", list());
    root.addSubcommand("explain", explain());
    root.addSubcommand("sweep", sweep());
    root.addSubcommand("completion", completionCommand());
    root.addSubcommand("demo", demo());
    root.addSubcommand("listen", listen());
    for (Background work : Background.values()) {
      root.addSubcommand(work.command(), background(work));
    }
    return new CommandLine(root).setExpandAtFiles(false);
  }

  private static void run(CommandSpec command) {
    configured(command, option -> true);
    demo(command);
    command.addOption(
        flag(
                DETACH,
                "leave the run alone in the background once every event was caused, and judge it"
                    + " later with collect (budget is full then, unless given)")
            .build());
    command.addOption(
        flag(
                RERUN_FAILED,
                "only what the last run in the report folder found broken or left undecided, with"
                    + " what it rests on, merged into what that run found")
            .build());
    printWaivers(command);
    command.addOption(flag(QUIET, "print the result only, no progress").build());
  }

  private static void demo(CommandSpec command) {
    command.addOption(flag(DEMO, "take the embedded reference vendor instead of a target").build());
    command.addOption(
        flag(DEMO_UNLESS_TARGET, "the same, where no target is given").hidden(true).build());
  }

  private static void printWaivers(CommandSpec command) {
    command.addOption(
        flag(PRINT_WAIVERS, "print ready entries for the file of waivers, one for each failure")
            .build());
  }

  private static CommandSpec plan() {
    CommandSpec plan =
        command(
            "plan", "Show what a run would do to the target, in numbers; nothing is asked of it.");
    configured(plan, option -> true);
    demo(plan);
    HelpText.decorate(plan.usageMessage(), HelpText.ofOthers(), HelpText.planning());
    return plan;
  }

  private static CommandSpec explain() {
    CommandSpec explain =
        command(
            "explain",
            "Show a requirement in full: what it says, how it is tested, what fails it and what"
                + " does not.");
    configured(explain, option -> FOR_LISTS.contains(option.key()));
    explain.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ID")
            .index("0..*")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("an id or a pattern such as RTY-03 or RTY-*")
            .build());
    HelpText.decorate(explain.usageMessage(), HelpText.ofOthers(), HelpText.explaining());
    return explain;
  }

  private static CommandSpec sweep() {
    CommandSpec sweep =
        command(
            "sweep",
            "Delete the webhooks and cancel the bookings that an interrupted run left, by its"
                + " journal, and end its tunnel; nothing else is touched.");
    configured(sweep, option -> FOR_SWEEPS.contains(option.key()));
    HelpText.decorate(sweep.usageMessage(), HelpText.ofSweeps(), HelpText.sweeping());
    return sweep;
  }

  private static CommandSpec completionCommand() {
    CommandSpec completion =
        command("completion", "Print a script with which bash and zsh complete this command line.");
    HelpText.decorate(completion.usageMessage(), HelpText.ofOthers(), HelpText.completing());
    return completion;
  }

  /** The script with which a shell completes the launcher's command line. */
  static String completion() {
    CommandLine parser = parser("");
    List.copyOf(parser.getSubcommands().entrySet()).stream()
        .filter(command -> command.getValue().getCommandSpec().usageMessage().hidden())
        .forEach(command -> parser.getCommandSpec().removeSubcommand(command.getKey()));
    return AutoComplete.bash(HelpText.LAUNCHER, parser);
  }

  private static CommandSpec collect() {
    CommandSpec collect =
        command(
            "collect",
            "Judge what a run has recorded so far, as often as you like, also while it goes on.");
    configured(collect, option -> FOR_COLLECTIONS.contains(option.key()));
    collect.addOption(
        flag(
                LISTEN,
                "go on listening in the background if the process of the run is gone; the token is"
                    + " needed again, to clean up (env OCTO_TOKEN)")
            .build());
    printWaivers(collect);
    collect.addOption(flag(QUIET, "print the result only").build());
    HelpText.decorate(collect.usageMessage(), HelpText.ofRuns(), HelpText.collecting());
    return collect;
  }

  private static CommandSpec regrade() {
    CommandSpec regrade =
        command("regrade", "Judge a recorded run again with this version of the suite, offline.");
    configured(regrade, option -> FOR_COLLECTIONS.contains(option.key()));
    regrade.addPositional(
        place("JOURNAL", 0, "the journal.jsonl of a run, or the folder of its reports"));
    regrade.addOption(flag(QUIET, "print the result only").build());
    HelpText.decorate(regrade.usageMessage(), HelpText.ofRuns(), HelpText.regrading());
    return regrade;
  }

  private static CommandSpec diff() {
    CommandSpec diff = command("diff", "Show what changed between two runs.");
    diff.addPositional(
        place("BEFORE", 0, "the verdicts.json of the earlier run, or the folder of its reports"));
    diff.addPositional(place("AFTER", 1, "the same of the later run"));
    HelpText.decorate(diff.usageMessage(), HelpText.ofDiffs(), List.of());
    return diff;
  }

  private static PositionalParamSpec place(String label, int index, String description) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .index(String.valueOf(index))
        .arity("1")
        .required(true)
        .type(Path.class)
        .description(description)
        .build();
  }

  private static CommandSpec background(Background work) {
    CommandSpec background = command(work.command(), "Works for another process of ours.");
    background.usageMessage().hidden(true);
    background.addOption(flag(QUIET, "print the result only").build());
    return background;
  }

  private static CommandSpec list() {
    CommandSpec list = command("list", "Show the requirements, all or those whose ids match.");
    configured(list, option -> FOR_LISTS.contains(option.key()));
    list.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATTERN")
            .index("0..*")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("an id or a pattern such as RTY-03 or RTY-*")
            .build());
    list.addOption(
        OptionSpec.builder("--level")
            .paramLabel("LEVEL")
            .type(Level.class)
            .converters(CommandTree::level)
            .description("only this level: MUST, SHOULD or INFO")
            .build());
    list.addOption(flag("--json", "print JSON for programs").build());
    HelpText.decorate(list.usageMessage(), HelpText.ofOthers(), HelpText.listing());
    return list;
  }

  private static CommandSpec doctor() {
    CommandSpec doctor =
        command(
            "doctor",
            "Look at all that would stop a run, and say how to mend it. It books and creates"
                + " nothing and judges nobody.");
    configured(doctor, option -> true);
    demo(doctor);
    doctor.addOption(
        flag(SHOW_CONFIG, "print every key, its value and who gave it, and look at nothing")
            .build());
    doctor.addOption(flag(QUIET, "print only what is not as it should be").build());
    HelpText.decorate(doctor.usageMessage(), HelpText.ofDoctors(), HelpText.doctoring());
    return doctor;
  }

  private static CommandSpec init() {
    CommandSpec init =
        command("init", "Write a configuration file in which every key is explained.");
    init.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .index("0")
            .arity("0..1")
            .type(String.class)
            .description("where to write it (default octo-conformance.yaml)")
            .build());
    init.addOption(flag(FORCE, "overwrite a file that is there already").build());
    HelpText.decorate(init.usageMessage(), HelpText.ofOthers(), HelpText.initializing());
    return init;
  }

  private static CommandSpec demo() {
    CommandSpec demo =
        command("demo", "Serve the reference vendor, to point the suite or a client at.");
    demo.addOption(
        OptionSpec.builder("--port")
            .paramLabel("PORT")
            .type(Integer.class)
            .converters(CommandTree::port)
            .description("port on loopback (default: any free one, it is printed)")
            .build());
    demo.addOption(named("--fault", "break this one thing on purpose"));
    demo.addOption(named("--variant", "be different in this way, and still right"));
    demo.addOption(flag("--list-faults", "print the names of faults and variants").build());
    HelpText.decorate(demo.usageMessage(), HelpText.ofOthers(), HelpText.demonstrating());
    return demo;
  }

  private static CommandSpec listen() {
    CommandSpec listen =
        command("listen", "Print whatever is sent to a receiver on this machine, and answer it.");
    listen.addOption(
        OptionSpec.builder("--port")
            .paramLabel("PORT")
            .type(Integer.class)
            .converters(CommandTree::port)
            .description("port on loopback (default " + ListenOptions.PORT + ")")
            .build());
    listen.addOption(
        OptionSpec.builder("--answer")
            .paramLabel("STATUS")
            .arity("1")
            .splitRegex(",")
            .type(List.class)
            .auxiliaryTypes(Integer.class)
            .converters(CommandTree::status)
            .description(
                "statuses of the first, second, ... request to a path, the last one again and again"
                    + " (default 200), such as 500,500,200")
            .build());
    HelpText.decorate(listen.usageMessage(), HelpText.ofOthers(), HelpText.receiving());
    return listen;
  }

  private static CommandSpec command(String name, String description) {
    CommandSpec command = CommandSpec.create().name(name);
    command.usageMessage().description(description).abbreviateSynopsis(true).sortOptions(false);
    command.addOption(
        flag("--help", "print this help").names("-h", "--help").usageHelp(true).build());
    command.addOption(flag(NO_COLOR, "print without colours (as does env NO_COLOR)").build());
    return command;
  }

  private static void configured(CommandSpec command, Predicate<KeyOption> wanted) {
    for (KeyOption.Group group : KeyOption.Group.values()) {
      List<KeyOption> options =
          KeyOption.ALL.stream().filter(option -> option.group() == group).filter(wanted).toList();
      ArgGroupSpec.Builder section =
          ArgGroupSpec.builder().heading("%n" + group.heading() + ":%n").validate(false);
      options.forEach(option -> section.addArg(option.spec()));
      if (group == KeyOption.Group.FILES) {
        section.addArg(
            OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(String.class)
                .description(
                    "configuration file (default octo-conformance.yaml if there is one; env OCTO_CONFIG)")
                .build());
        section.addArg(
            OptionSpec.builder(SET)
                .paramLabel("KEY=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1..*")
                .description("any key of the configuration; run --help names them all")
                .build());
      }
      if (!options.isEmpty() || group == KeyOption.Group.FILES) {
        command.addArgGroup(section.build());
      }
    }
  }

  private static OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
  }

  private static OptionSpec named(String name, String description) {
    return OptionSpec.builder(name)
        .paramLabel("NAME")
        .type(String.class)
        .description(description)
        .build();
  }

  private static Level level(String word) {
    List<String> words = new ArrayList<>();
    Arrays.stream(Level.values()).forEach(level -> words.add(level.name()));
    if (!words.contains(word.toUpperCase(Locale.ROOT))) {
      throw new TypeConversionException("\"" + word + "\" is none of " + String.join(", ", words));
    }
    return Level.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Integer status(String digits) {
    if (!digits.matches("[2-9]\\d\\d")) {
      throw new TypeConversionException("\"" + digits + "\" is no status from 200 to 999");
    }
    return Integer.valueOf(digits);
  }

  private static int port(String digits) {
    int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : -1;
    if (port < 0 || port > 65535) {
      throw new TypeConversionException("\"" + digits + "\" is no port from 0 to 65535");
    }
    return port;
  }
}
