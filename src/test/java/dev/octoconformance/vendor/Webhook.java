package dev.octoconformance.vendor;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A webhook as it is stored.
 *
 * @param given the names of the members that the creating request had
 */
record Webhook(
    String id,
    Account owner,
    String event,
    String url,
    boolean retryOnError,
    boolean useContactLanguage,
    Map<String, String> headers,
    List<String> capabilities,
    Set<String> given,
    Instant createdAt) {
  static final String BOOKING_UPDATE = "booking_update";
  static final String AVAILABILITY_UPDATE = "availability_update";

  Webhook {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    capabilities = List.copyOf(capabilities);
    given = Set.copyOf(given);
  }

  Webhook withFlags(boolean newRetryOnError, boolean newUseContactLanguage) {
    return new Webhook(
        id,
        owner,
        event,
        url,
        newRetryOnError,
        newUseContactLanguage,
        headers,
        capabilities,
        given,
        createdAt);
  }

  Webhook withHeaders(Map<String, String> newHeaders) {
    return new Webhook(
        id,
        owner,
        event,
        url,
        retryOnError,
        useContactLanguage,
        newHeaders,
        capabilities,
        given,
        createdAt);
  }

  /** The webhook of the specification: seven members. */
  JsonObject shown() {
    return JsonObject.empty()
        .with("id", id)
        .with("event", event)
        .with("url", url)
        .with("retryOnError", retryOnError)
        .with("useContactLanguage", useContactLanguage)
        .with("headers", JsonObject.of(headers))
        .with("capabilities", capabilities);
  }
}
