package dev.octoconformance.sink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies that were compressed on the way. */
final class Gzip {
  private Gzip() {}

  /** What was compressed, up to one byte more than this limit; the bytes themselves if nothing. */
  static byte[] unpacked(byte[] bytes, int limit) {
    if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
      return bytes;
    }
    try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return packed.readNBytes(limit + 1);
    } catch (IOException notGzip) {
      return bytes;
    }
  }
}
