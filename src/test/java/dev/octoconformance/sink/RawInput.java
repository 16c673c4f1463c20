package dev.octoconformance.sink;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The bytes that come in on a connection, one by one, with a limit on how long they may keep us
 * waiting.
 */
final class RawInput {
  private static final Duration ALTOGETHER = Duration.ofSeconds(60);
  private static final Duration BETWEEN_BYTES = Duration.ofSeconds(10);

  private final Socket socket;
  private final InputStream in;
  private final long deadline = System.nanoTime() + ALTOGETHER.toNanos();
  private final byte[] buffer = new byte[16 * 1024];
  private Duration patience = BETWEEN_BYTES;
  private int position;
  private int end;

  RawInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** How long it waits for bytes from now on. */
  void patience(Duration most) {
    this.patience = most;
  }

  /**
   * The next byte, or -1 when the sender has ended the stream.
   *
   * @throws SocketTimeoutException when none came in time
   */
  int next() throws IOException {
    int peeked = peek();
    if (peeked >= 0) {
      position++;
    }
    return peeked;
  }

  /** The next byte without taking it, or -1 when the sender has ended the stream. */
  int peek() throws IOException {
    if (position == end && fill() < 0) {
      return -1;
    }
    return buffer[position] & 0xff;
  }

  private int fill() throws IOException {
    long left = Math.min(patience.toMillis(), (deadline - System.nanoTime()) / 1_000_000);
    if (left <= 0) {
      throw new SocketTimeoutException("The sender took too long.");
    }
    socket.setSoTimeout((int) left);
    int read = in.read(buffer);
    position = 0;
    end = Math.max(read, 0);
    return read;
  }
}
