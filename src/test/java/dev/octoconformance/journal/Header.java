package dev.octoconformance.journal;

/** One header line as it was sent or received; the name keeps its case. */
public record Header(String name, String value) {}
