package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.apache.http.HttpConnection;
import org.apache.http.HttpRequest;
import org.apache.http.client.HttpClient;
import org.apache.http.client.params.ClientPNames;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.RequestWrapper;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.ExecutionContext;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the target, and a client on them for every request: it sends once, verbatim,
 * and on its leash. REST Assured asks for the classic client of Apache HttpClient 4, by its
 * deprecated name.
 */
@SuppressWarnings("deprecation")
final class Wire implements AutoCloseable {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final int CONNECTIONS = 32;
  private static final long IDLE_MILLIS = 2_000;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_HEADERS = 1_000;

  private final PoolingClientConnectionManager connections;
  private final int millis;

  /**
   * Connections with this patience.
   *
   * @param anyCertificate whether every certificate will do
   */
  Wire(Duration patience, boolean anyCertificate) {
    SchemeRegistry schemes = SchemeRegistryFactory.createDefault();
    if (anyCertificate) {
      schemes.register(new Scheme("https", 443, trusting()));
    }
    this.connections = new PoolingClientConnectionManager(schemes);
    this.millis = Math.toIntExact(patience.toMillis());
    connections.setMaxTotal(CONNECTIONS);
    connections.setDefaultMaxPerRoute(CONNECTIONS);
  }

  private static SSLSocketFactory trusting() {
    try {
      return new SSLSocketFactory(
          (chain, type) -> true, SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot speak TLS", e);
    }
  }

  /** A client for this one request. */
  HttpClient client(Exchange.Request asked, Leash leash) {
    DefaultHttpClient client = new DefaultHttpClient(connections);
    client.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
    // Servers drop idle connections after a few seconds; a request sent just then would be lost.
    client.setKeepAliveStrategy((response, context) -> IDLE_MILLIS);
    HttpParams params = client.getParams();
    params.setParameter(ClientPNames.HANDLE_REDIRECTS, false);
    params.setParameter(ClientPNames.HANDLE_AUTHENTICATION, false);
    params.setParameter(ClientPNames.CONN_MANAGER_TIMEOUT, (long) millis);
    params.setParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, millis);
    params.setParameter(CoreConnectionPNames.SO_TIMEOUT, millis);
    params.setParameter(CoreConnectionPNames.MAX_LINE_LENGTH, LONGEST_LINE);
    params.setParameter(CoreConnectionPNames.MAX_HEADER_COUNT, MOST_HEADERS);
    client.addRequestInterceptor((request, context) -> verbatim(request, asked));
    client.addRequestInterceptor((request, context) -> leash.holds(connection(context)));
    return client;
  }

  private static HttpConnection connection(HttpContext context) {
    return (HttpConnection) context.getAttribute(ExecutionContext.HTTP_CONNECTION);
  }

  /**
   * Undoes the tidying of what was given: {@code %2F}, {@code %27} and dots of the path, header
   * lines dropped, added or repeated.
   */
  private static void verbatim(HttpRequest request, Exchange.Request asked) {
    if (request instanceof RequestWrapper wrapper) {
      URI uri = URI.create(asked.url());
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      wrapper.setURI(URI.create(slashed(uri.getRawPath()) + query));
    }
    asked.headers().forEach(header -> request.removeHeaders(header.name()));
    request.removeHeaders(CONTENT_TYPE);
    asked.headers().forEach(header -> request.addHeader(header.name(), header.value()));
  }

  private static String slashed(@Nullable String path) {
    return path == null || path.isEmpty() ? "/" : path;
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
