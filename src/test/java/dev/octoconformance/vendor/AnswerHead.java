package dev.octoconformance.vendor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the head of an answer, past all interim ones. */
final class AnswerHead {
  private static final int LARGEST = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final long deadline;

  /** A head that must be there at this time, as {@link System#nanoTime()} tells it. */
  AnswerHead(Socket socket, InputStream in, long deadline) {
    this.socket = socket;
    this.in = in;
    this.deadline = deadline;
  }

  /**
   * The answer without its body, or how the connection ended instead.
   *
   * @throws SocketTimeoutException if it is not there in time
   * @throws IOException if the connection breaks
   */
  Outcome read() throws IOException {
    boolean interim = false;
    while (true) {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      if (!isEnded(head)) {
        return Outcome.unanswered(ending(head, interim));
      }
      Outcome outcome = parsed(head.toString(StandardCharsets.ISO_8859_1));
      if (outcome.status() < 100 || outcome.status() >= 200 || outcome.status() == 101) {
        return outcome;
      }
      interim = true;
    }
  }

  private static Outcome.Ending ending(ByteArrayOutputStream head, boolean interim) {
    if (head.size() > 0) {
      return Outcome.Ending.GARBLED;
    }
    return interim ? Outcome.Ending.INTERIM_ONLY : Outcome.Ending.CLOSED;
  }

  /** Reads to the empty line; false if there is none. */
  private boolean isEnded(ByteArrayOutputStream head) throws IOException {
    int lineLength = 0;
    while (head.size() <= LARGEST) {
      int octet = next();
      if (octet < 0) {
        return false;
      }
      head.write(octet);
      if (octet != '\n') {
        lineLength += octet == '\r' ? 0 : 1;
      } else if (lineLength == 0) {
        return true;
      } else {
        lineLength = 0;
      }
    }
    return false;
  }

  private int next() throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) left);
    return in.read();
  }

  private static Outcome parsed(String head) {
    String[] lines = head.split("\r?\n", -1);
    String status = lines[0];
    if (!status.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
      return Outcome.unanswered(Outcome.Ending.GARBLED);
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    return Outcome.answered(Integer.parseInt(status.substring(9, 12)), headers);
  }
}
