package dev.octoconformance.target;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.params.ClientPNames;
import org.apache.http.client.params.CookiePolicy;
import org.apache.http.client.protocol.ClientContext;
import org.apache.http.conn.routing.HttpRoute;
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
import org.apache.http.protocol.ExecutionContext;
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
  private final Proxies proxies;
  private final HttpClient common;

  /**
   * Connections with this patience.
   *
   * @param anyCertificate whether every certificate will do
   */
  Wire(Duration patience, boolean anyCertificate, Proxies proxies) {
    this.proxies = proxies;
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
    client.setRoutePlanner((host, request, context) -> route(host));
    client.addRequestInterceptor(
        (request, context) -> {
          if (!isForProxy(request)) {
            errands.apply(context).process(request, context);
          }
          showCredentials(request, context);
        });
    client.addResponseInterceptor(
        (response, context) -> {
          refuseRefusals(response, context);
          errands.apply(context).process(response, context);
        });
    return client;
  }

  /** The proxy that a URL is asked through; empty where it is asked directly. */
  Optional<Proxies.Proxy> proxy(URI url) {
    return proxies.of(url);
  }

  private HttpRoute route(HttpHost host) {
    boolean secure = "https".equalsIgnoreCase(host.getSchemeName());
    return proxy(URI.create(host.toURI()))
        .map(proxy -> new HttpRoute(host, null, new HttpHost(proxy.host(), proxy.port()), secure))
        .orElseGet(() -> new HttpRoute(host, null, secure));
  }

  private static boolean isForProxy(HttpRequest request) {
    return request.getRequestLine().getMethod().equals("CONNECT");
  }

  /** A proxy is shown its credentials in what it reads itself, and the target never sees them. */
  private void showCredentials(HttpRequest request, HttpContext context) {
    HttpRoute route = (HttpRoute) context.getAttribute(ClientContext.ROUTE);
    if (route.getProxyHost() != null && (isForProxy(request) || !route.isTunnelled())) {
      proxy(URI.create(route.getTargetHost().toURI()))
          .map(Proxies.Proxy::credentials)
          .ifPresent(credentials -> request.setHeader("Proxy-Authorization", credentials));
    }
  }

  /** What a proxy answers for itself is no answer of the target. */
  private static void refuseRefusals(HttpResponse response, HttpContext context)
      throws ProxyRefused {
    HttpRequest request = (HttpRequest) context.getAttribute(ExecutionContext.HTTP_REQUEST);
    HttpRoute route = (HttpRoute) context.getAttribute(ClientContext.ROUTE);
    int status = response.getStatusLine().getStatusCode();
    boolean own = isForProxy(request) ? status > 299 : status == 407;
    if (route.getProxyHost() != null && own) {
      throw new ProxyRefused((status + " " + response.getStatusLine().getReasonPhrase()).strip());
    }
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
