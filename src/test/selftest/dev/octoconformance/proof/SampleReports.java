package dev.octoconformance.proof;

import dev.octoconformance.Conformance;
import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.RunOptions;
import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the published samples: the reports of a conforming vendor, and of one with five faults. The
 * argument is the folder that they go to.
 */
final class SampleReports {
  private static final List<String> PUBLISHED =
      List.of("conformance.html", "conformance.md", "badge.svg", "verdicts.json");

  private SampleReports() {}

  public static void main(String[] folder) throws IOException {
    Path samples = Path.of(folder[0]);
    make(samples.resolve("conforming"), new Behaviour());
    make(samples.resolve("five-faults"), Fault.FIVE_AT_ONCE.behaviour());
  }

  private static void make(Path sample, Behaviour behaviour) throws IOException {
    Path reports = Files.createTempDirectory("octo-sample-");
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, behaviour)) {
      PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
      new Conformance(Map.of())
          .run(
              configuration(vendor, settings, reports),
              new RunOptions(false, false),
              new Console(out, out, false, false, 100, true));
    }
    Files.createDirectories(sample);
    for (String name : PUBLISHED) {
      Files.copy(reports.resolve(name), sample.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static SuiteConfig configuration(
      ReferenceVendor vendor, VendorSettings settings, Path reports) {
    return SuiteConfig.of(
            Map.of("reportDir", reports.toString(), "declared.secondTokenIsolated", "true"))
        .withAvailabilityTrigger(
            new AvailabilityTrigger.HttpCall(
                "POST",
                vendor.availabilityControl().toString(),
                Map.of("Authorization", new Secret("Bearer " + settings.token())),
                ReferenceVendor.AVAILABILITY_CHANGE))
        .withTarget(
            new TargetSettings(
                vendor.baseUrl(),
                new Secret(settings.token()),
                new Secret(settings.secondToken()),
                Map.of(),
                List.of()));
  }
}
