package dev.octoconformance.journal;

import java.time.Duration;

/**
 * A milestone of the run, such as the end of a wave.
 *
 * @param id {@code n} and a number
 * @param at when
 * @param what the milestone, as one of a few fixed words
 * @param detail more about it; empty when the word says it all
 */
public record Note(String id, Duration at, String what, String detail) implements Entry {}
