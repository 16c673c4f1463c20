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
 */
public record RunResult(
    RunFacts run,
    Outcome outcome,
    Measurements measurements,
    List<RequirementVerdict> requirements,
    int notBuilt,
    List<String> notices) {}
