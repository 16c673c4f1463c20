package dev.octoconformance.config;

import dev.octoconformance.config.ValueType.Shape;
import dev.octoconformance.text.Nearest;
import java.util.List;

/** The kinds of texts that may hold {@link Placeholders}. */
final class TemplateTypes {
  private static final String STANDARD =
      "Please change the vacancies of availability {availabilityId} of product {productId}"
          + " (option {optionId}), then press Enter.";

  private TemplateTypes() {}

  /** A text whose placeholders are all known. */
  static ValueType<String> template(List<String> known, String expected) {
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          String text = ValueTypes.scalar(raw, expected);
          checkPlaceholders(raw, text, known);
          return text;
        });
  }

  /** Refuses a text with a placeholder that nobody will fill. */
  static void checkPlaceholders(Raw raw, String text, List<String> known) throws Misfit {
    for (String found : Placeholders.in(text)) {
      if (!known.contains(found)) {
        throw new Misfit(
            raw,
            "no other placeholder than "
                + String.join(", ", known.stream().map(name -> "{" + name + "}").toList()),
            Nearest.to(found, known)
                .map(near -> "Did you mean {" + near + "} instead of {" + found + "}?")
                .orElse("For a literal brace write a space after it: { " + found + "}."));
      }
    }
  }

  /** {@code true} for the standard sentence, or a sentence of one's own. */
  static ValueType<String> prompt() {
    String expected = "true, or a sentence such as \"Sell out {availabilityId}\"";
    ValueType<String> sentence = template(Placeholders.OF_TRIGGERS, expected);
    return ValueType.of(
        Shape.TEXT_OR_YES_NO,
        raw ->
            switch (ValueTypes.scalar(raw, expected)) {
              case "true" -> STANDARD;
              case "false" -> throw new Misfit(raw, expected, "Leave the key out instead.");
              default -> sentence.read(raw);
            });
  }
}
