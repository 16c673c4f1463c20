package dev.octoconformance.harness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a test wants the report to say beside its verdict. */
public final class Facts {
  private final List<String> observed = new ArrayList<>();
  private final List<String> noted = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<String> evidence = new ArrayList<>();
  private final Set<String> heard = new LinkedHashSet<>();

  Facts() {}

  /** Adds a remark for the report; the verdict stays what it is. */
  public void note(String sentence) {
    noted.add(sentence);
  }

  /**
   * States a fact that is neither good nor bad, in place of a verdict: a test that states one and
   * accuses nobody is OBSERVED.
   */
  public void observe(String sentence) {
    observed.add(sentence);
  }

  void shown(String sentence, List<String> entries) {
    if (!shown.contains(sentence)) {
      shown.add(sentence);
    }
    rely(entries);
  }

  void rely(List<String> entries) {
    evidence.addAll(entries);
  }

  /** From now on the test rests on the exchanges of this name, too. */
  void hear(String scope) {
    heard.add(scope);
  }

  /** The names of the exchanges that the test rests on beside its own. */
  Set<String> heard() {
    return Set.copyOf(heard);
  }

  /** Whether anything was stated but remarks. */
  boolean sayEnough() {
    return !shown.isEmpty() || !observed.isEmpty();
  }

  boolean onlyObserved() {
    return !observed.isEmpty();
  }

  String sentences() {
    List<String> all = new ArrayList<>(shown);
    all.addAll(observed);
    all.addAll(noted);
    return String.join(" ", all);
  }

  List<String> evidence() {
    return List.copyOf(evidence);
  }
}
