package dev.octoconformance.harness;

import java.net.URI;

/** Whether a URL leads to this very machine. */
final class Loopback {
  private Loopback() {}

  static boolean is(URI url) {
    String host = url.getHost() == null ? "" : url.getHost();
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.endsWith(".localhost");
  }
}
