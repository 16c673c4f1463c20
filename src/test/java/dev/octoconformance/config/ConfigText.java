package dev.octoconformance.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as texts by key, without its secrets: of those it only says that they were given.
 */
public final class ConfigText {
  private static final String TRIGGER = "trigger.availability";
  private static final String EMBEDDED = "target.embedded";

  private final Map<String, String> texts = new TreeMap<>();

  private ConfigText() {}

  /** The texts of this configuration; what is not given or must not be shown is left out. */
  public static Map<String, String> of(SuiteConfig config) {
    ConfigText text = new ConfigText();
    text.target(config.target());
    text.put(ConfigKeys.PROFILE, config.profile());
    text.put(ConfigKeys.BUDGET, config.budget().word());
    text.put(ConfigKeys.STRICTNESS, config.strictness().word());
    text.put(ConfigKeys.ONLY, config.only());
    text.put(ConfigKeys.ACCEPT, config.gate().accept());
    text.put(ConfigKeys.ALLOW_PARTIAL, config.gate().allowPartial());
    text.put(ConfigKeys.OPT_IN, config.optIn().stream().map(OptIn::word).toList());
    text.put(ConfigKeys.SINK_URL, config.sink().url());
    text.put(ConfigKeys.SINK_BIND, config.sink().bind());
    text.put(ConfigKeys.SINK_TLS, Words.of(config.sink().tls()));
    text.put(ConfigKeys.SINK_KEYSTORE, config.sink().keystore());
    text.booking(config.booking());
    text.secondBooking(config.secondBooking());
    if (config.availabilityTrigger() != null) {
      text.texts.put(TRIGGER, Secret.MASK);
    }
    text.declared(config.declared());
    text.put(ConfigKeys.LIMIT_WEBHOOKS, config.limits().webhooks());
    text.put(ConfigKeys.LIMIT_REQUESTS_PER_SECOND, config.limits().requestsPerSecond());
    text.waits(config.waits());
    return text.texts;
  }

  /**
   * The configuration that these texts were made of, with stand-ins for its secrets.
   *
   * @param reportDir where reports are written now
   * @throws ConfigException if this version does not know a key or does not take a value
   */
  public static SuiteConfig read(Map<String, String> texts, Path reportDir) {
    Map<String, String> plain = new TreeMap<>(texts);
    boolean trigger = plain.remove(TRIGGER) != null;
    boolean embedded = plain.remove(EMBEDDED) != null;
    if (plain.remove(ConfigKeys.TARGET_TOKEN.name()) != null) {
      plain.put(ConfigKeys.TARGET_TOKEN.name(), "first");
    }
    if (plain.remove(ConfigKeys.TARGET_SECOND_TOKEN.name()) != null) {
      plain.put(ConfigKeys.TARGET_SECOND_TOKEN.name(), "second");
    }
    plain.put(ConfigKeys.REPORT_DIR.name(), reportDir.toString());
    SuiteConfig told = SuiteConfig.of(plain);
    SuiteConfig config = embedded ? told.withTarget(told.target().asEmbedded()) : told;
    return trigger
        ? config.withAvailabilityTrigger(new AvailabilityTrigger.Manual(Secret.MASK))
        : config;
  }

  private void target(TargetSettings target) {
    put(ConfigKeys.TARGET_URL, target.url());
    put(ConfigKeys.TARGET_TOKEN, target.token());
    put(ConfigKeys.TARGET_SECOND_TOKEN, target.secondToken());
    put(ConfigKeys.TARGET_CAPABILITIES, target.capabilities());
    if (target.embedded()) {
      texts.put(EMBEDDED, "true");
    }
  }

  private void booking(BookingChoice booking) {
    put(ConfigKeys.BOOKING_PRODUCT_ID, booking.productId());
    put(ConfigKeys.BOOKING_OPTION_ID, booking.optionId());
    put(ConfigKeys.BOOKING_UNIT_ID, booking.unitId());
    put(ConfigKeys.BOOKING_AVAILABILITY_ID, booking.availabilityId());
  }

  private void secondBooking(BookingChoice booking) {
    put(ConfigKeys.BOOKING_SECOND_PRODUCT_ID, booking.productId());
    put(ConfigKeys.BOOKING_SECOND_OPTION_ID, booking.optionId());
    put(ConfigKeys.BOOKING_SECOND_UNIT_ID, booking.unitId());
    put(ConfigKeys.BOOKING_SECOND_AVAILABILITY_ID, booking.availabilityId());
  }

  private void declared(Declared declared) {
    put(ConfigKeys.FIRST_RETRY_MAX, declared.firstRetryMax());
    put(ConfigKeys.SECOND_RETRY_MAX, declared.secondRetryMax());
    put(ConfigKeys.THROTTLED_RETRY_MAX, declared.throttledRetryMax());
    put(ConfigKeys.MAX_ATTEMPTS, declared.maxAttempts());
    put(ConfigKeys.SENDER_TIMEOUT, declared.senderTimeout());
    put(ConfigKeys.AUTO_DISABLE_AFTER, declared.autoDisableAfter());
    put(ConfigKeys.MAX_WEBHOOKS, declared.maxWebhooks());
    put(ConfigKeys.HTTPS_ONLY, declared.httpsOnly());
    put(ConfigKeys.DECLARED_DELETE_GRACE, declared.deleteGrace());
    put(ConfigKeys.LANGUAGES, declared.languages());
    put(ConfigKeys.EVENTS, declared.events());
    put(ConfigKeys.SECOND_TOKEN_ISOLATED, declared.secondTokenIsolated());
    put(ConfigKeys.SINK_REACHABLE, declared.sinkReachable());
    put(ConfigKeys.BOOKING_CHANGES_AVAILABILITY, declared.bookingChangesAvailability());
    put(ConfigKeys.BOOKINGS_UPDATABLE, declared.bookingsUpdatable());
  }

  private void waits(Waits waits) {
    put(ConfigKeys.WAIT_FIRST_DELIVERY, waits.firstDelivery());
    put(ConfigKeys.WAIT_LIST_VISIBLE, waits.listVisible());
    put(ConfigKeys.WAIT_QUIET_MIN, waits.quietMin());
    put(ConfigKeys.WAIT_DELETE_GRACE, waits.deleteGrace());
    put(ConfigKeys.WAIT_CLIENT_RESEND, waits.clientResend());
    put(ConfigKeys.WAIT_CONFIRMATION, waits.confirmation());
  }

  private void put(ConfigKey<?> key, @Nullable Object value) {
    if (value instanceof Duration duration) {
      texts.put(key.name(), duration.toMillis() + "ms");
    } else if (value instanceof Collection<?> values) {
      if (!values.isEmpty()) {
        texts.put(
            key.name(), values.stream().map(String::valueOf).collect(Collectors.joining(",")));
      }
    } else if (value != null) {
      texts.put(key.name(), value.toString());
    }
  }
}
