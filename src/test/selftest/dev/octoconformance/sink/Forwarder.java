package dev.octoconformance.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A tiny tunnel: a program that forwards every connection of a port to another one and prints its
 * URL. It dies when a connection begins with {@code DIE}, or after so many connections.
 *
 * <p>Arguments: the port to forward to, its own port (0 for a free one), the connections it lives
 * for (0 for ever), and then words: {@code late} to print late, {@code silent} to print no URL,
 * {@code broken} to end at once, {@code decoding} to write slashes for escaped ones, {@code narrow}
 * to take no first line of more than a thousand characters and to keep credentials back.
 */
public final class Forwarder {
  private final int target;
  private final int lives;
  private final List<String> words;
  private int taken;

  private Forwarder(int target, int lives, List<String> words) {
    this.target = target;
    this.lives = lives;
    this.words = words;
  }

  /** The command line that starts it, with {@code {port}} for the port to forward to. */
  public static String command(int ownPort, int lives, String... words) {
    try {
      Path classes =
          Path.of(Forwarder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return "%s -XX:TieredStopAtLevel=1 -Xmx32m -cp %s %s {port} %d %d %s"
          .formatted(
              Path.of(System.getProperty("java.home"), "bin", "java"),
              classes,
              Forwarder.class.getName(),
              ownPort,
              lives,
              String.join(" ", words));
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void main(String[] args) throws Exception {
    List<String> words = Arrays.asList(args).subList(3, args.length);
    System.out.println("Welcome to the tiny tunnel.");
    if (words.contains("broken")) {
      System.out.println("error: no account");
      System.exit(3);
    }
    if (words.contains("late")) {
      new CountDownLatch(1).await(700, TimeUnit.MILLISECONDS);
    }
    try (ServerSocket server = new ServerSocket()) {
      server.setReuseAddress(true);
      server.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 256);
      if (!words.contains("silent")) {
        System.out.println("  http://127.0.0.1:" + server.getLocalPort());
      }
      new Forwarder(Integer.parseInt(args[0]), Integer.parseInt(args[2]), words).serve(server);
    }
  }

  private void serve(ServerSocket server) throws IOException {
    while (true) {
      Socket visitor = server.accept();
      taken++;
      if (lives > 0 && taken > lives) {
        System.exit(9);
      }
      start(() -> forward(visitor));
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "forward");
    thread.setDaemon(true);
    thread.start();
  }

  private void forward(Socket visitor) {
    try (visitor;
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), target)) {
      CountDownLatch done = new CountDownLatch(1);
      start(
          () -> {
            copy(onward, visitor, List.of());
            done.countDown();
          });
      copy(visitor, onward, words);
      done.await();
    } catch (IOException e) {
      // One of them left.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to, List<String> words) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[16 * 1024];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (read >= 3 && new String(some, 0, 3, StandardCharsets.US_ASCII).equals("DIE")) {
          System.exit(7);
        }
        if (words.contains("decoding")) {
          decodeFirstLine(some, read);
        }
        if (words.contains("narrow") && !fits(some, read)) {
          throw new IOException("too long");
        }
        out.write(some, 0, read);
        out.flush();
      }
      to.shutdownOutput();
    } catch (IOException e) {
      try {
        to.close();
      } catch (IOException alsoGone) {
        // Nothing is left to be done.
      }
    }
  }

  /** Whether its first line is short enough; what says who sends it is made unknown. */
  private static boolean fits(byte[] some, int read) {
    String text = new String(some, 0, read, StandardCharsets.ISO_8859_1);
    byte[] changed =
        text.replace("\nAuthorization:", "\nX-Nobodyknows:").getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(changed, 0, some, 0, read);
    return text.indexOf('\n') <= 1000;
  }

  /** As many slashes as there were characters: a line of another length would not fit here. */
  private static void decodeFirstLine(byte[] some, int read) {
    for (int i = 0; i + 2 < read && some[i] != '\n'; i++) {
      if (some[i] == '%' && some[i + 1] == '2' && some[i + 2] == 'F') {
        Arrays.fill(some, i, i + 3, (byte) '/');
      }
    }
  }
}
