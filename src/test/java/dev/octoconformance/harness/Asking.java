package dev.octoconformance.harness;

import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One asking of a question: the test, and the case or arm it is asked about.
 *
 * @param question the test
 * @param row the requirement
 * @param name the name of the case, arm or facet; the sentence of the test where there is none
 * @param level what a breach is worth
 * @param needs what must be available beyond the needs of the row
 * @param input the case; null when it is not asked about one
 * @param arm the name of the arm in the whole run; null when it is not asked about one
 * @param facts what the test wants the report to say
 */
record Asking(
    Question question,
    Requirement row,
    String name,
    Level level,
    List<String> needs,
    @Nullable Case input,
    @Nullable String arm,
    Facts facts) {

  /** The question asked as it stands. */
  static Asking plain(Question question, Requirement row, Level level) {
    return new Asking(
        question,
        row,
        question.facet().isEmpty() ? question.sentence() : question.facet(),
        facetLevel(question, row, level),
        List.of(),
        null,
        null,
        new Facts());
  }

  /** The question asked about a case of the row. */
  static Asking about(Question question, Requirement row, Level level, Case input) {
    Level own = input.level() == null ? facetLevel(question, row, level) : input.level();
    return new Asking(
        question, row, named(question, input.name()), own, input.needs(), input, null, new Facts());
  }

  /** The question asked about an arm that the row describes. */
  static Asking about(Question question, Requirement row, Level level, ArmSpec arm) {
    Level own = arm.level() == null ? facetLevel(question, row, level) : arm.level();
    return new Asking(
        question,
        row,
        named(question, arm.name()),
        own,
        arm.needs(),
        null,
        row.id() + "/" + arm.name(),
        new Facts());
  }

  /** The question asked about an arm that another row describes. */
  static Asking aboutShared(
      Question question, Requirement row, Level level, String other, ArmSpec arm) {
    String whole = other + "/" + arm.name();
    return new Asking(
        question,
        row,
        named(question, whole),
        facetLevel(question, row, level),
        arm.needs(),
        null,
        whole,
        new Facts());
  }

  /** The question asked about an arm that was arranged. */
  static Asking aboutArranged(Question question, Requirement row, Level level, String arm) {
    return new Asking(
        question,
        row,
        named(question, arm),
        facetLevel(question, row, level),
        List.of(),
        null,
        row.id() + "/" + arm,
        new Facts());
  }

  private static String named(Question question, String name) {
    return question.facet().isEmpty() ? name : question.facet() + ", " + name;
  }

  private static Level facetLevel(Question question, Requirement row, Level level) {
    if (question.facet().isEmpty()) {
      return level;
    }
    Level own = row.facets().get(question.facet());
    if (own == null) {
      throw new IllegalStateException(
          row.source() + ": the row has no facet called " + question.facet());
    }
    return own;
  }

  /** The name under which exchanges of this asking are recorded. */
  String scope() {
    return row.id() + "/" + name;
  }
}
