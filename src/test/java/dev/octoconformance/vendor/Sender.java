package dev.octoconformance.vendor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Puts bytes on a socket of their own and reads what is answered, HTTP/1.1. */
final class Sender implements AutoCloseable {
  private static final int LARGEST_HEAD = 64 * 1024;
  private static final int LARGEST_REST = 256 * 1024;

  private final Duration timeout;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Sender(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Sends a complete request; anything that keeps a status from being read is {@link
   * Outcome#NO_ANSWER}.
   */
  Outcome send(HookUrl url, byte[] request) {
    try (Socket plain = new Socket()) {
      open.add(plain);
      try {
        return closed ? Outcome.unanswered(Outcome.Ending.REFUSED) : exchange(plain, url, request);
      } finally {
        open.remove(plain);
      }
    } catch (SocketTimeoutException e) {
      return Outcome.unanswered(Outcome.Ending.TIMED_OUT);
    } catch (ConnectException | UnknownHostException e) {
      return Outcome.unanswered(Outcome.Ending.REFUSED);
    } catch (IOException e) {
      return Outcome.unanswered(Outcome.Ending.BROKEN);
    }
  }

  private Outcome exchange(Socket plain, HookUrl url, byte[] request) throws IOException {
    int millis = Math.max(1, (int) timeout.toMillis());
    plain.setTcpNoDelay(true);
    plain.connect(address(url), millis);
    plain.setSoTimeout(millis);
    if (!url.secure()) {
      return talk(plain, request);
    }
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket secure = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true)) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      return talk(secure, request);
    }
  }

  private static InetSocketAddress address(HookUrl url) throws UnknownHostException {
    InetSocketAddress address = new InetSocketAddress(url.host(), url.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(url.host());
    }
    return address;
  }

  private Outcome talk(Socket socket, byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    long deadline = System.nanoTime() + timeout.toNanos();
    Outcome outcome;
    do {
      outcome = head(socket, in, deadline);
    } while (outcome.status() >= 100 && outcome.status() < 200 && outcome.status() != 101);
    rest(socket, in, outcome);
    return outcome;
  }

  private static Outcome head(Socket socket, InputStream in, long deadline) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lineLength = 0;
    while (true) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException();
      }
      if (head.size() > LARGEST_HEAD) {
        throw new IOException("the head does not end");
      }
      socket.setSoTimeout((int) left);
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException();
      }
      head.write(octet);
      if (octet == '\n') {
        if (lineLength == 0) {
          return parsed(head.toString(StandardCharsets.ISO_8859_1));
        }
        lineLength = 0;
      } else if (octet != '\r') {
        lineLength++;
      }
    }
  }

  private static Outcome parsed(String head) throws IOException {
    String[] lines = head.split("\r?\n", -1);
    String status = lines[0];
    if (!status.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
      throw new IOException("not an HTTP answer");
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    return Outcome.answered(Integer.parseInt(status.substring(9, 12)), headers);
  }

  /**
   * Reads the answer's body away, for a moment, because closing at once would reset the connection.
   */
  private static void rest(Socket socket, InputStream in, Outcome outcome) {
    if (outcome.status() == 204 || outcome.status() == 304) {
      return;
    }
    int wanted = LARGEST_REST;
    String length = outcome.header("content-length");
    if (length != null && length.matches("[0-9]{1,6}")) {
      wanted = Math.min(wanted, Integer.parseInt(length));
    }
    try {
      socket.setSoTimeout(200);
      byte[] buffer = new byte[8192];
      int read = 0;
      long deadline = System.nanoTime() + 1_000_000_000L;
      while (wanted > 0 && read >= 0 && System.nanoTime() < deadline) {
        read = in.read(buffer, 0, Math.min(buffer.length, wanted));
        wanted -= read;
      }
    } catch (IOException e) {
      // The status was read, and the body means nothing.
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed either way.
      }
    }
  }
}
