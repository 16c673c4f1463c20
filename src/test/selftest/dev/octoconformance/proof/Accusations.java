package dev.octoconformance.proof;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.octoconformance.harness.Arm;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places in the code that can accuse a target, read from what is compiled, and those that the
 * accusations of a run came from, read from their stack traces.
 */
final class Accusations {
  private static final String ASSERTIONS = "org.assertj.core.api.";

  /** What is said to an assertion before it is asked anything. */
  private static final Set<String> ASK_NOTHING =
      Set.of("assertThat", "as", "describedAs", "extracting", "filteredOn");

  /** The calls of each method in the rooms that judge; those of a lambda are of its method. */
  private static final Map<JavaCodeUnit, List<JavaCodeUnitAccess<?>>> CALLS =
      Bytecode.SHIPPED.stream()
          .filter(type -> Stream.of("rule", "suite", "target").anyMatch(room -> isIn(room, type)))
          .flatMap(type -> type.getCodeUnits().stream())
          .collect(Collectors.toMap(Function.identity(), Accusations::calls));

  private Accusations() {}

  /**
   * A line that accuses.
   *
   * @param type the outermost class
   */
  record Place(String type, int line) implements Comparable<Place> {
    static Place of(String type, int line) {
      return new Place(type.replaceFirst("\\$.*", "").replace(Bytecode.ROOT + ".", ""), line);
    }

    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return type + ":" + line;
    }
  }

  /**
   * Every place that can accuse: where an accusation is made, and where a method of the same room
   * is called that makes one, so that each of its callers is seen to need it.
   */
  static Set<Place> places() {
    return all().map(Accusations::place).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The lines where several calls accuse, of which a stack trace cannot tell which it was. */
  static Set<Place> ambiguous() {
    Map<Place, Long> counts =
        all().collect(Collectors.groupingBy(Accusations::place, Collectors.counting()));
    return counts.keySet().stream()
        .filter(place -> counts.get(place) > 1)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JavaCodeUnitAccess<?>> all() {
    Set<JavaCodeUnit> accusing = accusing();
    return CALLS.values().stream()
        .flatMap(Collection::stream)
        .filter(call -> accuses(call) || passesOn(call, accusing));
  }

  /** The methods that make an accusation, or return one of another method in their room. */
  private static Set<JavaCodeUnit> accusing() {
    Set<JavaCodeUnit> accusing = new HashSet<>();
    boolean more = true;
    while (more) {
      more =
          CALLS.entrySet().stream()
              .filter(
                  entry ->
                      entry.getValue().stream()
                          .anyMatch(call -> accuses(call) || passesOn(call, accusing)))
              .map(entry -> accusing.add(entry.getKey()))
              .reduce(false, Boolean::logicalOr);
    }
    return accusing;
  }

  private static boolean accuses(JavaCodeUnitAccess<?> call) {
    JavaClass from = call.getOriginOwner();
    JavaClass owner = call.getTargetOwner();
    if (owner.isAssignableTo(AssertionError.class)) {
      return true;
    }
    if (owner.isEquivalentTo(Finding.class)) {
      return !from.isEquivalentTo(Finding.class)
          && Set.of("broken", "slight").contains(call.getName());
    }
    if (owner.isEquivalentTo(Arm.class)) {
      return call.getName().equals("must") && reachesAnAccusation(call.getOrigin());
    }
    return owner.getName().startsWith(ASSERTIONS) && !ASK_NOTHING.contains(call.getName());
  }

  /** Whether it calls, from its room, a method that accuses; what is in a rule is not yet done. */
  private static boolean passesOn(JavaCodeUnitAccess<?> call, Set<JavaCodeUnit> accusing) {
    return call.getTarget().resolveMember().filter(accusing::contains).isPresent()
        && call.getTargetOwner().getPackageName().equals(call.getOriginOwner().getPackageName())
        && (isIn("suite", call.getOriginOwner())
            || (isIn("rule", call.getOriginOwner()) && isFound(call)));
  }

  private static boolean isFound(JavaCodeUnitAccess<?> call) {
    return call.getTarget().resolveMember().stream()
        .flatMap(method -> method.getReturnType().getAllInvolvedRawTypes().stream())
        .anyMatch(type -> type.isEquivalentTo(Finding.class));
  }

  /** Whether any of the rules that a test names can accuse. */
  private static boolean reachesAnAccusation(JavaCodeUnit test) {
    Set<JavaCodeUnit> known = new HashSet<>(Set.of(test));
    Deque<JavaCodeUnit> open = new ArrayDeque<>(known);
    while (!open.isEmpty()) {
      JavaCodeUnit next = open.remove();
      for (JavaCodeUnit called : called(next)) {
        if (isIn("rule", called.getOwner()) && known.add(called)) {
          if (CALLS.get(called).stream()
              .anyMatch(call -> isIn("rule", call.getOriginOwner()) && accuses(call))) {
            return true;
          }
          open.add(called);
        }
      }
    }
    return false;
  }

  private static Set<JavaCodeUnit> called(JavaCodeUnit method) {
    return Stream.concat(
            method.getCallsFromSelf().stream().map(call -> call.getTarget().resolveMember()),
            method.getCodeUnitReferencesFromSelf().stream()
                .map(reference -> reference.getTarget().resolveMember()))
        .flatMap(found -> found.stream())
        .map(JavaCodeUnit.class::cast)
        .collect(Collectors.toSet());
  }

  private static List<JavaCodeUnitAccess<?>> calls(JavaCodeUnit method) {
    return List.copyOf(method.getCallsFromSelf());
  }

  private static Place place(JavaCodeUnitAccess<?> call) {
    return Place.of(call.getOriginOwner().getName(), call.getLineNumber());
  }

  private static boolean isIn(String room, JavaClass type) {
    return (type.getPackageName() + ".").startsWith(Bytecode.ROOT + "." + room + ".");
  }

  /** The lines that the accusations of a run came from which say what was to be said. */
  static Set<Place> of(Bench.Outcome outcome, Collection<Breach> expected) {
    return expected.stream()
        .flatMap(breach -> outcome.requirements().stream().flatMap(row -> cases(row, breach)))
        .map(CaseVerdict::accusation)
        .filter(accusation -> accusation != null)
        .flatMap(accusation -> Arrays.stream(accusation.getStackTrace()))
        .filter(frame -> frame.getClassName().startsWith(Bytecode.ROOT))
        .map(frame -> Place.of(frame.getClassName(), frame.getLineNumber()))
        .collect(Collectors.toSet());
  }

  private static Stream<CaseVerdict> cases(RequirementVerdict row, Breach breach) {
    Set<Verdict> accused =
        breach.observation() ? Set.of(Verdict.OBSERVED) : Set.of(Verdict.FAIL, Verdict.WARN);
    return row.requirement().id().equals(breach.requirement())
        ? row.cases().stream()
            .filter(found -> accused.contains(found.verdict()))
            .filter(found -> Bench.Outcome.words(found).contains(breach.fragment()))
        : Stream.empty();
  }
}
