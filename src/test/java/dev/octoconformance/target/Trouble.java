package dev.octoconformance.target;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;

/** Why a request got no answer, as one sentence a person can act on. */
final class Trouble {
  private Trouble() {}

  static String sentence(Throwable thrown, String url, Duration patience) {
    URI uri = URI.create(url);
    String peer = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    Throwable cause = root(thrown);
    if (cause instanceof UnknownHostException) {
      return "the host " + uri.getHost() + " is unknown";
    }
    if (cause instanceof ConnectTimeoutException || cause instanceof NoRouteToHostException) {
      return "no connection to " + peer + " within " + patience.toSeconds() + " s";
    }
    if (cause instanceof ConnectException) {
      return "the connection to " + peer + " was refused";
    }
    if (cause instanceof SocketTimeoutException) {
      return "no complete answer from " + peer + " within " + patience.toSeconds() + " s";
    }
    if (cause instanceof SSLException) {
      return "TLS with " + peer + " failed: " + cause.getMessage();
    }
    if (cause instanceof NoHttpResponseException) {
      return peer + " closed the connection without an answer";
    }
    return "the exchange with "
        + peer
        + " broke off: "
        + cause.getClass().getSimpleName()
        + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && !(cause instanceof ConnectTimeoutException)
        && !(cause instanceof ConnectException)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
