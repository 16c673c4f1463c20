package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import dev.octoconformance.sink.RawRequest.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Reads one request from a connection and takes it as it comes: what a server would refuse, such as
 * two lengths or a host that is none, is what the sink wants to see.
 */
final class RawReader {
  static final int HEAD_LIMIT = 256 * 1024;
  private static final int READ_LIMIT = 64 * 1024 * 1024;

  /** How long more may come when the framing does not say whether anything does. */
  private static final Duration MAYBE_MORE = Duration.ofMillis(500);

  private static final int LINE_LIMIT = 8 * 1024;
  private static final long NO_LENGTH = -1;

  private final RawInput in;
  private final Waved wave;
  private final Kept body;
  private long taken;

  /** Tells a sender that asked for it to go on with the body. */
  @FunctionalInterface
  interface Waved {
    void on() throws IOException;
  }

  /** What is left of a request whose chunks are none. */
  private static final class NoChunk extends IOException {
    private static final long serialVersionUID = 1L;
  }

  RawReader(RawInput in, Memory memory, Waved wave) {
    this.in = in;
    this.body = new Kept(memory);
    this.wave = wave;
  }

  /** The request, as much as came of it; it never fails. */
  RawRequest read() {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    End ended = ended(() -> head(head));
    RawRequest request = RawRequest.of(head.toString(StandardCharsets.ISO_8859_1), ended);
    if (ended != End.COMPLETE) {
      return request;
    }
    End end =
        ended(
            () -> {
              if (request.says("Expect", "100-continue")) {
                wave.on();
              }
              return body(request);
            });
    Body came = body.body();
    return request.with(end == End.COMPLETE ? came : new Body(came.text(), came.utf8(), true), end);
  }

  @FunctionalInterface
  private interface Part {
    End read() throws IOException;
  }

  private static End ended(Part part) {
    try {
      return part.read();
    } catch (SocketTimeoutException e) {
      return End.STALLED;
    } catch (NoChunk e) {
      return End.MALFORMED;
    } catch (IOException e) {
      return End.BROKEN_OFF;
    }
  }

  /** Lines up to an empty one; empty lines before the first are passed over. */
  private End head(ByteArrayOutputStream head) throws IOException {
    boolean begun = false;
    int inLine = 0;
    while (head.size() < HEAD_LIMIT) {
      int next = in.next();
      if (next < 0) {
        return End.BROKEN_OFF;
      }
      head.write(next);
      if (next == '\n') {
        if (inLine == 0 && begun) {
          return End.COMPLETE;
        }
        inLine = 0;
      } else if (next != '\r') {
        begun = true;
        inLine++;
      }
    }
    return End.ENDLESS;
  }

  private End body(RawRequest request) throws IOException {
    List<Long> lengths =
        request.values("Content-Length").stream()
            .map(RawReader::length)
            .filter(length -> length >= 0)
            .sorted()
            .toList();
    if (request.says("Transfer-Encoding", "chunked")) {
      if (Character.digit(in.peek(), 16) >= 0) {
        return chunks();
      }
      if (lengths.isEmpty()) {
        return whatComes(Long.MAX_VALUE);
      }
    }
    if (lengths.isEmpty()) {
      return End.COMPLETE;
    }
    long least = lengths.get(0);
    long most = lengths.get(lengths.size() - 1);
    End end = bytes(least);
    return end == End.COMPLETE && most > least ? whatComes(most - least) : end;
  }

  private static long length(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException noLength) {
      return NO_LENGTH;
    }
  }

  private End bytes(long count) throws IOException {
    for (long i = 0; i < count; i++) {
      int next = in.next();
      if (next < 0) {
        return End.BROKEN_OFF;
      }
      if (++taken > READ_LIMIT) {
        return End.ENDLESS;
      }
      body.add(next);
    }
    return End.COMPLETE;
  }

  /** Up to so many bytes more, or until no more come. */
  private End whatComes(long most) {
    in.patience(MAYBE_MORE);
    ended(() -> bytes(most));
    return End.COMPLETE;
  }

  private End chunks() throws IOException {
    while (true) {
      long size = chunkSize(line());
      if (size == 0) {
        return trailers();
      }
      End end = bytes(size);
      if (end != End.COMPLETE) {
        return end;
      }
      if (!line().isEmpty()) {
        throw new NoChunk();
      }
    }
  }

  private End trailers() throws IOException {
    while (!line().isEmpty()) {
      // Nothing that is judged stands in a trailer.
    }
    return End.COMPLETE;
  }

  private static long chunkSize(String line) throws NoChunk {
    try {
      String digits = line.split(";", 2)[0].strip();
      return Long.parseUnsignedLong(digits, 16) & Long.MAX_VALUE;
    } catch (NumberFormatException e) {
      throw new NoChunk();
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.next(); next != '\n'; next = in.next()) {
      if (next < 0) {
        throw new IOException("The sender left in the middle of a line.");
      }
      if (line.length() == LINE_LIMIT) {
        throw new NoChunk();
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
