package dev.octoconformance.vendor;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A custom header that singles a webhook out, so that what is wrong can be wrong for few webhooks
 * alone.
 */
enum Mark {
  ONCE,
  PAIR,
  REPEAT,
  ORDER,
  BESIDE,
  FRAMING,
  LANE,
  POOL,
  FAN,
  FAN_OUT,
  MIXED,
  RACING,
  MANY,
  LIFETIME,
  BURST,
  AVAILABILITY,
  PORT,
  PLAIN,
  TWIN,
  GUEST;

  private final String header = "x-octo-" + name().toLowerCase(Locale.ROOT).replace('_', '-');

  boolean on(Webhook webhook) {
    return value(webhook) != null;
  }

  /** What the webhook gives as the header's value; null if it does not have it. */
  @Nullable String value(Webhook webhook) {
    return webhook.headers().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(header))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
