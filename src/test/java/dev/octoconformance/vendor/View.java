package dev.octoconformance.vendor;

import java.util.Set;

/** How an object is shown: with which capabilities switched on, and in which language. */
record View(Set<String> capabilities, String language) {
  boolean pricing() {
    return capabilities.contains("octo/pricing");
  }

  boolean content() {
    return capabilities.contains("octo/content");
  }

  String text(Texts texts) {
    return texts.in(language);
  }
}
