package dev.octoconformance.sink;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the sink of bytes writes. */
final class RawReplies {

  /** How many bytes an endless answer has. */
  static final int FLOOD = 50 * 1024 * 1024;

  private static final int AT_A_TIME = 64 * 1024;

  private RawReplies() {}

  /** A complete answer; a request for the head alone gets no body. */
  static byte[] answer(Reaction reaction, List<Header> headers, boolean headOnly) {
    byte[] body = reaction.bytes();
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reaction.status() + " \r\n");
    headers.forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    if (!names(headers, "Connection")) {
      head.append("Connection: close\r\n");
    }
    boolean bodiless = isBodiless(reaction.status());
    if (reaction.status() == 205) {
      head.append("Content-Length: 0\r\n");
    } else if (!bodiless && !names(headers, "Content-Length")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] start = bytes(head + "\r\n");
    return bodiless || headOnly ? start : joined(start, body);
  }

  /** Whether an answer of this status never has a body. */
  static boolean isBodiless(int status) {
    return status == 204 || status == 205 || status == 304;
  }

  private static boolean names(List<Header> headers, String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  /** Go on with the body. */
  static byte[] goOn() {
    return bytes("HTTP/1.1 100 Continue\r\n\r\n");
  }

  /** What is no HTTP. */
  static byte[] garbage() {
    return bytes("\u0001\u0002 this is no answer \u00ff\r\n\r\n");
  }

  /** Interim answers that no answer follows. */
  static byte[] interim() {
    return bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n");
  }

  /** A success that promises a hundred bytes and has ten. */
  static byte[] cutShort() {
    return bytes("HTTP/1.1 200 \r\nContent-Length: 100\r\nConnection: close\r\n\r\n0123456789");
  }

  /** A success whose first chunk has no length. */
  static byte[] badChunk() {
    return bytes(
        "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nno length\r\nxx\r\n");
  }

  /** The head of a success with a very long body. */
  static byte[] trickling() {
    return bytes("HTTP/1.1 200 \r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n");
  }

  /** The head of a success with more body than anybody should read. */
  static byte[] flooding() {
    return bytes(
        "HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: "
            + FLOOD
            + "\r\nConnection: close\r\n\r\n");
  }

  /** A piece of that body. */
  static byte[] someOfTheFlood() {
    return bytes("x".repeat(AT_A_TIME));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
