package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.Conformance;
import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.target.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input of every kind ends in one sentence and the right exit code; the table of them stands in
 * the README, and {@code -Docto.proof.write=true} writes it anew.
 */
class BadInputsTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- bad input: begin -->";
  private static final String END = "<!-- bad input: end -->";
  private static final List<String> CASES =
      List.of(
          // options
          "--tokn x",
          "lst",
          "sesame",
          "run sesame",
          "--target",
          "--budget quik",
          "--budget full --budget quick",
          "--set sesame",
          "--set budgt=full",
          "--set limits.webhooks=none",
          "--set limits.webhooks=0",
          "--set waits.quietMin=soon",
          "--set declared.maxAttempts=-1",
          "--set optIn=brust",
          "--strictness strict",
          "--demo --profile nobody",
          "--demo --only RTX-*",
          "--demo --only RTY-99",
          "--target api.example.com",
          "--target ftp://api.example.com",
          "--sink-bind here",
          "--sink-url nowhere",
          "--config missing.yaml",
          "--token @missing.txt",
          "--demo --waivers missing.yaml",
          "--target https://api.example.com --accept ENV",
          "--target https://api.example.com --accept I-ENVV",
          "--target https://api.example.com --accept I-TRIG:AVL-99",
          "--target https://api.example.com --allow-partial --allow-partial",
          "list --level mst",
          "explain RTY-99",
          "demo --port 65536",
          "demo --fault nothing-works",
          "regrade missing",
          "diff missing missing",
          "collect --report-dir FOLDER/empty",
          "--demo --rerun-failed --report-dir FOLDER/empty",
          // the surroundings
          "run",
          "plan",
          "doctor",
          "--only LIST-01",
          "run --demo --target https://api.example.com",
          "OCTO_TARGET_URL= run",
          "OCTO_TARGET_URL= doctor",
          "OCTO_TOKEN= run --demo",
          "OCTO_TARGET=https://api.example.com run",
          "OCTO_BUDGTE=quick run --demo",
          "OCTO_JAR=octo.jar run --demo",
          "OCTO_TARGET_URL=https://api.example.com run --demo",
          "-Docto.target.url= run",
          "-Docto.targt.url=https://api.example.com run",
          // files
          "--config FOLDER/tab.yaml",
          "--config FOLDER/list.yaml",
          "--config FOLDER/unknown.yaml",
          "--config FOLDER/twice.yaml",
          "--config FOLDER/number.yaml",
          "--demo --waivers FOLDER/strange.yaml",
          "--demo --waivers FOLDER/undated.yaml",
          "regrade FOLDER/broken.jsonl",
          // answers of the target
          "--target http://HTML/octo",
          "--target http://NOT-FOUND/octo",
          "--target http://BROKEN/octo",
          "--target http://UNAUTHORIZED/octo",
          "--target http://NO-JSON/octo",
          "--target http://EMPTY/octo",
          "--target http://REDIRECT/octo",
          "--target http://GARBAGE/octo",
          "--target http://ENDLESS/octo",
          // the network
          "--target http://no-such-host.invalid/octo",
          "--target http://CLOSED/octo",
          "--target http://HANG-UP/octo");

  private static final Map<String, String> ANSWERS =
      Map.of(
          "HTML", "200 OK|text/html|<html>Welcome</html>",
          "NOT-FOUND", "404 Not Found|text/plain|nothing here",
          "BROKEN", "500 Oops|text/plain|stack trace",
          "UNAUTHORIZED", "401 Unauthorized|application/json|{\"error\": \"UNAUTHORIZED\"}",
          "NO-JSON", "200 OK|application/json|[{]",
          "EMPTY", "200 OK|application/json|[]",
          "REDIRECT", "302 Found|text/plain|elsewhere");

  @TempDir static Path folder;

  static List<String> cases() {
    return CASES;
  }

  @Test
  void the_table_of_the_readme_is_what_is_said() throws IOException {
    List<String> rows =
        new ArrayList<>(List.of("| input | exit | what is said |", "|---|---|---|"));
    for (String line : CASES) {
      Said said = said(line);
      rows.add(
          "| `%s` | %d | %s |"
              .formatted(
                  line, said.exit(), said.sentence().replace("|", "\\|").replace("<", "&lt;")));
    }
    String table = String.join("\n", rows);
    String readme = Files.readString(README);
    int from = readme.indexOf(BEGIN) + BEGIN.length();
    int to = readme.indexOf(END);
    if (Boolean.getBoolean("octo.proof.write")) {
      Files.writeString(
          README, readme.substring(0, from) + "\n" + table + "\n" + readme.substring(to));
    } else {
      assertThat(readme.substring(from, to).strip()).isEqualTo(table);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bad_input_shows_no_stack_trace(String line) throws IOException {
    Said said = said(line);
    assertThat(said.exit()).isIn(2, 3);
    assertThat(said.all()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(said.sentence()).as(said.all()).matches(".*[.?]");
  }

  private record Said(int exit, String sentence, String all) {}

  private static Said said(String line) throws IOException {
    prepare();
    List<RawServer> servers = new ArrayList<>();
    try {
      List<String> args = new ArrayList<>();
      Map<String, String> environment = new TreeMap<>();
      Properties system = new Properties();
      for (String word : line.split(" ", -1)) {
        String[] assignment = word.split("=", 2);
        if (word.startsWith("OCTO_")) {
          environment.put(assignment[0], assignment[1]);
        } else if (word.startsWith("-Docto.")) {
          system.setProperty(assignment[0].substring("-D".length()), assignment[1]);
        } else {
          args.add(real(word, servers));
        }
      }
      boolean runs = args.get(0).startsWith("--");
      if (runs && !args.contains("--report-dir")) {
        args.addAll(List.of("--report-dir", folder.resolve("reports").toString()));
      }
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exit =
          CommandLineTool.execute(
              args.toArray(String[]::new),
              environment,
              system,
              new Console(new PrintWriter(out), new PrintWriter(err), false, false, 1000, true),
              new Conformance(Map.of()));
      String all = neutral(err + "\n" + out);
      return new Said(exit, sentence(all), all);
    } finally {
      for (RawServer server : servers) {
        server.close();
      }
    }
  }

  /** The first line that says something, without the layout around it. */
  private static String sentence(String all) {
    return all.lines()
        .map(said -> said.strip().replaceFirst("^! ", ""))
        .filter(Predicate.not(String::isEmpty))
        .filter(said -> said.contains(" ") && said.matches(".*[.?]"))
        .findFirst()
        .orElse("");
  }

  private static String real(String word, List<RawServer> servers) throws IOException {
    String real = word.replace("FOLDER", folder.toString());
    for (Map.Entry<String, String> answer : ANSWERS.entrySet()) {
      if (real.contains("//" + answer.getKey() + "/")) {
        String[] parts = answer.getValue().split("\\|", -1);
        RawServer server =
            RawServer.saying(
                "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s"
                    .formatted(
                        parts[0],
                        parts[1],
                        parts[2].length(),
                        parts[0].startsWith("302") ? "Location: /login\r\n" : "",
                        parts[2]));
        return served(real, answer.getKey(), server, servers);
      }
    }
    if (real.contains("//GARBAGE/")) {
      return served(real, "GARBAGE", RawServer.saying("no HTTP at all\r\n\r\n"), servers);
    }
    if (real.contains("//HANG-UP/")) {
      return served(real, "HANG-UP", new RawServer((socket, out) -> socket.close()), servers);
    }
    if (real.contains("//ENDLESS/")) {
      return served(real, "ENDLESS", new RawServer(BadInputsTest::endless), servers);
    }
    if (real.contains("//CLOSED/")) {
      try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return real.replace("CLOSED", "127.0.0.1:" + closed.getLocalPort());
      }
    }
    return real;
  }

  private static void endless(Socket socket, OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n["
            .getBytes(StandardCharsets.US_ASCII));
    byte[] many = "0,".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    while (!socket.isClosed()) {
      out.write(many);
    }
  }

  private static String served(
      String word, String name, RawServer server, List<RawServer> servers) {
    servers.add(server);
    return word.replace(name, "127.0.0.1:" + server.port());
  }

  private static String neutral(String text) {
    return text.replace(folder.toString(), "FOLDER")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("\u001b\\[[0-9;]*m", "");
  }

  private static void prepare() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    write("tab.yaml", "target:\n\turl: http://h\n");
    write("list.yaml", "- budget: quick\n");
    write("unknown.yaml", "limits:\n  webhoks: 3\n");
    write("twice.yaml", "budget: quick\nbudget: full\n");
    write("number.yaml", "budget: 3\n");
    write("strange.yaml", "- id: RTX-01\n  reason: because\n  expires: 2030-01-01\n");
    write("undated.yaml", "- id: RTY-05\n  reason: because\n");
    write("broken.jsonl", "{\"no\": \"journal\"}\n");
  }

  private static void write(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve(name), Arrays.stream(lines).collect(Collectors.joining("\n")));
  }
}
