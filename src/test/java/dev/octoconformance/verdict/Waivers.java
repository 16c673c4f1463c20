package dev.octoconformance.verdict;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.requirement.Requirement;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The breaches that somebody accepts, and what a run makes of them.
 *
 * @param all what is accepted, also what has expired
 * @param today the day that decides whether it has
 */
public record Waivers(List<Waiver> all, LocalDate today) {
  /** Nothing is accepted. */
  public static Waivers none() {
    return new Waivers(List.of(), LocalDate.EPOCH);
  }

  /** The waiver of a failed case; empty when it did not fail or is not accepted today. */
  public Optional<Waiver> of(RequirementVerdict row, CaseVerdict one) {
    return of(row.requirement(), one);
  }

  /** The waiver of a failed case of this row; empty when it did not fail or is not accepted. */
  public Optional<Waiver> of(Requirement row, CaseVerdict one) {
    return one.verdict() == Verdict.FAIL
        ? all.stream()
            .filter(waiver -> !isExpired(waiver))
            .filter(waiver -> isAbout(waiver, row, one))
            .findFirst()
        : Optional.empty();
  }

  /** The waiver of a failed requirement all of whose failed cases are accepted; else empty. */
  public Optional<Waiver> of(RequirementVerdict row) {
    return row.verdict() == Verdict.FAIL && failed(row).allMatch(c -> of(row, c).isPresent())
        ? failed(row).findFirst().flatMap(c -> of(row, c))
        : Optional.empty();
  }

  private static Stream<CaseVerdict> failed(RequirementVerdict row) {
    return row.cases().stream().filter(c -> c.verdict() == Verdict.FAIL);
  }

  private boolean isExpired(Waiver waiver) {
    return waiver.expires().isBefore(today);
  }

  private static boolean isAbout(Waiver waiver, Requirement row, CaseVerdict one) {
    return waiver.id().equals(row.id())
        && (waiver.caseName() == null || waiver.caseName().equals(one.name()));
  }

  /** Sentences about waivers that have expired or that nothing needs any more. */
  List<String> complaints(List<RequirementVerdict> rows) {
    return all.stream().flatMap(waiver -> complaint(waiver, rows).stream()).toList();
  }

  private Optional<String> complaint(Waiver waiver, List<RequirementVerdict> rows) {
    Optional<RequirementVerdict> row =
        rows.stream().filter(r -> r.requirement().id().equals(waiver.id())).findFirst();
    if (row.isEmpty()) {
      return Optional.empty(); // it was not asked this time
    }
    if (isExpired(waiver)) {
      return Optional.of(
          "The waiver of %s (%s) expired on %s. Mend the breach, or give the waiver a new date."
              .formatted(waiver.subject(), waiver.place(), waiver.expires()));
    }
    return isUnused(waiver, row.get())
        ? Optional.of(
            "The waiver of %s (%s) is not used: nothing that it accepts failed. Remove it."
                .formatted(waiver.subject(), waiver.place()))
        : Optional.empty();
  }

  /** What could not be decided may still be broken: nobody is told to remove its waiver. */
  private static boolean isUnused(Waiver waiver, RequirementVerdict row) {
    List<CaseVerdict> cases =
        row.cases().stream().filter(c -> isAbout(waiver, row.requirement(), c)).toList();
    return cases.stream()
        .noneMatch(
            c ->
                c.verdict() == Verdict.FAIL
                    || c.verdict() == Verdict.INCONCLUSIVE
                    || c.verdict() == Verdict.ERROR);
  }

  /** Whether a row rests on one that is accepted as broken. */
  boolean carry(RequirementVerdict row, Collection<RequirementVerdict> rows) {
    if (all.isEmpty()) {
      return false;
    }
    Map<String, RequirementVerdict> byId =
        rows.stream().collect(Collectors.toMap(r -> r.requirement().id(), Function.identity()));
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(row.requirement().restsOn());
    while (!open.isEmpty()) {
      RequirementVerdict under = byId.get(open.pop());
      if (under != null && seen.add(under.requirement().id())) {
        if (of(under).isPresent()) {
          return true;
        }
        open.addAll(under.requirement().restsOn());
      }
    }
    return false;
  }
}
