package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of what arrives is kept: a little of each message in any case, all of an ordinary one,
 * and no more than a bounded amount of everything, whoever sends it.
 */
final class Memory {
  /** How many bytes are kept of one body at most. */
  static final int LARGEST = 2 * 1024 * 1024;

  /** How many bytes are kept of every body, however many there are. */
  static final int SURE = 16 * 1024;

  /** How many bytes are kept of larger bodies altogether: as many as the process may well have. */
  static final long ALTOGETHER =
      Math.max(128L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

  /** How many requests are written down that are for no webhook. */
  static final int STRAYS = 1_000;

  private static final int OF_A_STRAY = 1_024;

  private final AtomicLong left = new AtomicLong(ALTOGETHER);
  private final AtomicInteger strays = new AtomicInteger();

  /** Whether there is room for so many bytes, which then is taken. */
  boolean takes(int bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives so many bytes back. */
  void gives(int bytes) {
    left.addAndGet(bytes);
  }

  /**
   * The body that came as these bytes, unpacked.
   *
   * @param cut whether there were more
   */
  Body body(byte[] came, boolean cut) {
    byte[] plain = Gzip.unpacked(came, LARGEST);
    int all = Math.min(plain.length, LARGEST);
    Body body = Body.of(plain, all <= SURE || takes(all) ? LARGEST : SURE);
    return new Body(body.text(), body.utf8(), body.cut() || cut);
  }

  /** This body is kept no longer. */
  void forgets(Body body) {
    int bytes =
        body.utf8() ? body.text().getBytes(StandardCharsets.UTF_8).length : body.text().length();
    if (bytes > SURE) {
      gives(bytes);
    }
  }

  /** How many requests for no webhook there were, this one included. */
  int stray() {
    return strays.incrementAndGet();
  }

  /** The beginning of a text that nobody judges. */
  static String some(String text) {
    return text.length() <= OF_A_STRAY ? text : text.substring(0, OF_A_STRAY);
  }

  /** The same of a body. */
  static Body some(Body body) {
    return new Body(
        some(body.text()), body.utf8(), body.cut() || body.text().length() > OF_A_STRAY);
  }

  /** The first of these header lines. */
  static List<Header> some(List<Header> headers) {
    List<Header> first = new ArrayList<>();
    int length = 0;
    for (Header header : headers) {
      length += header.name().length() + header.value().length();
      if (length > OF_A_STRAY) {
        break;
      }
      first.add(header);
    }
    return List.copyOf(first);
  }
}
