package dev.octoconformance.requirement;

import java.util.ArrayList;
import java.util.List;

/** The flaws found so far, kept so that all can be said in one go. */
final class Flaws {
  private final List<Flaw> found = new ArrayList<>();

  void add(String place, String sentence) {
    found.add(new Flaw(place, sentence));
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new SuiteFileException(found);
    }
  }
}
