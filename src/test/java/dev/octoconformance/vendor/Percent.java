package dev.octoconformance.vendor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as in RFC 3986. */
final class Percent {
  private Percent() {}

  /** The bytes that a text stands for; a percent sign without two digits stays as it is. */
  static byte[] decoded(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%' && i + 2 < raw.length && digit(raw[i + 1]) >= 0 && digit(raw[i + 2]) >= 0) {
        decoded.write(digit(raw[i + 1]) * 16 + digit(raw[i + 2]));
        i += 2;
      } else {
        decoded.write(raw[i]);
      }
    }
    return decoded.toByteArray();
  }

  /** The text with everything outside ASCII encoded as UTF-8; the rest stays byte for byte. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < 0) {
        ascii.append(String.format("%%%02X", b & 0xFF));
      } else {
        ascii.append((char) b);
      }
    }
    return ascii.toString();
  }

  static boolean isWellFormed(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (i + 2 >= text.length()
          || digit((byte) text.charAt(i + 1)) < 0
          || digit((byte) text.charAt(i + 2)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int digit(byte ascii) {
    return ascii < 0 ? -1 : Character.digit(ascii, 16);
  }
}
