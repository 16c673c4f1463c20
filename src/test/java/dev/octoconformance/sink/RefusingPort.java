package dev.octoconformance.sink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A port that belongs to us and refuses connections: bound, but nobody listens. */
final class RefusingPort implements Reception.ClosedPort, AutoCloseable {
  private final Socket placeholder;
  private final String host;
  private final int number;
  private final String token;
  private final RawPort.Host visitors;
  private final boolean secure;
  private @Nullable RawPort port;
  private boolean over;

  /** The port with this number, which this socket keeps from others. */
  RefusingPort(
      Socket placeholder,
      boolean secure,
      String host,
      int number,
      String token,
      RawPort.Host visitors) {
    this.placeholder = placeholder;
    this.secure = secure;
    this.host = host;
    this.number = number;
    this.token = token;
    this.visitors = visitors;
  }

  /**
   * A free port of this host that refuses connections from now on.
   *
   * @param secure whether its URL is one of HTTPS
   * @param token whose URL leads there
   * @param visitors who takes the connections once it is open
   * @throws SinkUnavailable if no port can be had
   */
  static RefusingPort at(boolean secure, String host, String token, RawPort.Host visitors) {
    return at(secure, host, 0, token, visitors);
  }

  /** The same with the port of this number; 0 takes a free one. */
  static RefusingPort at(
      boolean secure, String host, int number, String token, RawPort.Host visitors) {
    Socket placeholder = new Socket();
    try {
      // Connections that an ended process had there would else keep its own port from it. For any
      // free port it must stay off: a server might get the same one.
      placeholder.setReuseAddress(number != 0);
      placeholder.bind(new InetSocketAddress(host, number));
    } catch (IOException e) {
      throw SinkUnavailable.at(host + ":" + number, e);
    }
    return new RefusingPort(placeholder, secure, host, placeholder.getLocalPort(), token, visitors);
  }

  @Override
  public String url() {
    return SinkUrl.of(SinkUrl.base(secure, host, number), token);
  }

  @Override
  public synchronized void open() {
    if (port != null || over) {
      return;
    }
    try {
      RawPort opened = bound();
      port = opened;
      opened.welcome(visitors);
    } catch (IOException e) {
      over = true;
      throw SinkUnavailable.taken(host + ":" + number, e);
    }
  }

  /**
   * The port as one who listens has it. Where the system lets two share a port of which only one
   * listens, the placeholder stays until then: whoever comes is refused before and served after.
   * Elsewhere the port is nobody's for a moment.
   */
  private RawPort bound() throws IOException {
    try (placeholder) {
      placeholder.setReuseAddress(true);
      return RawPort.bind(secure, host, number);
    } catch (IOException notShared) {
      return RawPort.bind(secure, host, number);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    over = true;
    placeholder.close();
    if (port != null) {
      port.close();
    }
  }
}
