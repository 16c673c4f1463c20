package dev.octoconformance.vendor;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Reads the body of an answer by its framing, for as long as there is patience. */
final class AnswerBody {
  private final Socket socket;
  private final InputStream in;
  private final Patience patience;
  private final long deadline;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  AnswerBody(Socket socket, InputStream in, Patience patience) {
    this.socket = socket;
    this.in = in;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.body().toNanos();
  }

  /** The outcome with what could be read. */
  Outcome read(Outcome head) {
    if (head.status() == 204 || head.status() == 304) {
      return head.with("", Outcome.BodyEnd.WHOLE);
    }
    Outcome.BodyEnd end;
    try {
      end = framed(head);
    } catch (SocketTimeoutException e) {
      end = Outcome.BodyEnd.UNFINISHED;
    } catch (IOException e) {
      end = Outcome.BodyEnd.BROKEN;
    }
    return head.with(body.toString(StandardCharsets.ISO_8859_1), end);
  }

  private Outcome.BodyEnd framed(Outcome head) throws IOException {
    String length = head.header("content-length");
    if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
      return chunks();
    }
    if (length != null && length.matches("[0-9]{1,9}")) {
      return exactly(Integer.parseInt(length)) ? Outcome.BodyEnd.WHOLE : unfinished();
    }
    while (isWanted()) {
      int octet = next();
      if (octet < 0) {
        return Outcome.BodyEnd.WHOLE;
      }
      body.write(octet);
    }
    return unfinished();
  }

  private Outcome.BodyEnd chunks() throws IOException {
    while (true) {
      String size = line();
      if (!size.matches("[0-9a-fA-F]{1,7}(;.*)?")) {
        return Outcome.BodyEnd.BROKEN;
      }
      int octets = Integer.parseInt(size.replaceFirst(";.*", ""), 16);
      if (octets == 0) {
        return Outcome.BodyEnd.WHOLE;
      }
      if (!exactly(octets)) {
        return unfinished();
      }
      if (!line().isEmpty()) {
        return Outcome.BodyEnd.BROKEN;
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = octet(); octet != '\n' && line.length() < 1000; octet = octet()) {
      line.append(octet == '\r' ? "" : (char) octet);
    }
    return line.toString();
  }

  /** Reads so many octets; false if they are not wanted any more. */
  private boolean exactly(int octets) throws IOException {
    byte[] some = new byte[8 * 1024];
    int left = octets;
    while (left > 0 && isWanted()) {
      await();
      int wanted = Math.min(patience.largest() - body.size(), some.length);
      int length = in.read(some, 0, Math.min(left, wanted));
      if (length < 0) {
        throw new EOFException();
      }
      body.write(some, 0, length);
      left -= length;
    }
    return left == 0;
  }

  private int octet() throws IOException {
    int octet = next();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  private int next() throws IOException {
    await();
    return in.read();
  }

  private void await() throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    if (in.available() == 0) {
      socket.setSoTimeout((int) Math.max(1, Math.min(left, patience.quiet().toMillis())));
    }
  }

  private boolean isWanted() {
    return body.size() < patience.largest();
  }

  private static Outcome.BodyEnd unfinished() {
    return Outcome.BodyEnd.UNFINISHED;
  }
}
