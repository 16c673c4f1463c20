package dev.octoconformance.proof;

import dev.octoconformance.vendor.ClientProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real HTTP library that can be started to send deliveries, once {@code
 * src/test/senders/install.sh} was run.
 *
 * @param runtime the folder below {@code src/test/senders} that has its program
 * @param name its name there
 */
record RealSender(String runtime, String name) {
  private static final Path PROGRAMS = Path.of("src/test/senders").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/senders").toAbsolutePath();

  /** All that have a program, the queue of jobs aside. */
  static List<RealSender> all() {
    return Stream.of(
            of(
                "node",
                "axios",
                "got",
                "Node's fetch",
                "node-fetch 3",
                "node-fetch 2",
                "undici",
                "ky",
                "superagent",
                "needle"),
            of("python", "requests", "HTTPX", "aiohttp", "urllib3", "urllib", "Tornado"),
            of(
                "ruby",
                "Net::HTTP",
                "Faraday",
                "HTTParty",
                "rest-client",
                "Excon",
                "http.rb",
                "HTTPClient"),
            of("go", "Go net/http"),
            of(
                "java",
                "OkHttp",
                "Apache HttpClient 5",
                "Apache HttpClient 4",
                "java.net.http",
                "HttpURLConnection",
                "Spring RestClient",
                "Spring RestTemplate",
                "Spring WebClient",
                "Jetty",
                "Vert.x",
                "AsyncHttpClient",
                "Reactor Netty"),
            of("php", "Guzzle", "Symfony HttpClient"),
            of("perl", "LWP", "HTTP::Tiny"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<RealSender> of(String runtime, String... names) {
    return Stream.of(names).map(name -> new RealSender(runtime, name)).toList();
  }

  /** Its name as that of a file. */
  String fileName() {
    return name.toLowerCase(Locale.ROOT).replace("'", "").replaceAll("[^a-z0-9.]+", "-");
  }

  /**
   * Starts it.
   *
   * @param authority the PEM file of whom it trusts
   * @param store the same as a PKCS 12 store whose password is "public"
   */
  ClientProcess start(Path authority, Path store) throws IOException {
    List<String> command = new ArrayList<>(command(store));
    command.add(name);
    Files.createDirectories(INSTALLED.resolve("logs"));
    return ClientProcess.start(
        command,
        Map.of(
            "NODE_EXTRA_CA_CERTS", authority.toString(),
            "REQUESTS_CA_BUNDLE", authority.toString(),
            "SSL_CERT_FILE", authority.toString()),
        folder(),
        INSTALLED.resolve("logs").resolve(fileName() + ".log"));
  }

  private Path folder() {
    Path own = INSTALLED.resolve(runtime);
    return Files.isDirectory(own) ? own : INSTALLED;
  }

  private List<String> command(Path store) {
    String programs = PROGRAMS.resolve(runtime).toString();
    return switch (runtime) {
      case "node" -> List.of("node", programs + "/send.mjs");
      case "python" -> List.of("/usr/bin/python3", programs + "/send.py");
      case "ruby" -> List.of("ruby", programs + "/send.rb");
      case "go" -> List.of(INSTALLED.resolve("go/send").toString());
      case "php" -> List.of("php", programs + "/send.php");
      case "perl" -> List.of("perl", programs + "/send.pl");
      default ->
          List.of(
              "java",
              "-Djavax.net.ssl.trustStore=" + store,
              "-Djavax.net.ssl.trustStorePassword=public",
              "-cp",
              INSTALLED.resolve("java/classes") + ":" + INSTALLED.resolve("java/lib") + "/*",
              "Send");
    };
  }

  /** The queue of jobs, with its store on this port. */
  static ClientProcess queue(Path authority, int redisPort) throws IOException {
    Files.createDirectories(INSTALLED.resolve("logs"));
    return ClientProcess.start(
        List.of("node", PROGRAMS.resolve("node/queue.mjs").toString(), String.valueOf(redisPort)),
        Map.of("NODE_EXTRA_CA_CERTS", authority.toString()),
        INSTALLED.resolve("node"),
        INSTALLED.resolve("logs/queue.log"));
  }
}
