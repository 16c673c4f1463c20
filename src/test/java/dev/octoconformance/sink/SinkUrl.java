package dev.octoconformance.sink;

import java.net.URI;

/** How the URLs of the sink are made. */
final class SinkUrl {
  private SinkUrl() {}

  /** The root of what listens here. */
  static URI base(boolean secure, String host, int port) {
    String scheme = secure ? "https://" : "http://";
    return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** The token in the path, and a nonce at the very end that shows whether the URL was cut. */
  static String of(URI base, String token) {
    return base + "/" + token + "?end=" + token.substring(token.length() - 6);
  }
}
