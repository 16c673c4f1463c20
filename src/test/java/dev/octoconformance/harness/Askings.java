package dev.octoconformance.harness;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often, and about what, a test of the suite is asked. */
final class Askings {
  private Askings() {}

  /** The askings of a test about cases or arms, in the order of the row. */
  static List<Asking> of(Method test, Examination examination) {
    Question question = Question.of(test);
    Requirement row = examination.row(question.requirement());
    Level level = examination.level(row);
    return question.isAboutDeliveries()
        ? ofArms(question, row, level, examination.parts().catalogue())
        : row.cases().stream().map(input -> Asking.about(question, row, level, input)).toList();
  }

  private static List<Asking> ofArms(
      Question question, Requirement row, Level level, Catalogue catalogue) {
    List<String> only =
        Arrays.asList(question.test().getAnnotation(ArmsOfRequirement.class).only());
    List<Asking> askings = new ArrayList<>();
    row.arms().stream()
        .filter(arm -> only.isEmpty() || only.contains(arm.name()))
        .forEach(arm -> askings.add(Asking.about(question, row, level, arm)));
    Question.arrangements().stream()
        .map(method -> method.getAnnotation(Arranges.class))
        .filter(arranges -> arranges.value().equals(row.id()))
        .flatMap(arranges -> Arrays.stream(arranges.arms()))
        .filter(arm -> only.isEmpty() || only.contains(arm))
        .forEach(arm -> askings.add(Asking.aboutArranged(question, row, level, arm)));
    for (String other : row.armsOf()) {
      catalogue.row(other).arms().stream()
          .filter(arm -> only.isEmpty() || only.contains(arm.name()))
          .forEach(arm -> askings.add(Asking.aboutShared(question, row, level, other, arm)));
    }
    return askings;
  }
}
