package dev.octoconformance.proof;

import dev.octoconformance.sender.Libraries;
import dev.octoconformance.sender.Recognition;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.ClientProcess;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What real HTTP libraries earn, each used as its documentation says, behind a vendor that is right
 * in everything else: {@code target/senders.md}, and what every verdict says in {@code
 * target/senders/verdicts}.
 */
final class SenderTable {
  private static final Path FOLDER = Path.of("target", "senders");
  private static final Path FILE = Path.of("target", "senders.md");
  private static final String QUEUE = "BullMQ";

  /** Long enough for a busy machine; a run ends when everything is decided. */
  private static final Duration BUDGET = Duration.ofMinutes(5);

  /** The libraries that vendors send with most. */
  private static final List<String> USUAL =
      List.of(
          "axios",
          "Node's fetch",
          "undici",
          "requests",
          "OkHttp",
          "Apache HttpClient 5",
          "Spring RestClient",
          "Net::HTTP",
          "Go net/http",
          QUEUE);

  private SenderTable() {}

  /** Runs the suite with the libraries that are named, or with the usual ones. */
  public static void main(String[] names) throws IOException {
    TrustFiles trust = TrustFiles.of(Bench.AUTHORITY, FOLDER);
    List<String> wanted = names.length == 0 ? USUAL : List.of(names);
    List<String> lines = new ArrayList<>();
    lines.add("| sender | recognised as | broken (FAIL) | not followed (WARN) | not decided |");
    lines.add("|---|---|---|---|---|");
    for (String name : wanted) {
      lines.add(name.equals(QUEUE) ? queue(trust) : library(name, trust));
      System.out.println(lines.get(lines.size() - 1));
      Files.write(FILE, lines);
    }
    System.exit(0);
  }

  private static String library(String name, TrustFiles trust) throws IOException {
    RealSender sender =
        RealSender.all().stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No sender is called " + name));
    try (ClientProcess client = sender.start(trust.pem(), trust.store())) {
      return row(name + " " + client.version(), client.sending());
    }
  }

  /** The queue does the retries itself; its store listens on a free port and keeps nothing. */
  private static String queue(TrustFiles trust) throws IOException {
    int port = freePort();
    Process redis =
        new ProcessBuilder("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("redis.log").toFile())
            .start();
    try (ClientProcess client = RealSender.queue(trust.pem(), port)) {
      return row(QUEUE + " " + client.version() + "", client.queueing());
    } finally {
      redis.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static String row(String title, Behaviour behaviour) throws IOException {
    Bench.Outcome run = Bench.run(behaviour, Bench.VENDOR, Map.of(), BUDGET);
    write(title, run);
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            title,
            recognised(run),
            ids(run, Verdict.FAIL, r -> ""),
            ids(run, Verdict.WARN, r -> ""),
            ids(run, Verdict.INCONCLUSIVE, r -> " " + codes(r)));
  }

  private static Recognition known(Bench.Outcome run) {
    return Recognition.of(Libraries.shipped(), run.recording().journal());
  }

  private static String recognised(Bench.Outcome run) {
    return known(run).senders().stream()
        .map(sender -> sender.library().name())
        .collect(Collectors.joining(", "));
  }

  private static String codes(RequirementVerdict row) {
    return row.cases().stream()
        .flatMap(c -> Stream.ofNullable(c.reason()))
        .map(reason -> reason.code())
        .distinct()
        .collect(Collectors.joining("/"));
  }

  private static String ids(
      Bench.Outcome run, Verdict verdict, Function<RequirementVerdict, String> more) {
    String ids =
        run.requirements().stream()
            .filter(r -> r.verdict() == verdict)
            .map(r -> r.requirement().id() + more.apply(r))
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "none" : ids;
  }

  private static void write(String title, Bench.Outcome run) throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve("verdicts"));
    List<String> lines = new ArrayList<>();
    lines.add("exit " + run.exit());
    Recognition known = known(run);
    for (RequirementVerdict row : run.requirements()) {
      if (row.verdict() != Verdict.PASS) {
        lines.add("");
        lines.add("== " + row.requirement().id() + " " + row.requirement().title());
        lines.add(run.says(row.requirement().id()));
        known.hint(row.requirement().id()).ifPresent(lines::add);
      }
    }
    Files.write(folder.resolve(title.replaceAll("[^A-Za-z0-9.]+", "-") + ".txt"), lines);
  }
}
