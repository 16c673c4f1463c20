package dev.octoconformance.vendor;

import java.util.List;

/** One text in every language of the catalogue. */
record Texts(String en, String fr) {
  static final String DEFAULT_LANGUAGE = "en";
  static final List<String> LANGUAGES = List.of("en", "fr");

  String in(String language) {
    return language.equals("fr") ? fr : en;
  }

  /**
   * The first of the wished languages that the catalogue speaks, also without its region; else the
   * default.
   */
  static String best(List<String> wishes) {
    for (String wish : wishes) {
      for (String language : LANGUAGES) {
        if (wish.equalsIgnoreCase(language)
            || wish.regionMatches(true, 0, language + "-", 0, language.length() + 1)) {
          return language;
        }
      }
    }
    return DEFAULT_LANGUAGE;
  }
}
