package dev.octoconformance.cli;

/**
 * What is wanted of a run beside its reports.
 *
 * @param printWaivers whether to print entries for the file of waivers
 */
public record RunOptions(boolean printWaivers) {}
