package dev.octoconformance.cli;

/**
 * What is wanted of a run beside its reports.
 *
 * @param printWaivers whether to print entries for the file of waivers
 * @param repeats whether it repeats a part of the last run in its folder, whose verdicts stand
 *     where it decides nothing anew
 */
public record RunOptions(boolean printWaivers, boolean repeats) {}
