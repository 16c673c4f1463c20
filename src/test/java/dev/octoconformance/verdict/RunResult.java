package dev.octoconformance.verdict;

import dev.octoconformance.requirement.Level;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run concluded: what every report is made of, beside the journal.
 *
 * @param run the run itself
 * @param endedBy what ended the run before its end; null for what its verdicts add up to
 * @param measurements what was measured
 * @param requirements the verdicts in the order of the catalogue; rows that are not tested are not
 *     among them
 * @param notBuilt how many rows of the catalogue have no test yet or cannot be tested
 * @param notices sentences a reader must know: why the environment ended the run, what could not be
 *     cleaned up
 * @param accepted what somebody accepts
 * @param history what of this was seen in earlier runs
 */
public record RunResult(
    RunFacts run,
    @Nullable Exit endedBy,
    Measurements measurements,
    List<RequirementVerdict> requirements,
    int notBuilt,
    List<String> notices,
    Acceptance accepted,
    History history) {

  /** A result that no earlier run has a part in. */
  public RunResult(
      RunFacts run,
      @Nullable Exit endedBy,
      Measurements measurements,
      List<RequirementVerdict> requirements,
      int notBuilt,
      List<String> notices,
      Acceptance accepted) {
    this(run, endedBy, measurements, requirements, notBuilt, notices, accepted, History.NONE);
  }

  /** What is claimed. */
  public Claim claim() {
    return Claim.of(this);
  }

  /** The breaches that somebody accepts. */
  public Waivers waivers() {
    return accepted.waivers();
  }

  /** The same as a part of a run, which never certifies. */
  public RunResult cutShort() {
    return new RunResult(
        run.cutShort(), endedBy, measurements, requirements, notBuilt, notices, accepted, history);
  }

  /** The same with these breaches accepted, and with what has to be said about that. */
  public RunResult with(Waivers waived) {
    return waived.all().isEmpty()
        ? this
        : new RunResult(
            run,
            endedBy,
            measurements,
            requirements,
            notBuilt,
            Stream.concat(notices.stream(), waived.complaints(requirements).stream()).toList(),
            accepted.with(waived),
            history);
  }

  /**
   * Whether an undecided case keeps the run from passing: it is a MUST, nobody accepts that it is
   * open, and it does not rest on a breach that somebody accepts.
   */
  public boolean isHeldUpBy(RequirementVerdict row, CaseVerdict one) {
    return isOpen(row, one) && !accepted.covers(row.requirement(), one);
  }

  /** Whether a case keeps a MUST open, accepted or not. */
  boolean isOpen(RequirementVerdict row, CaseVerdict one) {
    return one.level() == Level.MUST
        && one.verdict() == Verdict.INCONCLUSIVE
        && (one.reason() != Reason.BLOCKED || !waivers().carry(row, requirements));
  }

  /** The requirements that failed and are not accepted. */
  public List<RequirementVerdict> failures() {
    return requirements.stream()
        .filter(r -> r.verdict() == Verdict.FAIL && waivers().of(r).isEmpty())
        .toList();
  }

  /** The requirements that failed and are accepted. */
  public List<RequirementVerdict> waived() {
    return requirements.stream().filter(r -> waivers().of(r).isPresent()).toList();
  }
}
