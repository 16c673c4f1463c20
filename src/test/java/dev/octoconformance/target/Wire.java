package dev.octoconformance.target;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Function;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.params.ClientPNames;
import org.apache.http.client.params.CookiePolicy;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.CoreConnectionPNames;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;

/**
 * The connections to the target, and clients on them which send once, verbatim, and on a leash.
 * REST Assured asks for the classic client of Apache HttpClient 4, by its deprecated name.
 */
@SuppressWarnings("deprecation")
final class Wire implements AutoCloseable {
  private static final String ERRAND = "errand";
  private static final int CONNECTIONS = 32;
  private static final long IDLE_MILLIS = 2_000;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_HEADERS = 1_000;

  private final PoolingClientConnectionManager connections;
  private final int millis;
  private final Room room = Room.ofThisProcess();
  private final HttpClient common;

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
    this.common = client(context -> (Errand) context.getAttribute(ERRAND));
  }

  private static SSLSocketFactory trusting() {
    try {
      return new SSLSocketFactory(
          (chain, type) -> true, SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot speak TLS", e);
    }
  }

  /** What the answers are kept in. */
  Room room() {
    return room;
  }

  /** A client for this one errand. */
  HttpClient client(Errand errand) {
    return client(context -> errand);
  }

  /**
   * Sends this message on this errand with the client of all that go without a client of their own.
   */
  HttpResponse execute(HttpUriRequest message, Errand errand) throws IOException {
    HttpContext context = new BasicHttpContext();
    context.setAttribute(ERRAND, errand);
    return common.execute(message, context);
  }

  private HttpClient client(Function<HttpContext, Errand> errands) {
    DefaultHttpClient client = new DefaultHttpClient(connections);
    client.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
    // Servers drop idle connections after a few seconds; a request sent just then would be lost.
    client.setKeepAliveStrategy((response, context) -> IDLE_MILLIS);
    HttpParams params = client.getParams();
    params.setParameter(ClientPNames.HANDLE_REDIRECTS, false);
    params.setParameter(ClientPNames.HANDLE_AUTHENTICATION, false);
    params.setParameter(ClientPNames.COOKIE_POLICY, CookiePolicy.IGNORE_COOKIES);
    params.setParameter(ClientPNames.CONN_MANAGER_TIMEOUT, (long) millis);
    params.setParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, millis);
    params.setParameter(CoreConnectionPNames.SO_TIMEOUT, millis);
    params.setParameter(CoreConnectionPNames.MAX_LINE_LENGTH, LONGEST_LINE);
    params.setParameter(CoreConnectionPNames.MAX_HEADER_COUNT, MOST_HEADERS);
    client.addRequestInterceptor(
        (request, context) -> errands.apply(context).process(request, context));
    client.addResponseInterceptor(
        (response, context) -> errands.apply(context).process(response, context));
    return client;
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
