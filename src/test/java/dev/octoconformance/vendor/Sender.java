package dev.octoconformance.vendor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;

/** Puts bytes on a socket of their own and reads what is answered, HTTP/1.1. */
final class Sender implements AutoCloseable {
  private final Patience patience;
  private final Trust trust;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Sender(Duration timeout, Trust trust) {
    this.patience = Patience.of(timeout);
    this.trust = trust;
  }

  /** Whom it gives deliveries to by HTTPS. */
  Trust trust() {
    return trust;
  }

  /** How long it waits unless it is told otherwise. */
  Patience patience() {
    return patience;
  }

  Outcome send(HookUrl url, byte[] request) {
    return send(url, request, patience);
  }

  /** Sends a complete request, and tells what became of it. */
  Outcome send(HookUrl url, byte[] request, Patience wanted) {
    long begin = System.nanoTime();
    try (Socket plain = new Socket()) {
      open.add(plain);
      try {
        return closed
            ? Outcome.unanswered(Outcome.Ending.REFUSED)
            : exchange(plain, url, request, wanted);
      } finally {
        open.remove(plain);
      }
    } catch (SocketTimeoutException e) {
      return failed(Outcome.Ending.TIMED_OUT, begin);
    } catch (ConnectException | UnknownHostException e) {
      return failed(Outcome.Ending.REFUSED, begin);
    } catch (IOException e) {
      return failed(Outcome.Ending.RESET, begin);
    }
  }

  private static Outcome failed(Outcome.Ending ending, long begin) {
    return Outcome.unanswered(ending).after(since(begin));
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Outcome exchange(Socket plain, HookUrl url, byte[] request, Patience patience)
      throws IOException {
    int millis = Math.max(1, (int) patience.head().toMillis());
    plain.setTcpNoDelay(true);
    plain.connect(address(url), millis);
    plain.setSoTimeout(millis);
    if (!url.secure()) {
      return talk(plain, request, patience);
    }
    try (SSLSocket secure = trust.secured(plain, url)) {
      return talk(secure, request, patience);
    }
  }

  private static InetSocketAddress address(HookUrl url) throws UnknownHostException {
    InetSocketAddress address = new InetSocketAddress(url.host(), url.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(url.host());
    }
    return address;
  }

  private static Outcome talk(Socket socket, byte[] request, Patience patience) throws IOException {
    long begin = System.nanoTime();
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    long deadline = begin + patience.head().toNanos();
    Outcome head = new AnswerHead(socket, in, deadline).read().after(since(begin));
    return head.isAnswered() ? new AnswerBody(socket, in, patience).read(head) : head;
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
