package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The custom headers that a webhook was created with, as far as their values are texts. */
record GivenHeaders(List<Header> all) {
  private static final String OURS = "octo";
  private static final int MOST_SHOWN = 80;

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
      if (found.stream().noneMatch(value -> value.strip().equals(given.value().strip()))) {
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
