package dev.octoconformance.verdict;

import java.util.List;

/**
 * Everything a run concluded: what every report is made of, beside the journal.
 *
 * @param run the run itself
 * @param outcome the conclusion
 * @param measurements what was measured
 * @param requirements the verdicts in the order of the catalogue; rows that are not tested are not
 *     among them
 * @param notBuilt how many rows of the catalogue have no test yet or cannot be tested
 * @param notices sentences a reader must know: why the environment ended the run, what could not be
 *     cleaned up
 * @param waivers the breaches that somebody accepts
 */
public record RunResult(
    RunFacts run,
    Outcome outcome,
    Measurements measurements,
    List<RequirementVerdict> requirements,
    int notBuilt,
    List<String> notices,
    Waivers waivers) {

  /** A result of which nothing is accepted. */
  public RunResult(
      RunFacts run,
      Outcome outcome,
      Measurements measurements,
      List<RequirementVerdict> requirements,
      int notBuilt,
      List<String> notices) {
    this(run, outcome, measurements, requirements, notBuilt, notices, Waivers.none());
  }

  /** The same as a part of a run, which never certifies. */
  public RunResult cutShort() {
    return new RunResult(
        run.cutShort(), outcome.cutShort(), measurements, requirements, notBuilt, notices, waivers);
  }

  /** The same with these breaches accepted. */
  public RunResult with(Waivers accepted) {
    return accepted.all().isEmpty() ? this : accepted.appliedTo(this);
  }

  /** The requirements that failed and are not accepted. */
  public List<RequirementVerdict> failures() {
    return requirements.stream()
        .filter(r -> r.verdict() == Verdict.FAIL && waivers.of(r).isEmpty())
        .toList();
  }

  /** The requirements that failed and are accepted. */
  public List<RequirementVerdict> waived() {
    return requirements.stream().filter(r -> waivers.of(r).isPresent()).toList();
  }
}
