package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The custom headers that a webhook was created with, as far as their values are texts. */
record GivenHeaders(List<Header> all) {
  private static final String OURS = "octo";
  private static final int MOST_SHOWN = 80;

  /** Names that are the sender's own business, or the connection's. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?i)content-.*|transfer-encoding|host|connection|keep-alive|te|trailer|upgrade|expect|user-agent|accept.*|proxy-.*|date|via");

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VISIBLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** Those in the request that created the arm's webhook. */
  static GivenHeaders of(Scene scene, Armed armed) {
    Exchange created = scene.evidence().exchange(armed.exchange());
    JsonNode body = Delivery.json(Optional.ofNullable(created.request().body()).orElse(""));
    List<Header> all = new ArrayList<>();
    if (body.path("headers").isObject()) {
      body.path("headers")
          .forEachEntry(
              (name, value) -> {
                if (value.isString()) {
                  all.add(new Header(name, value.asString()));
                }
              });
    }
    return new GivenHeaders(List.copyOf(all));
  }

  /** What is missing or changed in an arrival; the case of names does not matter. */
  List<Deliveries.Complaint> missingIn(Arrival arrival, String where) {
    List<Deliveries.Complaint> complaints = new ArrayList<>();
    for (Header given : all) {
      List<String> found = arrival.headerValues(given.name());
      if (!isIn(arrival, given)) {
        complaints.add(
            new Deliveries.Complaint(
                given.name() + where,
                shown(given.value()),
                found.isEmpty()
                    ? "nothing"
                    : String.join(" and ", found.stream().map(GivenHeaders::shown).toList())));
      }
    }
    return complaints;
  }

  /** Whether an arrival has a line of this name and value. */
  static boolean isIn(Arrival arrival, Header given) {
    return arrival.headerValues(given.name()).stream()
        .anyMatch(value -> value.strip().equals(given.value().strip()));
  }

  /** Whether a webhook was created with nothing about its headers that a sender may stumble on. */
  static boolean areOrdinary(Scene scene, Armed armed) {
    Exchange created = scene.evidence().exchange(armed.exchange());
    JsonNode headers =
        Delivery.json(Optional.ofNullable(created.request().body()).orElse("")).path("headers");
    List<Header> given = of(scene, armed).all();
    boolean plain = headers.isMissingNode() || headers.isNull() || headers.isObject();
    return plain
        && given.size() == headers.size()
        && given.stream().allMatch(GivenHeaders::isOrdinary)
        && given.stream().map(h -> h.name().toLowerCase(Locale.ROOT)).distinct().count()
            == given.size();
  }

  private static boolean isOrdinary(Header header) {
    return TOKEN.matcher(header.name()).matches()
        && !RESERVED.matcher(header.name()).matches()
        && VISIBLE.matcher(header.value()).matches();
  }

  /** Whether one of these was given by this name. */
  boolean names(String name) {
    return all.stream().anyMatch(given -> given.name().equalsIgnoreCase(name));
  }

  /** Whether one of these was given with this name and value. */
  boolean hold(Header header) {
    return all.stream()
        .anyMatch(
            given ->
                given.name().equalsIgnoreCase(header.name())
                    && given.value().strip().equals(header.value().strip()));
  }

  /** Those that no sender would set by itself. */
  GivenHeaders unmistakable() {
    return new GivenHeaders(
        all.stream().filter(given -> isOurs(given.name()) || isOurs(given.value())).toList());
  }

  private static boolean isOurs(String text) {
    return text.toLowerCase(Locale.ROOT).contains(OURS);
  }

  /** A value as a message shows it: a long one by its beginning and its length. */
  static String shown(String value) {
    String plain = value.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
    return value.length() <= MOST_SHOWN
        ? plain
        : "%s… (%d characters)".formatted(plain.substring(0, MOST_SHOWN / 2), value.length());
  }
}
