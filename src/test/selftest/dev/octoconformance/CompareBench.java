package dev.octoconformance;

import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this build costs beside the build of another commit, and beside newman: each of them in
 * turn, round after round, so that whatever else the machine does burdens all.
 */
final class CompareBench {
  private static final double MEGABYTE = 1_000_000;
  private static final VendorSettings VENDOR = VendorSettings.defaults();
  private static final VendorSettings SLOW_RETRIES =
      VENDOR.withRetryGaps(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10));
  private static final Fault DEAF = Fault.CUSTOM_USER_AGENT_STOPS_DELIVERIES;
  private static final String[] TOLD = {
    "--set", "declared.firstRetryMax=1s",
    "--set", "declared.secondRetryMax=3s",
    "--set", "declared.maxAttempts=4",
    "--set", "declared.senderTimeout=5s"
  };
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final List<Build> builds;
  private final Path work;
  private final int rounds;
  private final Map<String, Figures> table = new LinkedHashMap<>();
  private int folders;

  /**
   * What was measured of something, round by round.
   *
   * @param unit with a blank before it
   * @param target what this build is meant to come to
   */
  private record Figures(
      String unit, String target, List<Double> before, List<Double> now, List<Double> newman) {

    static Figures in(String unit, String target) {
      return new Figures(unit, target, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(int whose, double value) {
      List.of(before, now, newman).get(whose).add(value);
    }

    String line(String what) {
      return "| %s | %s | %s | %s | %s | %s | %s |"
          .formatted(
              what,
              words(before),
              words(now),
              number(median(now) / median(before)),
              words(newman),
              newman.isEmpty() ? "" : number(median(now) / median(newman)),
              target);
    }

    private String words(List<Double> values) {
      return values.isEmpty() ? "" : number(median(values)) + unit;
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double median(List<Double> values) {
      return values.stream().sorted().toList().get(values.size() / 2);
    }
  }

  private CompareBench(List<Build> builds, Path work, int rounds) {
    this.builds = builds;
    this.work = work;
    this.rounds = rounds;
  }

  /**
   * Takes the folder of the other checkout and that of this one, a folder to work in, how many
   * rounds, and what is compared, with commas between: {@code runs}, {@code retries}, {@code
   * requests}, {@code starts}, {@code unheard}, {@code proofs}.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Path.of(args[2]).toAbsolutePath();
    delete(work.resolve("runs"));
    Files.createDirectories(work.resolve("runs"));
    Path cache = work.resolve("cache");
    List<Build> builds =
        List.of(Build.of(Path.of(args[0]), cache), Build.of(Path.of(args[1]), cache));
    CompareBench bench = new CompareBench(builds, work, Integer.parseInt(args[3]));
    for (Build build : builds) {
      build.launcher().with("warm-up").run();
    }
    Map<String, Part> parts = bench.parts();
    for (String part : args[4].split(",", -1)) {
      if (!parts.containsKey(part)) {
        throw new IllegalArgumentException(
            "There is no part %s to compare; there are %s.".formatted(part, parts.keySet()));
      }
      parts.get(part).compare();
    }
    bench.print();
  }

  /** One of the things that are compared. */
  private interface Part {
    void compare() throws IOException, InterruptedException;
  }

  private Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("runs", this::wholeRuns);
    parts.put("retries", this::slowRetries);
    parts.put("requests", this::threeRequests);
    parts.put("starts", this::starts);
    parts.put("unheard", this::deafWebhooks);
    parts.put("proofs", this::proofs);
    return parts;
  }

  /** Something done with one of the builds. */
  private interface Turn {
    void with(int build) throws IOException, InterruptedException;
  }

  /** Everyone in turn, the other one first in every second round. */
  private void inTurns(Turn turn) throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < builds.size(); i++) {
        turn.with((i + round) % builds.size());
      }
    }
  }

  private void note(String what, String unit, String target, int whose, double value) {
    table.computeIfAbsent(what, row -> Figures.in(unit, target)).add(whose, value);
  }

  private void wholeRuns() throws IOException, InterruptedException {
    inTurns(
        build -> {
          Path reports = freshFolder();
          Build which = builds.get(build);
          Launch.Cost cost =
              conformant(which.demo(which.launcher()).with("--report-dir", reports + ""));
          note("whole run: CPU", " s", "≤ 0.5", build, seconds(cost.cpu()));
          note("whole run: peak memory", " MB", "≤ 0.6", build, cost.peakBytes() / MEGABYTE);
          note("whole run: wall", " s", "", build, seconds(cost.wall()));
          note("whole run: folder", " MB", "≤ 8 MB", build, size(reports) / MEGABYTE);
        });
  }

  private void slowRetries() throws IOException, InterruptedException {
    try (ReferenceVendor vendor = ReferenceVendor.start(SLOW_RETRIES)) {
      inTurns(
          build -> {
            Path reports = freshFolder();
            conformant(at(vendor, build, reports));
            JsonNode verdicts =
                JsonMapper.shared().readTree(reports.resolve("verdicts.json").toFile());
            double took = verdicts.path("run").path("durationMs").asDouble();
            double bound = verdicts.path("measurements").path("waitLowerBoundMs").asDouble();
            note("gaps 1 s, 10 s: run ÷ bound", "", "≤ 1.10, itself", build, took / bound);
          });
    }
  }

  private void threeRequests() throws IOException, InterruptedException {
    Newman newman = Newman.in(work.resolve("newman"));
    try (ReferenceVendor vendor = ReferenceVendor.start(VENDOR)) {
      Launch requests = newman.asking(vendor.baseUrl(), VENDOR);
      String rows = "CREATE-01,LIST-02,DELETE-01";
      inTurns(
          build -> {
            noteThree(build, conformant(at(vendor, build, freshFolder()).with("--only", rows)));
            if (build == 1) {
              noteThree(2, conformant(requests));
            }
          });
    }
  }

  private void noteThree(int whose, Launch.Cost cost) {
    String what = "create, list, delete: ";
    note(what + "wall", " s", "≤ 1.0 newman", whose, seconds(cost.wall()));
    note(what + "CPU", " s", "≤ 2.0 newman", whose, seconds(cost.cpu()));
    note(what + "peak memory", " MB", "≤ 1.2 newman", whose, cost.peakBytes() / MEGABYTE);
  }

  private void starts() throws IOException, InterruptedException {
    inTurns(
        build -> {
          Build which = builds.get(build);
          note(
              "first graded request",
              " s",
              "≤ 0.8",
              build,
              seconds(StartBench.firstGraded(which.demo(which.launcher()), freshFolder())));
        });
  }

  /** How much longer a run takes at a vendor of which some webhooks never hear. */
  private void deafWebhooks() throws IOException, InterruptedException {
    for (int build = 0; build < builds.size(); build++) {
      double deaf = told(build, DEAF.behaviour());
      double conforming = told(build, new Behaviour());
      note("never heard: run ÷ run when heard", "", "≤ 2, itself", build, deaf / conforming);
    }
  }

  private double told(int build, Behaviour behaviour) throws IOException, InterruptedException {
    try (ReferenceVendor vendor = ReferenceVendor.start(VENDOR, behaviour)) {
      return seconds(at(vendor, build, freshFolder()).with(TOLD).run().wall());
    }
  }

  private void proofs() throws IOException, InterruptedException {
    for (int build = 0; build < builds.size(); build++) {
      Launch.Cost cost = conformant(builds.get(build).maven("verify"));
      note("mvn verify: CPU", " s", "≤ 0.25", build, seconds(cost.cpu()));
      note("mvn verify: wall", " s", "≤ 0.33", build, seconds(cost.wall()));
    }
  }

  private Launch at(ReferenceVendor vendor, int build, Path reports) {
    return builds
        .get(build)
        .launcher()
        .withVariable("OCTO_TOKEN", VENDOR.token())
        .withVariable("OCTO_SECOND_TOKEN", VENDOR.secondToken())
        .withVariable("OCTO_ALLOW_PARTIAL", "true")
        .with("run", "--target", vendor.baseUrl() + "", "--report-dir", reports + "")
        .with("--set", "declared.secondTokenIsolated=true");
  }

  private static Launch.Cost conformant(Launch launch) throws IOException, InterruptedException {
    Launch.Cost cost = launch.run();
    if (cost.exit() != 0) {
      throw new IllegalStateException(
          "Exit code %d: %s".formatted(cost.exit(), String.join(" ", launch.command())));
    }
    return cost;
  }

  private void print() throws IOException, InterruptedException {
    Path here = builds.get(1).folder();
    OUT.printf(
        "%n%s, %d cores, %s, Java %s, node %s, newman %s; medians of %d rounds (never hearing and mvn verify: one)%n%n",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        Build.said(here, "uname", "-sr"),
        Runtime.version(),
        Build.said(here, "node", "--version"),
        Newman.VERSION,
        rounds);
    OUT.printf(
        "| | %s | %s | ratio | newman | ratio | target |%n|---|---|---|---|---|---|---|%n",
        builds.get(0).commit(), builds.get(1).commit());
    table.forEach((what, figures) -> OUT.println(figures.line(what)));
  }

  private Path freshFolder() throws IOException {
    return Files.createDirectory(work.resolve("runs").resolve("" + folders++));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
