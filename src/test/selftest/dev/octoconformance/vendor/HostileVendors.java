package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;

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
