package dev.octoconformance.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Vendors whose deliveries are meant to upset whoever reads them. */
public final class HostileVendors {
  private HostileVendors() {}

  /** Whose bodies are nothing but arrays, nested so deep. */
  public static Behaviour deepBodies(int depth) {
    return sending(body -> nested(depth));
  }

  /** Whose bodies have a further field that is nested so deep. */
  public static Behaviour deepFields(int depth) {
    return sending(body -> body.replaceFirst("^\\{", "{\"further\":" + nested(depth) + ","));
  }

  /**
   * A vendor of whose paths somebody at this address knows one, and sends there again what was
   * sent, with something in it altered.
   */
  public static Behaviour withAReplayer(String address) {
    AtomicReference<String> known = new AtomicReference<>("");
    return new Behaviour() {
      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        super.attempted(delivery, attempt, outcome);
        String url = delivery.webhook().url();
        boolean isFirst = outcome.status() == 500 && known.compareAndSet("", url);
        if (isFirst || url.equals(known.get())) {
          String sent = new String(bodyBytes(delivery, attempt), StandardCharsets.UTF_8);
          replay(address, HookUrl.of(url), sent.replace("\"status\":", "\"stolen\":"));
        }
      }
    };
  }

  private static void replay(String address, HookUrl url, String body) {
    String request =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(
                url.target(), url.authority(), body.getBytes(StandardCharsets.UTF_8).length, body);
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress(url.host(), url.port()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getInputStream().readAllBytes();
    } catch (IOException nobodyThere) {
      throw new UncheckedIOException(nobodyThere);
    }
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private interface Change {
    String of(String body);
  }

  private static Behaviour sending(Change change) {
    return new Behaviour() {
      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        String body = new String(super.bodyBytes(delivery, attempt), StandardCharsets.UTF_8);
        return change.of(body).getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
