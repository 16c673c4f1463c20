package dev.octoconformance.config;

/**
 * Lists and mappings written in one line of text, as options and variables must: YAML's flow style.
 */
final class Inline {
  private Inline() {}

  /** The list or mapping that a text holds; anything else as it is. */
  static Raw unfolded(Raw raw, String expected) throws Misfit {
    if (raw instanceof Raw.Text text && text.text().strip().matches("(?s)[\\[{].*")) {
      try {
        return YamlText.parse(text.text(), line -> text.place());
      } catch (ConfigException broken) {
        throw new Misfit(raw, expected);
      }
    }
    return raw;
  }
}
