package dev.octoconformance.harness;

import java.net.URI;
import java.util.Locale;

/** Whether a URL leads to this very machine. */
final class Loopback {
  private Loopback() {}

  static boolean is(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]")
        || host.endsWith(".localhost");
  }
}
