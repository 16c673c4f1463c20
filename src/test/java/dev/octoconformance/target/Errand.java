package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.apache.http.HttpConnection;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.protocol.ClientContext;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.impl.client.RequestWrapper;
import org.apache.http.protocol.ExecutionContext;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: it goes out exactly as asked, and the lines of its answer are taken down
 * as they came.
 */
@SuppressWarnings("deprecation")
final class Errand implements HttpRequestInterceptor, HttpResponseInterceptor {
  private static final List<String> ADDED_UNASKED = List.of("Accept", "Content-Type");
  private static final List<String> READ_UNASKED = List.of("Set-Cookie", "Content-Type");

  private final Exchange.Request asked;
  private final Leash leash;
  private final Room room;
  private List<Header> headers = List.of();

  /**
   * An errand that has not begun.
   *
   * @param leash holds it to its time
   * @param room what its answer is kept in
   */
  Errand(Exchange.Request asked, Leash leash, Room room) {
    this.asked = asked;
    this.leash = leash;
    this.room = room;
  }

  /**
   * Undoes the tidying of what was given: {@code %2F}, {@code %27} and dots of the path, header
   * lines dropped, added or repeated.
   */
  @Override
  public void process(HttpRequest request, HttpContext context) {
    if (request instanceof RequestWrapper wrapper) {
      URI uri = URI.create(asked.url());
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String path = slashed(uri.getRawPath()) + query;
      HttpRoute route = (HttpRoute) context.getAttribute(ClientContext.ROUTE);
      boolean whole = route.getProxyHost() != null && !route.isTunnelled();
      wrapper.setURI(
          URI.create(whole ? uri.getScheme() + "://" + uri.getRawAuthority() + path : path));
    }
    asked.headers().forEach(header -> request.removeHeaders(header.name()));
    ADDED_UNASKED.forEach(request::removeHeaders);
    asked.headers().forEach(header -> request.addHeader(header.name(), header.value()));
    leash.holds((HttpConnection) context.getAttribute(ExecutionContext.HTTP_CONNECTION));
  }

  private static String slashed(@Nullable String path) {
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** Takes the lines down, and hides those which REST Assured throws over when they are odd. */
  @Override
  public void process(HttpResponse response, HttpContext context) {
    headers =
        Arrays.stream(response.getAllHeaders())
            .map(line -> new Header(line.getName(), line.getValue() == null ? "" : line.getValue()))
            .toList();
    READ_UNASKED.forEach(response::removeHeaders);
  }

  /** The answer with this body; one that was compressed unasked is inflated. */
  Exchange.Answer answer(int status, InputStream body) throws IOException {
    Received received = Received.from(body, room, leash);
    if (received.more()) {
      leash.cut(); // or closing the stream would read on to its end
    }
    try {
      body.close();
    } catch (IOException e) {
      if (!leash.isCut()) {
        throw e;
      }
    }
    return new Exchange.Answer(
        status, headers, (isCompressed() ? received.inflated(room) : received).body());
  }

  private boolean isCompressed() {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
        .findFirst()
        .filter(header -> header.value().equalsIgnoreCase("gzip"))
        .isPresent();
  }
}
