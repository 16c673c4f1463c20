package dev.octoconformance.requirement;

import java.util.ArrayList;
import java.util.List;

/** The faults found so far, kept so that all can be said in one go. */
final class Faults {
  private final List<Fault> found = new ArrayList<>();

  void add(String place, String sentence) {
    found.add(new Fault(place, sentence));
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new SuiteFileException(found);
    }
  }
}
