package dev.octoconformance.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One HTTP request written to a socket byte by byte as given, and everything that came back. */
record RawCall(String answer) {

  /** Sends this head and body and reads until the peer closes; fails if it keeps the line open. */
  static RawCall to(int port, String requestLine, List<String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder(requestLine + " HTTP/1.1\r\nHost: sink.example\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    message.writeBytes(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(message.toByteArray());
      byte[] all = socket.getInputStream().readAllBytes();
      return new RawCall(new String(all, StandardCharsets.ISO_8859_1));
    }
  }

  static RawCall post(int port, String target, String body) throws IOException {
    return to(port, "POST " + target, List.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  int status() {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
