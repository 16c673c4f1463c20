package dev.octoconformance;

import dev.octoconformance.cli.Background;
import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.DemoOptions;
import dev.octoconformance.cli.InitOptions;
import dev.octoconformance.cli.ListOptions;
import dev.octoconformance.cli.ListenOptions;
import dev.octoconformance.cli.Orders;
import dev.octoconformance.cli.Program;
import dev.octoconformance.cli.RunOptions;
import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Declared;
import dev.octoconformance.config.LoadedConfig;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.sink.Authority;
import dev.octoconformance.target.LiveTransport;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.Exit;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.logging.LogManager;

/**
 * The program: reads what it is told, runs the suite against the target or against the embedded
 * reference vendor, reports, and ends with an exit code that scripts can rely on.
 */
public final class Conformance implements Program {
  private static final int WIDTH = 100;
  private static final String DEMO =
      "Demo: this tests the embedded reference vendor, not an API of yours; name yours with"
          + " --target, OCTO_TARGET_URL or -Docto.target.url.";

  private final Map<String, String> environment;

  Conformance() {
    this(System.getenv());
  }

  /** The program in this environment. */
  public Conformance(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    // Libraries that log this way would write past the console, on a full disk most of all.
    LogManager.getLogManager().reset();
    // Or the parser would load Groovy, which REST Assured brings along, before it says anything.
    System.setProperty("picocli.disable.closures", "true");
    boolean terminal = Terminal.isThere();
    Console console =
        new Console(
            writer(FileDescriptor.out), writer(FileDescriptor.err), terminal, terminal, width());
    System.exit(
        CommandLineTool.execute(
            args, System.getenv(), System.getProperties(), console, new Conformance()));
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Integer.parseInt(columns)
        : WIDTH;
  }

  @Override
  public int run(SuiteConfig config, RunOptions options, Console console) {
    return run(config, console, () -> {}, extras(options));
  }

  private Extras extras(RunOptions options) {
    String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    return new Extras(
        options.printWaivers(),
        summary.isBlank() ? null : Path.of(summary),
        environment.getOrDefault("GITHUB_ACTIONS", "").equals("true"),
        options.repeats());
  }

  private static int run(SuiteConfig config, Console console, Runnable leftAlone, Extras extras) {
    LiveTransport.getReady();
    if (config.target().url() != null) {
      return new Certification(config, console, leftAlone, extras).certify();
    }
    console.out().println(DEMO);
    console.out().flush();
    Authority authority = Authority.fresh();
    VendorSettings settings = VendorSettings.defaults().withTrust(authority.certificate());
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      return new Certification(aimedAt(vendor, settings, config), console, leftAlone, extras)
          .vouchedFor(authority)
          .certify();
    }
  }

  @Override
  public int plan(SuiteConfig config, Console console) {
    if (config.target().url() != null) {
      return Planning.print(config, false, console);
    }
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      return Planning.print(aimedAt(vendor, settings, config), true, console);
    }
  }

  @Override
  public int explain(SuiteConfig config, List<String> ids, Console console) {
    return Explaining.print(config, ids, console);
  }

  @Override
  public int sweep(SuiteConfig config, Console console) {
    return new Sweeping(config, console).sweep();
  }

  @Override
  public int detach(SuiteConfig config, Orders orders, Console console) {
    Child child = Child.start(Background.RUN, orders, console);
    OptionalInt ended = child.awaitFarewell();
    if (ended.isPresent()) {
      return ended.getAsInt();
    }
    console
        .out()
        .printf(
            "Every event was caused; the run goes on in the background until all is decided, %s at most.%n"
                + "  Process  %d%n  Journal  %s%n"
                + "Judge what is decided so far, as often as you like:%n  %s%n",
            config.budget().inWords(),
            child.pid(),
            config.reportDir().resolve("journal.jsonl"),
            Collecting.command("collect", config.reportDir()));
    console.out().flush();
    return Exit.CONFORMANT.code();
  }

  @Override
  public int collect(
      SuiteConfig config, boolean listen, RunOptions options, Orders orders, Console console) {
    Collecting collecting = new Collecting(config, console, extras(options));
    OptionalInt refused = listen ? collecting.listen(orders) : OptionalInt.empty();
    return refused.isPresent() ? refused.getAsInt() : collecting.collect();
  }

  @Override
  public int regrade(Path journal, SuiteConfig config, Console console) {
    return new Regrading(journal, config, console).regrade();
  }

  @Override
  public int diff(Path before, Path after, Console console) {
    return Differing.print(before, after, console);
  }

  @Override
  public int background(Background work, SuiteConfig config, RunOptions options, Console console) {
    Farewell farewell = new Farewell(console);
    return switch (work) {
      case RUN -> run(config, farewell.console(), farewell::say, Extras.NONE.of(options));
      case LISTEN -> Listening.of(config, farewell.console(), farewell::say);
    };
  }

  /** The configuration with the embedded vendor as its target, of which everything is known. */
  private static SuiteConfig aimedAt(
      ReferenceVendor vendor, VendorSettings settings, SuiteConfig config) {
    TargetSettings target = config.target();
    Declared said = config.declared();
    AvailabilityTrigger own = config.availabilityTrigger();
    return config
        .withAvailabilityTrigger(own == null ? hook(vendor, settings) : own)
        .withTarget(
            new TargetSettings(
                    vendor.baseUrl(),
                    new Secret(settings.token()),
                    new Secret(settings.secondToken()),
                    target.headers(),
                    target.capabilities())
                .asEmbedded())
        .withDeclared(said.withSecondTokenIsolated(true));
  }

  /** The vendor's own way to change an availability. */
  private static AvailabilityTrigger hook(ReferenceVendor vendor, VendorSettings settings) {
    return new AvailabilityTrigger.HttpCall(
        "POST",
        vendor.availabilityControl().toString(),
        Map.of("Authorization", new Secret("Bearer " + settings.token())),
        ReferenceVendor.AVAILABILITY_CHANGE);
  }

  @Override
  public int list(SuiteConfig config, ListOptions options, Console console) {
    return Listing.print(config, options, console);
  }

  @Override
  public int demo(DemoOptions options, Console console) {
    return Demo.serve(options, console);
  }

  @Override
  public int listen(ListenOptions options, Console console) {
    return Receiving.listen(options, console);
  }

  @Override
  public int doctor(SuiteConfig config, Console console) {
    if (config.target().url() != null) {
      return Surgery.examine(config, console);
    }
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      return Surgery.examine(aimedAt(vendor, settings, config), console);
    }
  }

  @Override
  public int showConfig(LoadedConfig loaded, Console console) {
    return Surgery.show(loaded, console);
  }

  @Override
  public int init(InitOptions options, Console console) {
    return Beginning.write(options, console);
  }
}
