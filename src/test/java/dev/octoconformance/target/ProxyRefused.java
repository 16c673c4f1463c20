package dev.octoconformance.target;

import java.io.IOException;

/** A proxy does not lead to the target. */
final class ProxyRefused extends IOException {
  private static final long serialVersionUID = 1L;

  /** What it answered, such as {@code 407 Proxy Authentication Required}. */
  ProxyRefused(String answer) {
    super(answer);
  }
}
