package dev.octoconformance.config;

import static dev.octoconformance.config.ConfigKey.hidden;
import static dev.octoconformance.config.ConfigKey.open;
import static dev.octoconformance.config.ConfigKey.standing;
import static dev.octoconformance.config.TemplateTypes.template;
import static dev.octoconformance.config.ValueTypes.count;
import static dev.octoconformance.config.ValueTypes.duration;
import static dev.octoconformance.config.ValueTypes.listOf;
import static dev.octoconformance.config.ValueTypes.matching;
import static dev.octoconformance.config.ValueTypes.oneOf;
import static dev.octoconformance.config.ValueTypes.path;
import static dev.octoconformance.config.ValueTypes.text;
import static dev.octoconformance.config.ValueTypes.token;
import static dev.octoconformance.config.ValueTypes.yesNo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every key there is, declared once: files, options, variables, help and suggestions follow it. */
public final class ConfigKeys {
  static final String VARIABLE_PREFIX = "OCTO_";
  static final String PROPERTY_PREFIX = "octo.";

  public static final ConfigKey<URI> TARGET_URL =
      open(
          "target.url",
          HttpTypes.baseUrl("Give them as target.token or in target.headers."),
          "base URL of the API under test; --demo tests the embedded reference vendor instead");
  public static final ConfigKey<Secret> TARGET_TOKEN =
      hidden("target.token", token(), "bearer token of every call; better in the environment");
  public static final ConfigKey<Secret> TARGET_SECOND_TOKEN =
      hidden(
          "target.secondToken",
          token(),
          "token of other credentials; without it isolation is not judged");
  public static final ConfigKey<Map<String, Secret>> TARGET_HEADERS =
      hidden(
          "target.headers",
          HttpTypes.headers(null, "octo-capabilities", "Use target.capabilities."),
          "headers to send with every call");
  public static final ConfigKey<List<String>> TARGET_CAPABILITIES =
      standing(
          "target.capabilities",
          listOf(
              matching("[^\\s,]+", "a capability such as octo/pricing"),
              "[octo/pricing, octo/content]"),
          "[]",
          "capabilities to ask for besides octo/webhooks");

  public static final ConfigKey<String> PROFILE =
      standing(
          "profile",
          matching("[a-z0-9][a-z0-9-]*", "the name of a profile such as octo-webhooks"),
          "octo-webhooks",
          "which rows apply, and how the vendor's family spells them");
  public static final ConfigKey<Budget> BUDGET =
      standing(
          "budget",
          oneOf(Budget.class),
          "standard",
          "longest duration: quick 90 s, standard 10 min, full 24 h; ends early when all is decided");
  public static final ConfigKey<Strictness> STRICTNESS =
      standing(
          "strictness",
          oneOf(Strictness.class),
          "literal",
          "pragmatic makes retries after 3xx, 4xx and lost connections a SHOULD");
  public static final ConfigKey<List<String>> ONLY =
      standing(
          "only",
          listOf(
              matching("[A-Za-z0-9*?-]+", "an id or a pattern such as RTY-03 or RTY-*"),
              "[RTY-*, LIST-02]"),
          "[]",
          "judge only the requirements whose ids match; empty for all");
  public static final ConfigKey<Path> REPORT_DIR =
      standing(
          "reportDir", path("reports/latest"), "reports/latest", "where the report is written");
  public static final ConfigKey<Path> WAIVERS =
      open("waivers", path("waivers.yaml"), "file of accepted breaches");
  public static final ConfigKey<List<String>> ACCEPT =
      standing(
          "accept",
          listOf(
              matching(
                  "I-[A-Z]+(:[A-Z]+-[0-9]+)?",
                  "a code, with or without an id, such as I-TRIG:AVL-01"),
              "[I-ENV, I-TRIG:AVL-01]"),
          "[]",
          "what may stay undecided and the run passes, by code or CODE:ID; the claim names it");
  public static final ConfigKey<Boolean> ALLOW_PARTIAL =
      standing(
          "allowPartial",
          yesNo(),
          "false",
          "whether a run of only some requirements passes; it certifies nothing either way");
  public static final ConfigKey<List<OptIn>> OPT_IN =
      standing(
          "optIn",
          listOf(oneOf(OptIn.class), "[burst, hugeAnswer]"),
          "[]",
          "checks that may disturb the target and run only when named here");

  public static final ConfigKey<URI> SINK_URL =
      open(
          "sink.url",
          HttpTypes.baseUrl("Webhook URLs get their own where a requirement needs them."),
          "public base URL of the receiver; without it http://127.0.0.1:<port>");
  public static final ConfigKey<HostPort> SINK_BIND =
      standing(
          "sink.bind", ValueTypes.hostPort(), "127.0.0.1:0", "address the receiver listens on");
  public static final ConfigKey<String> SINK_TUNNEL =
      open(
          "sink.tunnel",
          template(Placeholders.OF_TUNNELS, "a command such as \"tunnel --port {port}\""),
          "command that prints the public URL; {port} is the receiver's port");
  public static final ConfigKey<SinkTls> SINK_TLS =
      standing(
          "sink.tls",
          oneOf(SinkTls.class),
          "off",
          "whether the receiver serves HTTPS: generated with a certificate of its own, keystore with"
              + " a given one");
  public static final ConfigKey<Path> SINK_KEYSTORE =
      open(
          "sink.keystore",
          path("sink.p12"),
          "PKCS#12 or JKS file with the key and the certificates of the receiver");
  public static final ConfigKey<Secret> SINK_KEYSTORE_PASSWORD =
      hidden(
          "sink.keystorePassword",
          ValueTypes.password(),
          "password of the keystore; better in the environment");

  public static final ConfigKey<String> BOOKING_PRODUCT_ID =
      open("booking.productId", text("an id"), "product to book; else one is discovered");
  public static final ConfigKey<String> BOOKING_OPTION_ID =
      open("booking.optionId", text("an id"), "option of the product; else one is discovered");
  public static final ConfigKey<String> BOOKING_UNIT_ID =
      open("booking.unitId", text("an id"), "unit of the option; else one is discovered");
  public static final ConfigKey<String> BOOKING_AVAILABILITY_ID =
      open("booking.availabilityId", text("an id"), "slot to book; else one is discovered");
  public static final ConfigKey<String> BOOKING_SECOND_PRODUCT_ID =
      open(
          "booking.second.productId",
          text("an id"),
          "product to book with the second token; else what the first one books, or one is discovered");
  public static final ConfigKey<String> BOOKING_SECOND_OPTION_ID =
      open(
          "booking.second.optionId",
          text("an id"),
          "option to book with the second token; else what the first one books, or one is discovered");
  public static final ConfigKey<String> BOOKING_SECOND_UNIT_ID =
      open(
          "booking.second.unitId",
          text("an id"),
          "unit to book with the second token; else what the first one books, or one is discovered");
  public static final ConfigKey<String> BOOKING_SECOND_AVAILABILITY_ID =
      open(
          "booking.second.availabilityId",
          text("an id"),
          "slot to book with the second token; else what the first one books, or one is discovered");

  public static final ConfigKey<String> TRIGGER_COMMAND =
      open(
          "trigger.availability.command",
          template(Placeholders.OF_TRIGGERS, "a command such as \"./sell-out {availabilityId}\""),
          "command that changes an availability");
  public static final ConfigKey<String> TRIGGER_HTTP_METHOD =
      standing(
          "trigger.availability.http.method",
          matching("[A-Z]+", "an HTTP method such as POST"),
          "POST",
          "method of the request that changes an availability");
  public static final ConfigKey<String> TRIGGER_HTTP_URL =
      open(
          "trigger.availability.http.url",
          HttpTypes.urlTemplate(),
          "URL of the request that changes an availability");
  public static final ConfigKey<Map<String, Secret>> TRIGGER_HTTP_HEADERS =
      hidden(
          "trigger.availability.http.headers",
          HttpTypes.headers(Placeholders.OF_TRIGGERS, null, ""),
          "headers of the request that changes an availability");
  public static final ConfigKey<String> TRIGGER_HTTP_BODY =
      open(
          "trigger.availability.http.body",
          template(Placeholders.OF_TRIGGERS, "a text such as '{\"vacancies\": {vacancies}}'"),
          "body of the request that changes an availability");
  public static final ConfigKey<String> TRIGGER_MANUAL =
      open(
          "trigger.availability.manual",
          TemplateTypes.prompt(),
          "true, or the sentence that asks a person to change an availability");

  public static final ConfigKey<Duration> FIRST_RETRY_MAX =
      open("declared.firstRetryMax", duration(), "longest time until the first retry");
  public static final ConfigKey<Duration> SECOND_RETRY_MAX =
      open(
          "declared.secondRetryMax", duration(), "longest time from the first retry to the second");
  public static final ConfigKey<Duration> THROTTLED_RETRY_MAX =
      open(
          "declared.throttledRetryMax",
          duration(),
          "longest time until the retry after 408, 429 or a time-out");
  public static final ConfigKey<Integer> MAX_ATTEMPTS =
      open("declared.maxAttempts", count(5), "attempts of one delivery, the first included");
  public static final ConfigKey<Duration> SENDER_TIMEOUT =
      open("declared.senderTimeout", duration(), "how long the sender waits for an answer");
  public static final ConfigKey<Integer> AUTO_DISABLE_AFTER =
      open(
          "declared.autoDisableAfter",
          count(10),
          "failed attempts in a row after which a webhook is switched off");
  public static final ConfigKey<Integer> MAX_WEBHOOKS =
      open("declared.maxWebhooks", count(50), "how many webhooks may exist at once");
  public static final ConfigKey<Boolean> HTTPS_ONLY =
      open("declared.httpsOnly", yesNo(), "whether only https URLs are accepted for webhooks");
  public static final ConfigKey<Duration> DECLARED_DELETE_GRACE =
      open("declared.deleteGrace", duration(), "how long a deleted webhook may still be called");
  public static final ConfigKey<List<String>> LANGUAGES =
      open(
          "declared.languages",
          listOf(
              matching("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", "a language such as fr"), "[en, fr]"),
          "languages in which the booked product has content");
  public static final ConfigKey<List<String>> EVENTS =
      open(
          "declared.events",
          listOf(
              matching("[A-Za-z0-9_.:/-]+", "an event such as booking_update"),
              "[booking_update, availability_update]"),
          "events that webhooks can subscribe to");
  public static final ConfigKey<Boolean> SECOND_TOKEN_ISOLATED =
      open(
          "declared.secondTokenIsolated",
          yesNo(),
          "whether the second credentials see nothing of the first");
  public static final ConfigKey<Boolean> SINK_REACHABLE =
      open("declared.sinkReachable", yesNo(), "whether the target can reach the receiver");
  public static final ConfigKey<Boolean> BOOKING_CHANGES_AVAILABILITY =
      open(
          "declared.bookingChangesAvailability",
          yesNo(),
          "whether a booking causes an availability event");
  public static final ConfigKey<Boolean> BOOKINGS_UPDATABLE =
      open(
          "declared.bookingsUpdatable",
          yesNo(),
          "whether bookings can be updated (PATCH); with false what needs that does not apply");

  public static final ConfigKey<Integer> LIMIT_WEBHOOKS =
      standing("limits.webhooks", count(250), "250", "most webhooks alive at once");
  public static final ConfigKey<Integer> LIMIT_REQUESTS_PER_SECOND =
      open(
          "limits.requestsPerSecond",
          count(10),
          "most API calls per second; without it 20, and no limit on loopback");

  public static final ConfigKey<Duration> WAIT_FIRST_DELIVERY =
      standing("waits.firstDelivery", duration(), "60s", "until a first delivery must be there");
  public static final ConfigKey<Duration> WAIT_LIST_VISIBLE =
      standing("waits.listVisible", duration(), "5s", "until a change must show in the list");
  public static final ConfigKey<Duration> WAIT_QUIET_MIN =
      standing("waits.quietMin", duration(), "10s", "shortest silence that counts as silence");
  public static final ConfigKey<Duration> WAIT_DELETE_GRACE =
      standing(
          "waits.deleteGrace",
          duration(),
          "60s",
          "grace after a deletion when declared.deleteGrace is not given");
  public static final ConfigKey<Duration> WAIT_CLIENT_RESEND =
      standing(
          "waits.clientResend",
          duration(),
          "2s",
          "gap below which a repetition is the HTTP client's own, not a retry");

  public static final ConfigKey<Duration> WAIT_CONFIRMATION =
      standing(
          "waits.confirmation",
          duration(),
          "30s",
          "until a booking whose confirmation is answered with PENDING must be CONFIRMED");

  /** All keys, in the order in which they are best read. */
  public static final List<ConfigKey<?>> ALL =
      List.of(
          TARGET_URL,
          TARGET_TOKEN,
          TARGET_SECOND_TOKEN,
          TARGET_HEADERS,
          TARGET_CAPABILITIES,
          PROFILE,
          BUDGET,
          STRICTNESS,
          ONLY,
          REPORT_DIR,
          WAIVERS,
          ACCEPT,
          ALLOW_PARTIAL,
          OPT_IN,
          SINK_URL,
          SINK_BIND,
          SINK_TUNNEL,
          SINK_TLS,
          SINK_KEYSTORE,
          SINK_KEYSTORE_PASSWORD,
          BOOKING_PRODUCT_ID,
          BOOKING_OPTION_ID,
          BOOKING_UNIT_ID,
          BOOKING_AVAILABILITY_ID,
          BOOKING_SECOND_PRODUCT_ID,
          BOOKING_SECOND_OPTION_ID,
          BOOKING_SECOND_UNIT_ID,
          BOOKING_SECOND_AVAILABILITY_ID,
          TRIGGER_COMMAND,
          TRIGGER_HTTP_METHOD,
          TRIGGER_HTTP_URL,
          TRIGGER_HTTP_HEADERS,
          TRIGGER_HTTP_BODY,
          TRIGGER_MANUAL,
          FIRST_RETRY_MAX,
          SECOND_RETRY_MAX,
          THROTTLED_RETRY_MAX,
          MAX_ATTEMPTS,
          SENDER_TIMEOUT,
          AUTO_DISABLE_AFTER,
          MAX_WEBHOOKS,
          HTTPS_ONLY,
          DECLARED_DELETE_GRACE,
          LANGUAGES,
          EVENTS,
          SECOND_TOKEN_ISOLATED,
          SINK_REACHABLE,
          BOOKING_CHANGES_AVAILABILITY,
          BOOKINGS_UPDATABLE,
          LIMIT_WEBHOOKS,
          LIMIT_REQUESTS_PER_SECOND,
          WAIT_FIRST_DELIVERY,
          WAIT_LIST_VISIBLE,
          WAIT_QUIET_MIN,
          WAIT_DELETE_GRACE,
          WAIT_CLIENT_RESEND,
          WAIT_CONFIRMATION);

  private ConfigKeys() {}

  /** All keys as a stream, in reading order. */
  static Stream<ConfigKey<?>> all() {
    return ALL.stream();
  }

  /** The key of that name. */
  public static Optional<ConfigKey<?>> find(String name) {
    return all().filter(key -> key.name().equals(name)).findFirst();
  }

  /** The key of every environment variable that gives one. */
  static Map<String, ConfigKey<?>> byVariable() {
    Map<String, ConfigKey<?>> keys = new LinkedHashMap<>();
    ALL.forEach(key -> key.variables().forEach(variable -> keys.put(variable, key)));
    return keys;
  }

  /** Whether keys stand below the name, as in {@code target}. */
  static boolean isSection(String name) {
    return all().anyMatch(key -> key.name().startsWith(name + "."));
  }

  /** The first key of a section. */
  static ConfigKey<?> firstOf(String section) {
    return all().filter(key -> key.name().startsWith(section + ".")).findFirst().orElseThrow();
  }

  /** The key or section that an unknown name probably means, the last word alone included. */
  static Optional<String> nearest(String name) {
    return KeyNames.nearest(name, all().map(ConfigKey::name).toList());
  }
}
