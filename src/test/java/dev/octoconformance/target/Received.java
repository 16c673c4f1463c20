package dev.octoconformance.target;

import dev.octoconformance.journal.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of an answer's body, as many as are kept.
 *
 * @param bytes what was received
 * @param more whether it went on after that
 */
// Never compared, only passed on.
@SuppressWarnings("ArrayRecordComponent")
record Received(byte[] bytes, boolean more) {

  /** What this stream gives, up to a limit, or until it is cut because the time is over. */
  static Received from(InputStream in, int limit, Leash leash) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
        if (bytes.size() > limit) {
          return new Received(Arrays.copyOf(bytes.toByteArray(), limit), true);
        }
      }
    } catch (SocketTimeoutException silent) {
      // Whose silence lasted as long as all may take: this and the leash end at the same moment.
      return new Received(bytes.toByteArray(), true);
    } catch (IOException e) {
      if (!leash.isOver()) {
        throw e;
      }
    }
    return new Received(bytes.toByteArray(), leash.isOver());
  }

  /** The same bytes inflated; as they are when they are not gzip after all. */
  Received inflated(int limit) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(limit + 1);
      return new Received(
          plain.length > limit ? Arrays.copyOf(plain, limit) : plain, more || plain.length > limit);
    } catch (IOException notGzip) {
      return this;
    }
  }

  Body body() {
    Body body = Body.of(bytes, bytes.length);
    return new Body(body.text(), body.utf8(), more);
  }
}
