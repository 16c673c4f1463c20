package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.Conformance;
import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.sink.Forwarder;
import dev.octoconformance.vendor.ReferenceVendor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret reaches anything that a run writes or prints, in whatever form. */
class CanaryTest {
  private static final String TOKEN = "canary-token-5e1f93ab";
  private static final String SECOND = "canary-second-0c77d2";
  private static final String HEADER = "canary header/+=91b3";
  private static final String PASSWORD = "canaryPassword4d8e";
  private static final List<String> CANARIES = List.of(TOKEN, SECOND, HEADER, PASSWORD);
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
  private static final int DEPTH = 3;
  private static final int MOST_BYTES = 8_000_000;
  private static final int MOST_FILES = 1_600;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... more) throws IOException {
    Path header = folder.resolve("header.txt");
    Files.writeString(header, HEADER + "\n");
    try (ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR.withTokens(TOKEN, SECOND))) {
      List<String> args =
          new ArrayList<>(
              List.of(
                  "run",
                  "--target",
                  vendor.baseUrl().toString(),
                  "--report-dir",
                  folder.resolve("report").toString(),
                  "--token",
                  "-",
                  "--set",
                  "target.headers.X-Gateway-Key=@" + header,
                  "waits.firstDelivery=3s",
                  "waits.quietMin=700ms",
                  "waits.listVisible=2s",
                  "waits.clientResend=200ms",
                  "waits.deleteGrace=800ms",
                  "declared.throttledRetryMax=2s",
                  "declared.secondTokenIsolated=true",
                  "trigger.availability.http.url="
                      + vendor
                          .availabilityControl()
                          .toString()
                          .replace("://", "://canary:" + PASSWORD + "@"),
                  "trigger.availability.http.headers.Authorization=Bearer " + TOKEN,
                  "trigger.availability.http.body=" + ReferenceVendor.AVAILABILITY_CHANGE));
      args.addAll(List.of(more));
      Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
      return CommandLineTool.execute(
          args.toArray(String[]::new),
          Map.of("OCTO_SECOND_TOKEN", SECOND),
          new Properties(),
          console,
          new Conformance(Map.of()),
          question -> TOKEN);
    }
  }

  @Test
  void a_whole_run_keeps_its_secrets_and_leaves_little() throws IOException {
    int exit = run();
    assertThat(exit).as("%s%n%s", out, err).isIn(0, 4);
    assertThat(folder.resolve("report/journal.jsonl")).isNotEmptyFile();
    assertThat(found()).isEmpty();
    Map<String, byte[]> files = files();
    assertThat(files.values().stream().mapToInt(bytes -> bytes.length).sum())
        .as("bytes of all reports")
        .isLessThan(MOST_BYTES);
    assertThat(files).as("files").hasSizeLessThan(MOST_FILES);
    assertThat(files.values().stream().map(ByteBuffer::wrap))
        .as("contents")
        .doesNotHaveDuplicates();
  }

  @Test
  void a_run_that_ends_in_trouble_keeps_its_secrets() throws IOException {
    assertThat(run("--tunnel", "echo http://me:" + PASSWORD + "@127.0.0.1:9/; exit 3"))
        .isEqualTo(3);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_run_through_a_tunnel_keeps_the_secrets_of_its_command() throws IOException {
    int exit =
        run(
            "--tunnel",
            Forwarder.command(0, 0, "http://me:" + PASSWORD + "@proxy"),
            "--allow-partial",
            "--only",
            "DLV-01,LIST-*");
    assertThat(exit).as("%s%n%s", out, err).isZero();
    assertThat(found()).isEmpty();
  }

  @Test
  void the_search_finds_every_form() throws IOException {
    byte[] plain = ("x " + TOKEN + " y").getBytes(StandardCharsets.UTF_8);
    for (String form :
        List.of(
            new String(plain, StandardCharsets.UTF_8),
            "data:;base64," + Base64.getEncoder().encodeToString(plain),
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("me:" + TOKEN).getBytes(StandardCharsets.UTF_8)),
            URLEncoder.encode(HEADER, StandardCharsets.UTF_8),
            HexFormat.of().formatHex(plain),
            TOKEN.toUpperCase(Locale.ROOT))) {
      assertThat(search(form.getBytes(StandardCharsets.UTF_8), DEPTH)).as(form).isNotEmpty();
    }
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    assertThat(search(packed.toByteArray(), DEPTH)).isNotEmpty();
    assertThat(search(Base64.getEncoder().encode(packed.toByteArray()), DEPTH)).isNotEmpty();
  }

  private Map<String, List<String>> found() throws IOException {
    Map<String, byte[]> all = files();
    all.put("what was printed", (out + "\n" + err).getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> one : all.entrySet()) {
      List<String> here = new ArrayList<>(search(one.getKey().getBytes(StandardCharsets.UTF_8), 1));
      here.addAll(search(one.getValue(), DEPTH));
      if (!here.isEmpty()) {
        found.put(one.getKey(), here.stream().distinct().toList());
      }
    }
    return found;
  }

  /** What the run left, by its name. */
  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    Path report = folder.resolve("report");
    if (Files.exists(report)) {
      try (Stream<Path> files = Files.walk(report)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.put(report.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  /** The canaries in these bytes, unpacked and decoded as often as they may be packed. */
  private static List<String> search(byte[] bytes, int depth) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (String canary : CANARIES) {
      for (String form : forms(canary)) {
        if (lower.contains(form.toLowerCase(Locale.ROOT))) {
          found.add(form);
        }
      }
    }
    if (depth == 0) {
      return found;
    }
    for (byte[] inner : unpacked(bytes)) {
      found.addAll(search(inner, depth - 1));
    }
    for (String word : BASE64.matcher(text).results().map(MatchResult::group).toList()) {
      for (byte[] decoded : decoded(word)) {
        found.addAll(search(decoded, depth > 1 && isPacked(decoded) ? depth - 1 : 0));
      }
    }
    return found;
  }

  private static List<String> forms(String canary) {
    byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
    return List.of(
        canary,
        URLEncoder.encode(canary, StandardCharsets.UTF_8),
        URLEncoder.encode(canary, StandardCharsets.UTF_8).replace("+", "%20"),
        canary.replace("/", "\\/"),
        canary.replace("+", "&#43;").replace("=", "&#61;"),
        HexFormat.of().formatHex(bytes));
  }

  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 4
        && ((bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) || (bytes[0] == 'P' && bytes[1] == 'K'));
  }

  private static List<byte[]> unpacked(byte[] bytes) throws IOException {
    List<byte[]> inner = new ArrayList<>();
    if (isPacked(bytes) && bytes[0] == 0x1f) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        inner.add(in.readAllBytes());
      } catch (java.util.zip.ZipException notPacked) {
        // It only begins like that.
      }
    } else if (isPacked(bytes)) {
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          inner.add(zip.readAllBytes());
        }
      }
    }
    return inner;
  }

  /** A word decoded from every place that a group may begin at. */
  private static List<byte[]> decoded(String word) {
    List<byte[]> all = new ArrayList<>();
    String plain = word.replace('-', '+').replace('_', '/').replace("=", "");
    for (int from = 0; from < 4; from++) {
      int length = (plain.length() - from) / 4 * 4 + tail((plain.length() - from) % 4);
      all.add(Base64.getDecoder().decode(plain.substring(from, from + length)));
    }
    return all;
  }

  private static int tail(int rest) {
    return rest == 1 ? 0 : rest;
  }
}
