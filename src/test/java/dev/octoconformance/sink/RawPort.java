package dev.octoconformance.sink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One port that accepts connections and hands them on. */
final class RawPort implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final long BREATH_MILLIS = 100;

  private final ServerSocket server;
  private final URI base;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Who takes the connections; must not block. */
  @FunctionalInterface
  interface Host {
    void welcome(Socket visitor, URI base);
  }

  private RawPort(ServerSocket server, URI base) {
    this.server = server;
    this.base = base;
  }

  /**
   * Listens at this address; who comes waits for the welcome.
   *
   * @throws IOException if the address cannot be bound
   */
  static RawPort bind(String host, int port) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(host, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return new RawPort(server, SinkUrl.base(host, server.getLocalPort()));
  }

  /** Hands everybody who comes to this host from now on. */
  void welcome(Host visitors) {
    Thread door = new Thread(() -> accept(visitors), "raw-sink-" + server.getLocalPort());
    door.setDaemon(true);
    door.start();
  }

  /** The root of the URLs that lead here. */
  URI base() {
    return base;
  }

  private void accept(Host visitors) {
    try {
      do {
        acceptUntilTrouble(visitors);
        // Out of file descriptors, say: asking again at once would only burn the processor.
      } while (!closed.await(BREATH_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptUntilTrouble(Host visitors) {
    try {
      while (closed.getCount() > 0) {
        visitors.welcome(server.accept(), base);
      }
    } catch (IOException e) {
      // Closed, or to be tried again.
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}
