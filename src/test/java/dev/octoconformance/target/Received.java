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

  /** What this stream gives, as much as there is room for, or until the time is over. */
  static Received from(InputStream in, Room room, Leash leash) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    int most = Room.SURE;
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
        if (bytes.size() > most) {
          int wider = wider(most, room);
          if (wider == most) {
            return new Received(Arrays.copyOf(bytes.toByteArray(), most), true);
          }
          most = wider;
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
    room.gives(most - Math.max(Room.SURE, bytes.size()));
    return new Received(bytes.toByteArray(), leash.isOver());
  }

  /** A limit that is twice as wide, if there is room for that; else the same. */
  private static int wider(int most, Room room) {
    int wider = (int) Math.min(room.largest(), 2L * most);
    return wider > most && room.takes(wider - most) ? wider : most;
  }

  /** The same bytes inflated, as much as there is room for; as they are when they are not gzip. */
  Received inflated(Room room) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(room.largest() + 1);
      int most = Math.min(plain.length, room.largest());
      int kept = most <= Room.SURE || room.takes(most - Room.SURE) ? most : Room.SURE;
      return new Received(
          kept < plain.length ? Arrays.copyOf(plain, kept) : plain, more || kept < plain.length);
    } catch (IOException notGzip) {
      return this;
    }
  }

  Body body() {
    Body body = Body.of(bytes, bytes.length);
    return new Body(body.text(), body.utf8(), more);
  }
}
