package dev.octoconformance.sink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How quickly a sink answers while many other connections to it are held. */
final class Strain {
  private static final int HELD = 30;
  private static final int ASKED = 10;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String BEGUN = "GET / HTTP/1.1\r\nHost: strain.invalid\r\n";
  private static final String REST = "\r\n";

  private Strain() {}

  private record Place(InetSocketAddress address, @Nullable SSLContext tls) {}

  /** The slowest of ten answers; empty when one of the requests failed. */
  static Optional<Duration> slowest(InetSocketAddress address, boolean secure) {
    Place sink = new Place(address, secure ? Identity.ofAnybody() : null);
    List<Socket> held = new ArrayList<>();
    try {
      for (int i = 0; i < HELD; i++) {
        Socket socket = connected(sink);
        held.add(socket);
        send(socket, BEGUN);
      }
      Duration slowest = Duration.ZERO;
      for (int i = 0; i < ASKED; i++) {
        Duration took = answered(sink);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
      return Optional.of(slowest);
    } catch (IOException failed) {
      return Optional.empty();
    } finally {
      held.forEach(Strain::close);
    }
  }

  private static Duration answered(Place sink) throws IOException {
    long asked = System.nanoTime();
    try (Socket socket = connected(sink)) {
      send(socket, BEGUN);
      send(socket, REST);
      if (socket.getInputStream().read() < 0) {
        throw new IOException("no answer");
      }
      return Duration.ofNanos(System.nanoTime() - asked);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Socket connected(Place sink) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    try {
      socket.connect(sink.address(), PATIENCE_MILLIS);
      return sink.tls() == null
          ? socket
          : sink.tls()
              .getSocketFactory()
              .createSocket(socket, sink.address().getHostString(), sink.address().getPort(), true);
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      // It is given up anyway.
    }
  }
}
