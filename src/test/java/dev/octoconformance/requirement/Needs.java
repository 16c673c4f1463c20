package dev.octoconformance.requirement;

import java.util.List;

/** The vocabulary of {@link Requirement#needs()}. */
final class Needs {
  private static final List<String> WORDS =
      List.of(
          "second-credentials",
          "second-credentials-isolated",
          "availability-trigger",
          "opt-in-burst",
          "opt-in-disposableAccount",
          "opt-in-liveAvailability",
          "opt-in-privateAddresses",
          "opt-in-hugeAnswer");

  private Needs() {}

  static boolean known(String need) {
    return WORDS.contains(need) || need.matches("event-[a-z]+(_[a-z]+)*");
  }

  static String remedy(String need) {
    return Nearest.remedy(
        need, WORDS, "write event-<name of an event> or one of " + String.join(", ", WORDS) + ".");
  }
}
