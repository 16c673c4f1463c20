package dev.octoconformance.config;

import dev.octoconformance.config.ValueType.Shape;

/** The sentence that asks a person to change an availability. */
final class ManualPrompt {
  private static final String STANDARD =
      "Please change the vacancies of availability {availabilityId} of product {productId}"
          + " (option {optionId}), then press Enter.";

  private ManualPrompt() {}

  /** {@code true} for the standard sentence, or a sentence of one's own. */
  static ValueType<String> type() {
    String expected = "true, or a sentence such as \"Sell out {availabilityId}\"";
    ValueType<String> sentence = ValueTypes.template(Placeholders.OF_TRIGGERS, expected);
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
