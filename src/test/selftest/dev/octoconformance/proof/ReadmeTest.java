package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.Conformance;
import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.sink.Forwarder;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the README works as it stands there. */
class ReadmeTest {
  private static final String JAR = "java -jar target/octo-webhooks-conformance.jar ";
  private static final String TUNNEL = "cloudflared tunnel --url http://127.0.0.1:{port}";

  /** Proofs of their own run these: they serve or go on until they are ended. */
  private static final Pattern ENDLESS = Pattern.compile("(demo --port|run --detach).*");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder;

  static List<String> commands() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .map(line -> line.replace("OCTO_TOKEN=… ", ""))
        .filter(line -> line.startsWith(JAR))
        .map(line -> line.substring(JAR.length()))
        .toList();
  }

  @Test
  void there_are_commands_to_prove() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(12);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_of_the_readme_works(String command) throws IOException {
    if (ENDLESS.matcher(command).matches()) {
      assertThat(print(List.of(words(command).get(0), "--help")))
          .contains(command.contains("--detach") ? "--detach" : "--port");
      return;
    }
    VendorSettings settings = Bench.VENDOR.withPort(freePort());
    Path reports = Files.createDirectories(folder.resolve("latest"));
    if (command.contains("--rerun-failed")) {
      aFailureIsThere(settings, reports);
    }
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      if (command.matches("(diff|collect|sweep).*")) {
        print(run(vendor, settings, reports, "CAP-01"));
        print(run(vendor, settings, Files.createDirectories(folder.resolve("before")), "CAP-01"));
      }
      List<String> told = new ArrayList<>();
      for (String word : words(command)) {
        told.add(real(word, vendor));
      }
      if (told.contains("--waivers")) {
        Files.writeString(folder.resolve("octo-waivers.yaml"), "[]\n");
      }
      if (told.get(0).equals("run")) {
        told.addAll(List.of("--report-dir", reports.toString()));
        if (!told.contains("--demo")) {
          told.addAll(List.of("--token", settings.token()));
        }
        if (!told.contains("--allow-partial")) {
          told.add("--allow-partial");
        }
        if (!told.contains("--only") && !told.contains("--rerun-failed")) {
          told.addAll(List.of("--only", "CAP-01"));
        }
        told.addAll(quick());
      }
      if (told.get(0).equals("init")) {
        told.add(folder.resolve("octo-conformance.yaml").toString());
      }
      if (told.contains("doctor") && told.contains("--target")) {
        told.addAll(List.of("--token", settings.token()));
      }
      assertThat(print(told)).isNotEmpty();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void aFailureIsThere(VendorSettings settings, Path reports) {
    Behaviour broken = Fault.RESPONSE_HIDES_WEBHOOKS_CAPABILITY.behaviour();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, broken)) {
      assertThat(exit(run(vendor, settings, reports, "CAP-03"), new StringWriter())).isZero();
    }
  }

  private static List<String> run(
      ReferenceVendor vendor, VendorSettings settings, Path reports, String only) {
    return List.of(
        "run",
        "--target",
        vendor.baseUrl().toString(),
        "--token",
        settings.token(),
        "--report-dir",
        reports.toString(),
        "--allow-partial",
        "--only",
        only);
  }

  private static List<String> quick() {
    return List.of(
        "--set", "waits.firstDelivery=3s", "waits.quietMin=700ms", "waits.clientResend=200ms");
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  private String real(String word, ReferenceVendor vendor) {
    if (word.equals(TUNNEL)) {
      return Forwarder.command(0, 0);
    }
    return word.replace("https://api.example.com/octo", vendor.baseUrl().toString())
        .replace("octo-waivers.yaml", folder.resolve("octo-waivers.yaml").toString())
        .replaceFirst("^reports/(latest|night)$", folder.resolve("latest").toString())
        .replaceFirst("^reports/", folder + "/");
  }

  /** What the program prints; it must end well. */
  private static String print(List<String> args) {
    StringWriter said = new StringWriter();
    assertThat(exit(args, said)).as("%s%n%s", args, said).isZero();
    return said.toString();
  }

  private static int exit(List<String> args, StringWriter said) {
    PrintWriter both = new PrintWriter(said);
    return CommandLineTool.execute(
        args.toArray(String[]::new),
        Map.of(),
        new Properties(),
        new Console(both, both, false, false, 100),
        new Conformance(Map.of()));
  }
}
