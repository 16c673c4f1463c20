package dev.octoconformance.rule;

/** What must be true of an arm: a pure function of the journal and the time, without a clock of its own. */
@FunctionalInterface
public interface Rule {

  /** What can be said about the scene's arm at the scene's time. */
  Finding judge(Scene scene);
}
