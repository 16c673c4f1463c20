package dev.octoconformance.harness;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.requirement.Verifies;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Made-up requirements, and the tests that ask about them. */
final class Rows {
  private Rows() {}

  static Requirement row(String id, String... restsOn) {
    return new Requirement(
        id,
        "ROW",
        Level.MUST,
        null,
        "The title of " + id,
        "says",
        "where",
        "hint",
        null,
        List.of(restsOn),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        "suites/row.yaml:1");
  }

  /** The question that a made-up test asks about a requirement. */
  static Question question(String id) {
    Method test =
        Arrays.stream(Rows.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Verifies.class))
            .findFirst()
            .orElseThrow();
    return new Question(test, id, "");
  }

  static Asking asking(Level level) {
    return Asking.plain(question("ROW-01"), row("ROW-01"), level);
  }

  @Verifies("ROW-01")
  static void a_made_up_test() {}
}
