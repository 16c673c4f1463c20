package dev.octoconformance.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an earlier run found, which a later one repeats in part.
 *
 * @param run the id of the earlier run
 * @param told what it was told, in the words of a later run; results are merged if that is the same
 * @param rows what it found, evidence with the run that holds it, in the order of the catalogue
 * @param seenIn the run that a requirement was seen in, by id; the earlier one itself where absent
 */
public record Earlier(
    String run, Terms told, List<RequirementVerdict> rows, Map<String, String> seenIn) {
  private static final Set<Verdict> OPEN = Set.of(Verdict.INCONCLUSIVE);

  /**
   * What two runs must have in common for their verdicts to stand together.
   *
   * @param target the base URL, without secrets; empty for the embedded vendor
   */
  public record Terms(String target, String suiteVersion, String profile, String strictness) {
    /** Those of this run, whose target is written so. */
    static Terms of(RunFacts run, String target) {
      return new Terms(
          run.scope().demo() ? "" : target, run.suiteVersion(), run.profile(), run.strictness());
    }
  }

  /**
   * The later result with all that the earlier run found of what was not decided anew; the later
   * result alone, and why, where the two do not belong together.
   *
   * @param target the later run's target as reports write it
   * @param order the ids of the requirements in the order of the catalogue
   */
  public RunResult with(RunResult later, String target, List<String> order) {
    Terms now = Terms.of(later.run(), target);
    if (!told.equals(now)) {
      return noticed(
          later,
          "Nothing is taken over from %s, which was judged on other terms (%s; now %s). For a claim of everything run without --rerun-failed."
              .formatted(run, words(told), words(now)));
    }
    Map<String, RequirementVerdict> merged = new LinkedHashMap<>();
    Map<String, String> origins = new TreeMap<>();
    Map<String, History.Before> before = new TreeMap<>();
    Map<String, RequirementVerdict> anew =
        later.requirements().stream()
            .collect(Collectors.toMap(r -> r.requirement().id(), Function.identity()));
    for (RequirementVerdict row : rows) {
      String id = row.requirement().id();
      RequirementVerdict again = anew.get(id);
      String origin = seenIn.getOrDefault(id, run);
      if (again == null || decidesLess(again, row)) {
        merged.put(id, again == null ? row : remarked(row, again, later.run().id()));
        origins.put(id, origin);
      } else {
        before.put(id, new History.Before(origin, row.verdict(), row.decisive().message()));
      }
    }
    anew.forEach(merged::putIfAbsent);
    List<RequirementVerdict> all =
        order.stream().map(merged::get).filter(Objects::nonNull).toList();
    RunFacts facts = later.run();
    return new RunResult(
        facts.with(facts.scope().asking(all.size())),
        later.endedBy(),
        later.measurements(),
        all,
        later.notBuilt(),
        later.notices(),
        later.accepted(),
        new History(origins, before));
  }

  /** What was decided once is not undone by what could not be decided now. */
  private static boolean decidesLess(RequirementVerdict again, RequirementVerdict before) {
    return OPEN.contains(again.verdict()) && !OPEN.contains(before.verdict());
  }

  private static RequirementVerdict remarked(
      RequirementVerdict row, RequirementVerdict again, String run) {
    Reason reason = again.reason();
    String remark =
        "Asked again in %s: not decided (%s)."
            .formatted(run, reason == null ? "no reason" : reason.code());
    List<CaseVerdict> cases = new ArrayList<>();
    row.cases().forEach(c -> cases.add(c.equals(row.decisive()) ? c.remarked(List.of(remark)) : c));
    return new RequirementVerdict(row.requirement(), row.level(), cases);
  }

  private static RunResult noticed(RunResult later, String sentence) {
    List<String> notices = new ArrayList<>(later.notices());
    notices.add(sentence);
    return new RunResult(
        later.run(),
        later.endedBy(),
        later.measurements(),
        later.requirements(),
        later.notBuilt(),
        notices,
        later.accepted(),
        later.history());
  }

  private static String words(Terms terms) {
    return "%s, suite %s, profile %s, %s"
        .formatted(
            terms.target().isEmpty() ? "the embedded vendor" : terms.target(),
            terms.suiteVersion(),
            terms.profile(),
            terms.strictness());
  }
}
