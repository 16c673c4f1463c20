package dev.octoconformance.proof;

import dev.octoconformance.sink.Authority;
import dev.octoconformance.vendor.ClientProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Records what real HTTP libraries send, byte for byte: {@code src/test/senders/recordings}. Every
 * library sends twice: as itself, and with a User-Agent of the vendor.
 */
final class SenderRecordings {
  static final Path FOLDER = Path.of("src/test/senders/recordings");
  private static final String BODY = "{\"booking\":{\"uuid\":\"b1\"}}";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private SenderRecordings() {}

  /** Records the libraries that are named, or all. */
  public static void main(String[] names) throws IOException {
    Files.createDirectories(FOLDER);
    TrustFiles trust = TrustFiles.of(Authority.fresh(), Path.of("target/senders"));
    for (RealSender sender : RealSender.all()) {
      if (names.length == 0 || List.of(names).contains(sender.name())) {
        try (ClientProcess client = sender.start(trust.pem(), trust.store())) {
          String file = sender.fileName() + "-" + client.version();
          write(sender, client, file + ".http", Map.of("X-Example", "1"));
          write(
              sender,
              client,
              file + ".own-agent.http",
              Map.of("User-Agent", "ExampleVendor/1.0", "X-Example", "1"));
        }
      }
    }
  }

  private static void write(
      RealSender sender, ClientProcess client, String file, Map<String, String> headers)
      throws IOException {
    String heading =
        "# %s %s, recorded %s%n"
            .formatted(sender.name(), client.version(), LocalDate.now(ZoneOffset.UTC));
    String request = sent(client, new java.util.TreeMap<>(headers));
    Files.writeString(FOLDER.resolve(file), heading + request + "\n", StandardCharsets.ISO_8859_1);
    System.out.println(file + " " + request.lines().count());
  }

  private static String sent(ClientProcess client, Map<String, String> headers) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(5_000);
      CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> received(server));
      client.send(
          "http://127.0.0.1:%d/hook?q=1".formatted(server.getLocalPort()), headers, BODY, TIMEOUT);
      return request.join();
    }
  }

  private static String received(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8_192];
      try {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes.write(buffer, 0, n);
          socket.setSoTimeout(300);
        }
      } catch (java.net.SocketTimeoutException e) {
        // All of it was there a while ago.
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return bytes.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    } catch (IOException e) {
      return "nothing: " + e.getMessage();
    }
  }
}
