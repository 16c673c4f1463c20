package dev.octoconformance.sink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One port that accepts connections and hands them on. */
final class RawPort implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final long BREATH_MILLIS = 100;
  private static final long FAREWELL_MILLIS = 5_000;

  private final ServerSocket server;
  private final URI base;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread door;

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
   * @param secure whether the URLs that lead here are those of HTTPS
   * @throws IOException if the address cannot be bound
   */
  static RawPort bind(boolean secure, String host, int port) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(host, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return new RawPort(server, SinkUrl.base(secure, host, server.getLocalPort()));
  }

  /** Hands everybody who comes to this host from now on. */
  synchronized void welcome(Host visitors) {
    Thread thread = new Thread(() -> accept(visitors), "raw-sink-" + server.getLocalPort());
    thread.setDaemon(true);
    thread.start();
    door = thread;
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

  /**
   * Takes nobody in any more. The port listens for as long as a thread waits at it, also after it
   * was closed, so that this comes back only when that thread has left.
   */
  @Override
  public synchronized void close() throws IOException {
    closed.countDown();
    server.close();
    if (door != null && !door.equals(Thread.currentThread())) {
      try {
        door.join(FAREWELL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
