package dev.octoconformance.report;

import dev.octoconformance.verdict.Reason;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code categories.json}: the headings under which Allure lists what is not a plain pass. */
final class AllureCategories {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AllureCategories() {}

  static String json() {
    ArrayNode categories = MAPPER.createArrayNode();
    add(categories, "MUST broken", "failed", null);
    add(categories, "Waived", "skipped", Pattern.quote(AllureWords.WAIVED_PREFIX));
    add(categories, "SHOULD not followed", "passed", Pattern.quote(AllureWords.SHOULD_PREFIX));
    for (Reason reason : Reason.values()) {
      add(
          categories,
          "Not decided (" + reason.code() + "): " + ReasonWords.of(reason),
          "broken",
          Pattern.quote(AllureWords.prefix(reason)));
    }
    add(categories, "Not decided, and nothing hangs on it", "skipped", "I-[A-Z]+(: |, )");
    add(
        categories,
        "Not applicable",
        "skipped",
        "(?!" + Pattern.quote(AllureWords.WAIVED_PREFIX) + "|I-[A-Z]+(: |, ))");
    add(categories, "The suite broke", "broken", Pattern.quote(AllureWords.SUITE_PREFIX));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(categories);
  }

  private static void add(
      ArrayNode categories, String name, String status, @Nullable String beginning) {
    ObjectNode category = categories.addObject().put("name", name);
    category.putArray("matchedStatuses").add(status);
    if (beginning != null) {
      category.put("messageRegex", "(?s)" + beginning + ".*");
    }
  }
}
