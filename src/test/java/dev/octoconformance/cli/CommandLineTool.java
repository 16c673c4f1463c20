package dev.octoconformance.cli;

import dev.octoconformance.config.Budget;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.config.ConfigLoader;
import dev.octoconformance.config.LoadedConfig;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.Setting;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns a command line into one call of the program and an exit code; it never throws. */
public final class CommandLineTool {
  // Narrower than this the library refuses to lay out help.
  private static final int NARROWEST = 60;
  private static final int WIDEST = 120;
  private static final String NO_TARGET =
      "No target is given. Name the API under test with --target or OCTO_TARGET_URL, or take the"
          + " embedded reference vendor with --demo.";

  private final Map<String, String> environment;
  private final Properties system;
  private final Console console;
  private final Program program;
  private final SecretPrompt prompt;
  private @Nullable SuiteConfig config;

  private CommandLineTool(
      Map<String, String> environment,
      Properties system,
      Console console,
      Program program,
      SecretPrompt prompt) {
    this.prompt = prompt;
    this.environment = environment;
    this.system = system;
    this.console = console;
    this.program = program;
  }

  /** Runs what the arguments say; files are looked for in the working directory of the process. */
  public static int execute(
      String[] args, Map<String, String> env, Properties system, Console console, Program program) {
    return execute(args, env, system, console, program, new TypedSecrets(console));
  }

  /** The same with another way to ask for secrets. */
  public static int execute(
      String[] args,
      Map<String, String> env,
      Properties system,
      Console console,
      Program program,
      SecretPrompt prompt) {
    boolean plain =
        !env.getOrDefault("NO_COLOR", "").isEmpty()
            || Arrays.asList(args).contains(CommandTree.NO_COLOR);
    Console shown = plain ? console.withoutColour() : console;
    try {
      return new CommandLineTool(env, system, shown, program, prompt).execute(args);
    } finally {
      shown.out().flush();
      shown.err().flush();
    }
  }

  private int execute(String[] args) {
    CommandLine parser = CommandTree.parser(HelpText.NAME + " " + version());
    parser.setUsageHelpWidth(Math.min(WIDEST, Math.max(NARROWEST, console.width())));
    try {
      ParseResult parsed = parser.parseArgs(args);
      ParseResult deepest = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
      if (parsed.isUsageHelpRequested() || deepest.isUsageHelpRequested()) {
        Ansi ansi = console.colour() ? Ansi.ON : Ansi.OFF;
        deepest.commandSpec().commandLine().usage(console.out(), ansi);
        return Exit.CONFORMANT.code();
      }
      if (parsed.isVersionHelpRequested()) {
        parser.printVersionHelp(console.out(), Ansi.OFF);
        return Exit.CONFORMANT.code();
      }
      return dispatch(parsed);
    } catch (ParameterException wrong) {
      console.err().println(UsageError.sentence(wrong));
      return Exit.USAGE.code();
    } catch (ConfigException wrong) {
      wrong.problems().forEach(console.err()::println);
      return Exit.USAGE.code();
    } catch (RuntimeException | Error broken) {
      return broke(broken);
    }
  }

  private int dispatch(ParseResult parsed) {
    if (!parsed.hasSubcommand()) {
      return parsed.matchedOptions().isEmpty() && load(parsed).target().url() == null
          ? help(parsed)
          : run(parsed);
    }
    ParseResult sub = parsed.subcommand();
    String name = sub.commandSpec().name();
    if (!parsed.matchedOptions().isEmpty()) {
      String option = parsed.matchedOptions().get(0).longestName();
      throw new ConfigException(
          List.of(
              option
                  + " stands before the command. Write it behind: "
                  + name
                  + " "
                  + option
                  + " ..."));
    }
    return switch (name) {
      case "list" -> list(sub);
      case "demo" -> demo(sub);
      case "listen" -> listen(sub);
      case "collect" -> collect(sub);
      case "regrade" ->
          program.regrade(
              Objects.requireNonNull(sub.matchedPositionalValue(0, (Path) null)),
              load(sub),
              wanted(sub));
      case "diff" ->
          program.diff(
              Objects.requireNonNull(sub.matchedPositionalValue(0, (Path) null)),
              Objects.requireNonNull(sub.matchedPositionalValue(1, (Path) null)),
              console);
      case "run" -> run(sub);
      case "doctor" -> doctor(sub);
      case "init" -> init(sub);
      case "plan" -> program.plan(aimed(sub).config(), console);
      case "explain" ->
          program.explain(load(sub), sub.matchedPositionalValue(0, List.<String>of()), console);
      case "sweep" -> program.sweep(load(sub), console);
      case "completion" -> completion();
      default -> background(sub);
    };
  }

  private int run(ParseResult parsed) {
    if (parsed.hasMatchedOption(CommandTree.DETACH) && options(parsed).printWaivers()) {
      throw new ConfigException(
          List.of(
              CommandTree.PRINT_WAIVERS
                  + " needs verdicts, and a run with --detach has none yet. Write it behind collect."));
    }
    Orders orders = orders(parsed);
    aimed(parsed, orders);
    if (parsed.hasMatchedOption(CommandTree.RERUN_FAILED)) {
      if (parsed.hasMatchedOption("--only")) {
        throw new ConfigException(
            List.of(CommandTree.RERUN_FAILED + " and --only exclude each other. Keep one."));
      }
      Rerun rerun = Rerun.of(load(orders).config());
      if (rerun.setting() == null) {
        console.out().println(rerun.sentence());
        return Exit.CONFORMANT.code();
      }
      orders = orders.with(rerun.setting());
    }
    return parsed.hasMatchedOption(CommandTree.DETACH)
        ? detach(orders, wanted(parsed))
        : program.run(load(orders).config(), options(parsed), wanted(parsed));
  }

  /** Nothing was asked for, so nothing was certified: the help does not end well for a script. */
  private int help(ParseResult parsed) {
    Ansi ansi = console.colour() ? Ansi.ON : Ansi.OFF;
    parsed.commandSpec().commandLine().usage(console.out(), ansi);
    console.out().flush();
    console.err().println(NO_TARGET);
    return Exit.USAGE.code();
  }

  private LoadedConfig aimed(ParseResult parsed) {
    return aimed(parsed, orders(parsed));
  }

  /** The configuration, which names a target unless the embedded vendor was asked for. */
  private LoadedConfig aimed(ParseResult parsed, Orders orders) {
    LoadedConfig loaded = load(orders);
    boolean demo = parsed.hasMatchedOption(CommandTree.DEMO);
    boolean target = loaded.config().target().url() != null;
    if (demo && target) {
      throw new ConfigException(
          List.of(
              "%s takes the embedded reference vendor, and %s names a target. Keep one."
                  .formatted(CommandTree.DEMO, loaded.place(ConfigKeys.TARGET_URL))));
    }
    if (!demo && !target && !parsed.hasMatchedOption(CommandTree.DEMO_UNLESS_TARGET)) {
      throw new ConfigException(List.of(NO_TARGET));
    }
    return loaded;
  }

  private static RunOptions options(ParseResult parsed) {
    return new RunOptions(
        parsed.hasMatchedOption(CommandTree.PRINT_WAIVERS),
        parsed.hasMatchedOption(CommandTree.RERUN_FAILED));
  }

  private int completion() {
    console.out().print(CommandTree.completion());
    return Exit.CONFORMANT.code();
  }

  private Console wanted(ParseResult parsed) {
    return parsed.hasMatchedOption(CommandTree.QUIET) ? console.quietly() : console;
  }

  /** Who leaves a run alone has time, unless somebody said how much. */
  private int detach(Orders orders, Console wanted) {
    boolean unhurried = load(orders).place(ConfigKeys.BUDGET).equals("default");
    Orders all =
        unhurried
            ? orders.with(
                new Setting(ConfigKeys.BUDGET.name(), Budget.FULL.word(), CommandTree.DETACH))
            : orders;
    return program.detach(load(all).config(), all, wanted);
  }

  private int collect(ParseResult parsed) {
    Orders orders = orders(parsed);
    return program.collect(
        load(orders).config(),
        parsed.hasMatchedOption(CommandTree.LISTEN),
        options(parsed),
        orders,
        wanted(parsed));
  }

  private int background(ParseResult parsed) {
    Background work =
        Arrays.stream(Background.values())
            .filter(one -> one.command().equals(parsed.commandSpec().name()))
            .findFirst()
            .orElseThrow();
    try {
      Orders orders = Orders.read(System.in);
      orders.system().forEach(system::setProperty);
      LoadedConfig loaded = load(orders);
      boolean repeats =
          loaded.origins().stream()
              .anyMatch(origin -> origin.place().equals(CommandTree.RERUN_FAILED));
      return program.background(
          work, loaded.config(), new RunOptions(false, repeats), wanted(parsed));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Orders orders(ParseResult parsed) {
    Map<String, String> properties = new TreeMap<>();
    system.stringPropertyNames().stream()
        .filter(name -> name.startsWith("octo."))
        .forEach(name -> properties.put(name, system.getProperty(name)));
    Map<String, String> variables = new TreeMap<>(environment);
    variables.keySet().removeIf(name -> !name.startsWith("OCTO_"));
    return new Orders(
        parsed.matchedOptionValue(CommandTree.CONFIG, null),
        prompt.answered(GivenSettings.in(parsed)),
        properties,
        variables);
  }

  private int list(ParseResult parsed) {
    ListOptions options =
        new ListOptions(
            parsed.matchedPositionalValue(0, List.<String>of()),
            parsed.matchedOptionValue("--level", null),
            parsed.hasMatchedOption("--json"));
    return program.list(load(parsed), options, console);
  }

  private int doctor(ParseResult parsed) {
    return parsed.hasMatchedOption(CommandTree.SHOW_CONFIG)
        ? program.showConfig(load(orders(parsed)), console)
        : program.doctor(aimed(parsed).config(), wanted(parsed));
  }

  private int init(ParseResult parsed) {
    return program.init(
        new InitOptions(
            Path.of(parsed.matchedPositionalValue(0, ConfigLoader.STANDARD_FILE)),
            parsed.hasMatchedOption(CommandTree.FORCE)),
        console);
  }

  private int demo(ParseResult parsed) {
    DemoOptions options =
        new DemoOptions(
            parsed.matchedOptionValue("--port", 0),
            parsed.matchedOptionValue("--fault", null),
            parsed.matchedOptionValue("--variant", null),
            parsed.hasMatchedOption("--list-faults"));
    return program.demo(options, console);
  }

  private int listen(ParseResult parsed) {
    return program.listen(
        new ListenOptions(
            parsed.matchedOptionValue("--port", ListenOptions.PORT),
            parsed.matchedOptionValue("--answer", List.of(200))),
        console);
  }

  private SuiteConfig load(ParseResult parsed) {
    return load(orders(parsed)).config();
  }

  private LoadedConfig load(Orders orders) {
    Properties properties = new Properties();
    orders.system().forEach(properties::setProperty);
    LoadedConfig loaded =
        new ConfigLoader(environment, properties, Path.of(""))
            .load(orders.file(), orders.settings());
    config = loaded.config();
    return loaded;
  }

  private int broke(Throwable broken) {
    StringWriter details = new StringWriter();
    broken.printStackTrace(new PrintWriter(details));
    LoggerFactory.getLogger(CommandLineTool.class)
        .error("the suite broke: {}", masked(details.toString()));
    String message = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    Path log = (config == null ? SuiteConfig.defaults() : config).reportDir().resolve("run.log");
    console
        .err()
        .println(
            "The suite broke: "
                + masked(broken.getClass().getSimpleName() + ": " + message)
                + "; details in "
                + log
                + ". Please report it.");
    return Exit.SUITE_BROKE.code();
  }

  private String masked(String text) {
    List<String> secrets = new ArrayList<>(config == null ? List.of() : config.secrets());
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, Secret.MASK);
    }
    return masked;
  }

  private static String version() {
    String version = CommandLineTool.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
