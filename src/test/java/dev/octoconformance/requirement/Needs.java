package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
import java.util.List;

/** The vocabulary of {@link Requirement#needs()}. */
final class Needs {
  private static final List<String> WORDS =
      List.of(
          "second-credentials",
          "second-credentials-isolated",
          "availability-trigger",
          "bookings-updatable",
          "opt-in-burst",
          "opt-in-disposableAccount",
          "opt-in-liveAvailability",
          "opt-in-privateAddresses",
          "opt-in-hugeAnswer");

  private Needs() {}

  /** The needs of a section; those that nobody knows are flaws. */
  static List<String> of(Section section) {
    List<String> needs = section.texts("needs");
    for (String need : needs) {
      if (!WORDS.contains(need) && !need.matches("event-[a-z]+(_[a-z]+)*")) {
        section.flaw(
            "needs",
            "Unknown need \"%s\" in %s: %s".formatted(need, section.called(), remedy(need)));
      }
    }
    return needs;
  }

  private static String remedy(String need) {
    return Nearest.remedy(
        need, WORDS, "write event-<name of an event> or one of " + String.join(", ", WORDS) + ".");
  }
}
