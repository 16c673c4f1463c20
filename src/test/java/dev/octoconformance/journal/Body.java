package dev.octoconformance.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The body of a message.
 *
 * @param text the text when the bytes are UTF-8, otherwise one character per byte
 * @param utf8 whether the bytes are UTF-8
 * @param cut whether it went on past the limit and the rest was dropped
 */
public record Body(String text, boolean utf8, boolean cut) {

  /** No bytes at all. */
  public static final Body EMPTY = new Body("", true, false);

  /** The body made of these bytes, of which at most {@code limit} are kept. */
  public static Body of(byte[] bytes, int limit) {
    boolean cut = bytes.length > limit;
    ByteBuffer kept = ByteBuffer.wrap(bytes, 0, cut ? between(bytes, limit) : bytes.length);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(kept).toString();
      return new Body(text, true, cut);
    } catch (CharacterCodingException notUtf8) {
      kept.rewind();
      return new Body(StandardCharsets.ISO_8859_1.decode(kept).toString(), false, cut);
    }
  }

  /** Where to cut so that no character of UTF-8 is cut in two: there, or a few bytes before. */
  private static int between(byte[] bytes, int limit) {
    int end = limit;
    while (end > 0 && end > limit - 4 && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return end;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
