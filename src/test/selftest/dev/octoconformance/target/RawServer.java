package dev.octoconformance.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A peer that hears every byte of a request and answers with whatever bytes it likes. */
public final class RawServer implements AutoCloseable {

  /** What the peer does with a connection on which it has heard a request. */
  public interface Script {
    void answer(Socket socket, OutputStream out) throws IOException;
  }

  /** One request as it came over the wire. */
  record Heard(String head, String body) {
    String line() {
      return head.lines().findFirst().orElse("");
    }

    List<String> headers(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .toList();
    }
  }

  private final ServerSocket server;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  public RawServer(Script script) throws IOException {
    this.script = script;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** A peer that sends these bytes and closes. */
  public static RawServer saying(String answer) throws IOException {
    return new RawServer((socket, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      heard.add(read(socket.getInputStream()));
      script.answer(socket, socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException gone) {
      open.remove(socket);
    }
  }

  private static Heard read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed within the head");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length =
        new Heard(text, "").headers("content-length").stream().mapToInt(Integer::parseInt).sum();
    return new Heard(text, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  String base() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.getLocalPort();
  }

  List<Heard> heard() {
    return heard;
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
