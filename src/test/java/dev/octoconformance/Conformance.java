package dev.octoconformance;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.DemoOptions;
import dev.octoconformance.cli.ListOptions;
import dev.octoconformance.cli.Program;
import dev.octoconformance.config.Declared;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The program: reads what it is told, runs the suite against the target or against the embedded
 * reference vendor, reports, and ends with an exit code that scripts can rely on.
 */
public final class Conformance implements Program {
  private static final int WIDTH = 100;

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
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
  public int run(SuiteConfig config, Console console) {
    if (config.target().url() != null) {
      return new Certification(config, console).certify();
    }
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      return new Certification(aimedAt(vendor, settings, config), console).certify();
    }
  }

  /** The configuration with the embedded vendor as its target, of which everything is known. */
  private static SuiteConfig aimedAt(
      ReferenceVendor vendor, VendorSettings settings, SuiteConfig config) {
    TargetSettings target = config.target();
    Declared said = config.declared();
    return config
        .withTarget(
            new TargetSettings(
                vendor.baseUrl(),
                new Secret(settings.token()),
                new Secret(settings.secondToken()),
                target.headers(),
                target.capabilities()))
        .withDeclared(said.withSecondTokenIsolated(true));
  }

  @Override
  public int list(SuiteConfig config, ListOptions options, Console console) {
    return Listing.print(config, options, console);
  }

  @Override
  public int demo(DemoOptions options, Console console) {
    return Demo.serve(options, console);
  }
}
