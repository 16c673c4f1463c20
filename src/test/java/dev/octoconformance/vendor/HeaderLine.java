package dev.octoconformance.vendor;

/** One line of a request head. */
record HeaderLine(String name, String value) {}
