package dev.octoconformance.requirement;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.text.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what an arm does with its deliveries: a status, a word such as {@code hold}, or keys with
 * {@code status}, {@code headers}, {@code body}, {@code bytes} (a body of that many letters) and
 * {@code afterMs}.
 */
final class ReactionReader {
  static final List<String> KEYS = List.of("status", "headers", "body", "bytes", "afterMs");
  private static final int LONGEST_BODY = 1024 * 1024;

  private ReactionReader() {}

  static List<Reaction> reactions(Section arm) {
    List<Reaction> reactions = new ArrayList<>();
    for (JsonNode item : arm.list("answers")) {
      of(item, arm).ifPresent(reactions::add);
    }
    return List.copyOf(reactions);
  }

  private static Optional<Reaction> of(JsonNode item, Section arm) {
    if (isStatus(item)) {
      return Optional.of(Reaction.status(item.intValue()));
    }
    if (item.isString()) {
      return word(item.asString(), arm);
    }
    if (item.isObject() && isStatus(item.path("status"))) {
      return full(item, arm);
    }
    arm.flaw(
        "answers",
        "An answer of %s is neither a status from 200 to 599 nor a word nor keys with a status; write %s."
            .formatted(arm.called(), "500, hold, or {status: 500}"));
    return Optional.empty();
  }

  private static boolean isStatus(JsonNode item) {
    return item.isInt() && item.intValue() >= 200 && item.intValue() <= 599;
  }

  private static Optional<Reaction> word(String word, Section arm) {
    List<String> words =
        Arrays.stream(Manner.values())
            .filter(manner -> manner != Manner.ANSWER)
            .map(ReactionReader::spelled)
            .toList();
    if (words.contains(word)) {
      return Arrays.stream(Manner.values())
          .filter(manner -> spelled(manner).equals(word))
          .findFirst()
          .map(Reaction::of);
    }
    arm.flaw(
        "answers",
        "Unknown answer \"%s\" in %s: %s"
            .formatted(
                word,
                arm.called(),
                Nearest.remedy(word, words, "write a status or one of " + words + ".")));
    return Optional.empty();
  }

  private static String spelled(Manner manner) {
    return manner.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Reaction> full(JsonNode item, Section arm) {
    for (String key : item.propertyNames()) {
      if (!KEYS.contains(key)) {
        arm.flaw(
            "answers",
            "Unknown key \"%s\" in an answer of %s: %s"
                .formatted(key, arm.called(), Nearest.remedy(key, KEYS, "take it out.")));
        return Optional.empty();
      }
    }
    List<Header> headers = new ArrayList<>();
    item.path("headers")
        .properties()
        .forEach(field -> headers.add(new Header(field.getKey(), field.getValue().asString())));
    int bytes = Math.min(item.path("bytes").asInt(0), LONGEST_BODY);
    String body = bytes > 0 ? "x".repeat(bytes) : item.path("body").asString("");
    return Optional.of(
        new Reaction(
            Manner.ANSWER,
            item.path("status").intValue(),
            headers,
            body,
            Duration.ofMillis(item.path("afterMs").asLong(0))));
  }
}
