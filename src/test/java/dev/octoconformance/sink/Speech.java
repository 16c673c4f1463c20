package dev.octoconformance.sink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * What is spoken on the connections to a port: HTTP as it is, or HTTPS.
 *
 * @param context what HTTPS is spoken with; null for plain HTTP
 * @param disliked told when somebody began with HTTPS and had no request after what was shown: with
 *     the alert in TLS's own words, or with {@link #LEFT}
 */
record Speech(@Nullable SSLContext context, Consumer<String> disliked) {
  /** What is told of somebody who left without a word. */
  static final String LEFT = "left";

  private static final int HANDSHAKE = 0x16;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]+)");

  /** With this identity, or plain without one. */
  static Speech of(@Nullable Identity identity, Consumer<String> disliked) {
    return new Speech(identity == null ? null : identity.context(), disliked);
  }

  boolean secure() {
    return context != null;
  }

  /**
   * The connection to be read from and written to; empty when it does not come to that.
   *
   * @throws IOException if there is nobody any more
   */
  Optional<Socket> begun(Socket visitor) throws IOException {
    if (context == null) {
      return Optional.of(visitor);
    }
    visitor.setSoTimeout(PATIENCE_MILLIS);
    int first = visitor.getInputStream().read();
    if (first != HANDSHAKE) {
      return Optional.empty(); // a knock, or plain HTTP
    }
    SSLSocket secure =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(visitor, new ByteArrayInputStream(new byte[] {(byte) first}), true);
    try {
      secure.startHandshake();
      return Optional.of(secure);
    } catch (SocketTimeoutException stayed) {
      return Optional.empty();
    } catch (SSLException e) {
      disliked.accept(alert(e));
    } catch (IOException e) {
      disliked.accept(LEFT);
    }
    return Optional.empty();
  }

  /** Why a handshake failed, in TLS's own words. */
  static String alert(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher alert = ALERT.matcher(message);
    if (alert.find()) {
      return alert.group(1);
    }
    boolean left =
        message.contains("terminated the handshake")
            || !(failure instanceof SSLException)
            || failure.getCause() instanceof IOException;
    return left ? LEFT : message;
  }
}
