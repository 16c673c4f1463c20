package dev.octoconformance.target;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of capabilities: which the target activates, and which a webhook stores. */
public final class Capabilities {
  private static final String HEADER = "Octo-Capabilities";

  private Capabilities() {}

  /** The capabilities that an answer says are active; empty when it does not say. */
  public static Optional<Set<String>> active(Reply reply) {
    return reply
        .header(HEADER)
        .map(
            value ->
                Arrays.stream(value.split(","))
                    .map(capability -> capability.strip().toLowerCase(Locale.ROOT))
                    .filter(capability -> !capability.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** The capabilities stored with a webhook, the webhook capability itself left out. */
  public static Set<String> stored(Webhook webhook) {
    return webhook
        .field("capabilities")
        .valueStream()
        .map(capability -> capability.asStringOpt().orElse(""))
        .filter(capability -> !capability.endsWith("/webhooks"))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  /**
   * Whether the target offers a capability: it says that it is active, or its products change with
   * it.
   */
  public static boolean offered(Target target, String capability) {
    Reply with = target.withCapabilities(List.of(capability)).bookings().products();
    return active(with)
        .map(active -> active.contains(capability))
        .orElseGet(() -> !with.body().equals(target.bookings().products().body()));
  }
}
