package dev.octoconformance.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver that does what it is told with each connection, and keeps the heads it saw. */
final class PlainReceiver implements AutoCloseable {
  interface Deed {
    void with(Socket socket) throws IOException;
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

  PlainReceiver(Deed deed) throws IOException {
    Thread thread = new Thread(() -> serve(deed), "plain-receiver");
    thread.setDaemon(true);
    thread.start();
  }

  static PlainReceiver saying(String text) throws IOException {
    return new PlainReceiver(
        socket -> {
          socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        });
  }

  private void serve(Deed deed) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        heads.add(head(socket.getInputStream()));
        deed.with(socket);
      } catch (IOException e) {
        // The next connection may be better.
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      head.append((char) octet);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  String url(String target) {
    return "http://127.0.0.1:" + server.getLocalPort() + target;
  }

  String nextHead() throws InterruptedException {
    return heads.poll(5, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
