package dev.octoconformance.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What lies between the suite and a target on a bad day: of a hundred requests three are answered
 * with a reset, before or after the target had them, and four with 429 and {@code Retry-After: 1};
 * once nobody is there for two seconds; and more than ten requests in a second are too many.
 */
final class HostileNetwork implements AutoCloseable {
  private static final int RESETS = 3;
  private static final int REFUSALS = 4;
  private static final int MOST_IN_A_SECOND = 10;
  private static final int OUTAGE_AT = 60;
  private static final Duration OUTAGE = Duration.ofSeconds(2);
  private static final String PATIENCE =
      "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final int target;
  private final InetSocketAddress own;
  private final Random random;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Long> lately = new ArrayDeque<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger tooMany = new AtomicInteger();
  private volatile ServerSocket server;
  private volatile int deathAt = Integer.MAX_VALUE;

  /** A network in front of this port, which is as bad as this seed makes it. */
  HostileNetwork(int target, long seed) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    this.own = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    threads.execute(this::serve);
  }

  int port() {
    return own.getPort();
  }

  /** How often more came within a second than are allowed. */
  int tooMany() {
    return tooMany.get();
  }

  /** Nobody answers any more from this request on. */
  void diesAt(int request) {
    deathAt = request;
  }

  private void serve() {
    try {
      while (true) {
        Socket visitor = server.accept();
        int nth = requests.incrementAndGet();
        if (nth >= deathAt) {
          visitor.close();
          server.close();
        } else if (nth == OUTAGE_AT) {
          visitor.close();
          server.close();
          new CountDownLatch(1).await(OUTAGE.toMillis(), TimeUnit.MILLISECONDS);
          open();
        } else {
          threads.execute(() -> pass(visitor));
        }
      }
    } catch (IOException closed) {
      threads.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() throws IOException {
    ServerSocket again = new ServerSocket();
    again.setReuseAddress(true);
    again.bind(own, 256);
    server = again;
  }

  private void pass(Socket visitor) {
    try (visitor) {
      byte[] request = request(visitor.getInputStream());
      int chance;
      synchronized (random) {
        chance = random.nextInt(200);
      }
      if (chance < RESETS) {
        reset(visitor);
      } else if (isOneTooMany() || chance >= 200 - 2 * REFUSALS) {
        visitor.getOutputStream().write(PATIENCE.getBytes(StandardCharsets.US_ASCII));
      } else {
        byte[] answer = answered(request);
        if (chance < 2 * RESETS) {
          reset(visitor);
        } else {
          visitor.getOutputStream().write(answer);
        }
      }
    } catch (IOException gone) {
      // The suite left, or the target did.
    }
  }

  private synchronized boolean isOneTooMany() {
    long now = System.nanoTime();
    while (!lately.isEmpty() && now - lately.peek() > TimeUnit.SECONDS.toNanos(1)) {
      lately.poll();
    }
    lately.add(now);
    if (lately.size() > MOST_IN_A_SECOND) {
      tooMany.incrementAndGet();
      return true;
    }
    return false;
  }

  private static void reset(Socket visitor) throws IOException {
    visitor.setSoLinger(true, 0);
    visitor.close();
  }

  private byte[] answered(byte[] request) throws IOException {
    try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), target)) {
      onward.getOutputStream().write(request);
      return onward.getInputStream().readAllBytes();
    }
  }

  /** A request as it came, but that it asks for the connection to be closed after it. */
  private static byte[] request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed within the head");
      }
      head.write(next);
    }
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String line : head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      if (!line.regionMatches(true, 0, "Connection:", 0, 11)) {
        lines.append(line).append("\r\n");
      }
    }
    lines.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(in.readNBytes(length));
    return request.toByteArray();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
