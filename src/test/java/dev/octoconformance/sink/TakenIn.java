package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * A request whose body was taken in and unpacked already. WireMock would unpack it once more, so it
 * is not told of the encoding (the list of headers still has it), and the body has a byte before it
 * that is no beginning of anything packed.
 */
final class TakenIn extends HttpServletRequestWrapper {
  private static final int WHOLE = 1;
  private static final int OF_BYTES = 2;
  private static final int LEFT = 4;
  private static final String UNPACKED = "identity";

  private final Body body;
  private final boolean left;

  /** The header lines by their names in small letters; WireMock asks for every name. */
  private final Map<String, Line> lines = new LinkedHashMap<>();

  private record Line(String name, List<String> values) {}

  /**
   * The request with this body.
   *
   * @param left whether its sender is known to be gone already
   */
  TakenIn(Request base, HttpServletRequest request, Body body, boolean left) {
    super(request);
    this.body = body;
    this.left = left;
    for (HttpField field : base.getHttpFields()) {
      lines
          .computeIfAbsent(
              low(field.getName()), key -> new Line(field.getName(), new ArrayList<>()))
          .values()
          .add(field.getValue() == null ? "" : field.getValue());
    }
  }

  private static String low(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(lines.values().stream().map(Line::name).toList());
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    Line line = lines.get(low(name));
    return Collections.enumeration(line == null ? List.of() : line.values());
  }

  /** The body that these bytes are, which WireMock handed on. */
  static Body body(byte @Nullable [] handed) {
    if (handed == null || handed.length == 0) {
      return Body.EMPTY;
    }
    boolean utf8 = (handed[0] & OF_BYTES) == 0;
    String text = new String(Arrays.copyOfRange(handed, 1, handed.length), charset(utf8));
    return new Body(text, utf8, (handed[0] & WHOLE) == 0);
  }

  /** Whether these bytes, which WireMock handed on, say that the sender is gone. */
  static boolean isLeft(byte @Nullable [] handed) {
    return handed != null && handed.length > 0 && (handed[0] & LEFT) != 0;
  }

  private byte[] handedOn() {
    byte[] text = body.text().getBytes(charset(body.utf8()));
    byte[] all = new byte[text.length + 1];
    all[0] = (byte) ((body.cut() ? 0 : WHOLE) | (body.utf8() ? 0 : OF_BYTES) | (left ? LEFT : 0));
    System.arraycopy(text, 0, all, 1, text.length);
    return all;
  }

  private static Charset charset(boolean utf8) {
    return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  @Override
  public @Nullable String getHeader(String name) {
    Line line = lines.get(low(name));
    if (line == null) {
      return null;
    }
    return name.equalsIgnoreCase("Content-Encoding") ? UNPACKED : line.values().get(0);
  }

  /** Nothing, or WireMock would read a form, and fail where the body is none. */
  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(handedOn());
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] into, int from, int most) {
        return bytes.read(into, from, most);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("It is all there already");
      }
    };
  }
}
