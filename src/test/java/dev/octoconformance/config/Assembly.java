package dev.octoconformance.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the one record out of the values of all keys. */
final class Assembly {
  private Assembly() {}

  /** The configuration; what is wrong with it is left with the reading. */
  static SuiteConfig of(Reading from) {
    Path reportDir = from.need(ConfigKeys.REPORT_DIR);
    SuiteConfig config =
        new SuiteConfig(
            target(from),
            from.need(ConfigKeys.PROFILE),
            from.need(ConfigKeys.BUDGET),
            from.need(ConfigKeys.STRICTNESS),
            from.need(ConfigKeys.ONLY),
            reportDir,
            from.get(ConfigKeys.WAIVERS),
            new GateSettings(from.need(ConfigKeys.ACCEPT), from.need(ConfigKeys.ALLOW_PARTIAL)),
            from.need(ConfigKeys.OPT_IN),
            sink(from),
            booking(from),
            secondBooking(from),
            TriggerChoice.read(from),
            declared(from),
            limits(from),
            waits(from));
    Consistency.check(config, from);
    return config;
  }

  private static TargetSettings target(Reading from) {
    Map<String, Secret> headers = from.get(ConfigKeys.TARGET_HEADERS);
    return new TargetSettings(
        from.get(ConfigKeys.TARGET_URL),
        from.get(ConfigKeys.TARGET_TOKEN),
        from.get(ConfigKeys.TARGET_SECOND_TOKEN),
        headers == null ? Map.of() : headers,
        from.need(ConfigKeys.TARGET_CAPABILITIES));
  }

  private static SinkSettings sink(Reading from) {
    return new SinkSettings(
        from.get(ConfigKeys.SINK_URL),
        from.need(ConfigKeys.SINK_BIND),
        from.get(ConfigKeys.SINK_TUNNEL),
        from.need(ConfigKeys.SINK_TLS),
        from.get(ConfigKeys.SINK_KEYSTORE),
        from.get(ConfigKeys.SINK_KEYSTORE_PASSWORD));
  }

  private static BookingChoice booking(Reading from) {
    return new BookingChoice(
        from.get(ConfigKeys.BOOKING_PRODUCT_ID),
        from.get(ConfigKeys.BOOKING_OPTION_ID),
        from.get(ConfigKeys.BOOKING_UNIT_ID),
        from.get(ConfigKeys.BOOKING_AVAILABILITY_ID));
  }

  private static BookingChoice secondBooking(Reading from) {
    return new BookingChoice(
        from.get(ConfigKeys.BOOKING_SECOND_PRODUCT_ID),
        from.get(ConfigKeys.BOOKING_SECOND_OPTION_ID),
        from.get(ConfigKeys.BOOKING_SECOND_UNIT_ID),
        from.get(ConfigKeys.BOOKING_SECOND_AVAILABILITY_ID));
  }

  private static Declared declared(Reading from) {
    List<String> languages = from.get(ConfigKeys.LANGUAGES);
    List<String> events = from.get(ConfigKeys.EVENTS);
    return new Declared(
        from.get(ConfigKeys.FIRST_RETRY_MAX),
        from.get(ConfigKeys.SECOND_RETRY_MAX),
        from.get(ConfigKeys.THROTTLED_RETRY_MAX),
        from.get(ConfigKeys.MAX_ATTEMPTS),
        from.get(ConfigKeys.SENDER_TIMEOUT),
        from.get(ConfigKeys.AUTO_DISABLE_AFTER),
        from.get(ConfigKeys.MAX_WEBHOOKS),
        from.get(ConfigKeys.HTTPS_ONLY),
        from.get(ConfigKeys.DECLARED_DELETE_GRACE),
        languages,
        events,
        from.get(ConfigKeys.SECOND_TOKEN_ISOLATED),
        from.get(ConfigKeys.SINK_REACHABLE),
        from.get(ConfigKeys.BOOKING_CHANGES_AVAILABILITY),
        from.get(ConfigKeys.BOOKINGS_UPDATABLE));
  }

  private static Limits limits(Reading from) {
    return new Limits(
        from.need(ConfigKeys.LIMIT_WEBHOOKS), from.get(ConfigKeys.LIMIT_REQUESTS_PER_SECOND));
  }

  private static Waits waits(Reading from) {
    return new Waits(
        from.need(ConfigKeys.WAIT_FIRST_DELIVERY),
        from.need(ConfigKeys.WAIT_LIST_VISIBLE),
        from.need(ConfigKeys.WAIT_QUIET_MIN),
        from.need(ConfigKeys.WAIT_DELETE_GRACE),
        from.need(ConfigKeys.WAIT_CLIENT_RESEND),
        from.need(ConfigKeys.WAIT_CONFIRMATION));
  }
}
