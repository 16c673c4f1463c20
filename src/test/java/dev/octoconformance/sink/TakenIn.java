package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Header;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.Cookie;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletRequestWrapper;
import wiremock.org.eclipse.jetty.http.HttpURI;
import wiremock.org.eclipse.jetty.server.Request;

/**
 * A request that was taken in already. WireMock would look into its query, its form, its parts, its
 * cookies and what it is packed with, and fail where they are none; it is shown a plain request
 * whose body is a number, and what came waits under that.
 */
final class TakenIn extends HttpServletRequestWrapper {
  private static final String METHOD = "POST";
  private static final String HOST = "sink.invalid";

  private static final String NUMBER = TakenIn.class.getName();

  private final byte[] number;

  private TakenIn(HttpServletRequest request, byte[] number) {
    super(request);
    this.number = number;
  }

  /**
   * What came, whatever it is.
   *
   * @param left whether its sender is known to be gone already
   * @param peer the address that it came from
   */
  record Came(
      String method,
      String target,
      List<Header> headers,
      Body body,
      boolean left,
      @Nullable String peer) {

    /** The request with this body. */
    static Came of(Request base, Body body, boolean left) {
      List<Header> headers =
          base.getHttpFields().stream()
              .map(f -> new Header(f.getName(), f.getValue() == null ? "" : f.getValue()))
              .toList();
      return new Came(
          base.getMethod(), target(base.getHttpURI()), headers, body, left, base.getRemoteAddr());
    }

    private static String target(HttpURI uri) {
      String fragment = uri.getFragment() == null ? "" : "#" + uri.getFragment();
      return uri.getPathQuery() + fragment;
    }
  }

  /** Where requests wait while WireMock is shown their numbers. */
  static final class Waiting {
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Came> waiting = new ConcurrentHashMap<>();

    /** What WireMock is shown of a request in its place. */
    TakenIn instead(HttpServletRequest request, Came came) {
      long number = last.incrementAndGet();
      waiting.put(number, came);
      request.setAttribute(NUMBER, number);
      return new TakenIn(request, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** The request with the number that WireMock handed on, which waits no longer. */
    Came taken(byte[] number) {
      Came came = waiting.remove(ByteBuffer.wrap(number).getLong());
      if (came == null) {
        throw new IllegalStateException("WireMock asks twice for one request");
      }
      return came;
    }

    /** What nobody took, though it is over. */
    Optional<Came> leftOver(Request over) {
      return over.getAttribute(NUMBER) instanceof Long number
          ? Optional.ofNullable(waiting.remove(number))
          : Optional.empty();
    }
  }

  @Override
  public String getMethod() {
    return METHOD;
  }

  @Override
  public String getServerName() {
    return HOST;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer("http://").append(HOST).append(getRequestURI());
  }

  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.emptyEnumeration();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public Cookie[] getCookies() {
    return new Cookie[0];
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(number);
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
