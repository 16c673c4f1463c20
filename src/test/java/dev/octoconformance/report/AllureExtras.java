package dev.octoconformance.report;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is attached to a result as a whole, before its steps. */
final class AllureExtras {

  /**
   * One attachment.
   *
   * @param type its media type; never HTML, for the page would run what the target wrote
   */
  record Extra(String name, String type, String text) {}

  private AllureExtras() {}

  /**
   * The attachments of this case, whose entries are redacted.
   *
   * @param timelines what draws; null when nothing is drawn
   */
  static List<Extra> of(
      Requirement row,
      CaseVerdict verdict,
      List<Entry> entries,
      @Nullable AllureTimelines timelines) {
    List<Extra> extras = new ArrayList<>();
    if (Breach.in(verdict)) {
      Decisive.request(entries)
          .ifPresent(
              x -> extras.add(new Extra("see it again (curl)", "text/plain", CurlLine.of(x))));
      if (timelines != null) {
        timelines
            .of(row)
            .ifPresent(svg -> extras.add(new Extra("what came when", "image/svg+xml", svg)));
      }
    }
    return extras;
  }
}
