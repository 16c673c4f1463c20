package dev.octoconformance.target;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.ParseException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Why a request got no answer, as one sentence a person can act on. */
final class Trouble {
  private static final String UNKNOWN = " is unknown";
  private static final String REFUSED = " was refused";
  private static final String OVER_BEFORE = " was over before ";
  private static final String UNREACHED = "no connection to ";

  private Trouble() {}

  /** What is said when it was we who had no more time. */
  static String noMoreTime(String url) {
    return "the budget" + OVER_BEFORE + URI.create(url).getAuthority() + " had answered";
  }

  /** Whether it was we who had no more time. */
  static boolean isNoMoreTime(String sentence) {
    return sentence.contains(OVER_BEFORE);
  }

  /** Whether a request with this trouble never left: there was no connection to send it on. */
  static boolean neverLeft(String sentence) {
    return sentence.endsWith(UNKNOWN)
        || sentence.endsWith(REFUSED)
        || sentence.startsWith(UNREACHED);
  }

  /** The same where a proxy leads there, which is what cannot be reached then; null for none. */
  static String sentence(
      Throwable thrown,
      String url,
      Proxies.@Nullable Proxy proxy,
      Duration patience,
      boolean late) {
    Throwable cause = root(thrown);
    if (proxy == null) {
      return sentence(thrown, url, patience, late);
    }
    if (cause instanceof ProxyRefused) {
      return "the proxy %s does not lead to %s: %s"
          .formatted(proxy, URI.create(url).getAuthority(), line(cause));
    }
    boolean unreached =
        cause instanceof UnknownHostException
            || cause instanceof ConnectException
            || cause instanceof NoRouteToHostException;
    return unreached
        ? "through the proxy %s, %s"
            .formatted(proxy, sentence(thrown, "http://" + proxy.authority() + "/", patience, late))
        : sentence(thrown, url, patience, late);
  }

  static String sentence(Throwable thrown, String url, Duration patience, boolean late) {
    URI uri = URI.create(url);
    String peer = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    Throwable cause = root(thrown);
    if (cause instanceof UnknownHostException) {
      return "the host " + uri.getHost() + UNKNOWN;
    }
    if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
      return UNREACHED + peer + " within " + inWords(patience);
    }
    if (cause instanceof ConnectException) {
      return "the connection to " + peer + REFUSED;
    }
    if (late || cause instanceof SocketTimeoutException) {
      return "no complete answer from " + peer + " within " + inWords(patience);
    }
    if (cause instanceof SSLException) {
      return "TLS with " + peer + " failed: " + line(cause);
    }
    if (cause instanceof NoHttpResponseException) {
      return peer + " closed the connection without an answer";
    }
    if (cause instanceof TruncatedChunkException || cause instanceof ConnectionClosedException) {
      return peer + " closed the connection in the middle of its answer";
    }
    if (cause instanceof HttpException
        || cause instanceof ParseException
        || cause instanceof MalformedChunkCodingException) {
      return peer + " answered with something that is not HTTP: " + line(cause);
    }
    if (cause instanceof SocketException) {
      return "the connection to " + peer + " broke off: " + line(cause);
    }
    return "the exchange with "
        + peer
        + " broke off: "
        + cause.getClass().getSimpleName()
        + " ("
        + line(cause)
        + ")";
  }

  private static String inWords(Duration patience) {
    return patience.toMillis() % 1000 == 0
        ? patience.toSeconds() + " s"
        : patience.toMillis() + " ms";
  }

  private static String line(Throwable cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), "no reason given");
    return message.lines().findFirst().orElse("no reason given");
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && !(cause instanceof ConnectTimeoutException)
        && !(cause instanceof ConnectException)
        && !(cause instanceof SSLException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
