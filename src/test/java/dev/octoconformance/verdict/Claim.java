package dev.octoconformance.verdict;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.requirement.Level;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run claims: what was asked, of what, through what, and with what accepted. Every word,
 * sentence, badge, colour and exit code of every report is made here.
 *
 * @param kind what is claimed at most
 * @param exit how the program ends
 * @param scope what was asked, of what and through what
 * @param counts how many requirements speak for it and against it
 * @param until the last day on which every waiver holds that was used; null when none was
 * @param accepted what was undecided and accepted, as {@code CODE:ID}
 * @param unaccepted what was undecided and would have to be accepted, as {@code CODE:ID}
 * @param fragment whether only a part of what was asked is on record
 * @param complaint whether a waiver has expired or is not used
 * @param runs how many requirements were seen in which run, the last one at the end
 */
public record Claim(
    Kind kind,
    Exit exit,
    Scope scope,
    Counts counts,
    @Nullable LocalDate until,
    List<String> accepted,
    List<String> unaccepted,
    boolean fragment,
    boolean complaint,
    Map<String, Integer> runs) {

  /** What can be claimed, the largest claim first. */
  public enum Kind {
    CONFORMANT("conformant", Sign.TICK),
    WAIVED("conformant with waivers", Sign.FLAG),
    OVER_A_TUNNEL("conformant over a tunnel", Sign.ARCH),
    PARTIAL_CHECK("partial check", Sign.PART),
    DEMO("demo", Sign.PLAY),
    NOT_CONFORMANT("not conformant", Sign.CROSS),
    INCONCLUSIVE("inconclusive", Sign.QUESTION),
    INTERRUPTED("interrupted", Sign.PAUSE),
    ENVIRONMENT("environment", Sign.STOP),
    USAGE("wrong usage", Sign.STOP),
    SUITE_BROKE("the suite broke", Sign.STOP);

    private final String word;
    private final Sign sign;

    Kind(String word, Sign sign) {
      this.word = word;
      this.sign = sign;
    }

    /** The kind as programs are told it. */
    public String word() {
      return word;
    }
  }

  /**
   * How many requirements speak for a claim and against it.
   *
   * @param apply how many MUST apply
   * @param hold how many of them were seen to hold
   * @param broken how many are broken, and not accepted
   * @param waived how many are broken and accepted
   * @param open how many were not decided, but for those that rest on what is accepted
   * @param tunnelled how many of those only a direct connection can decide
   * @param warned how many SHOULD are not followed
   * @param errors over how many the suite broke
   * @param judged how many were decided, whatever their level
   */
  public record Counts(
      int apply,
      int hold,
      int broken,
      int waived,
      int open,
      int tunnelled,
      int warned,
      int errors,
      int judged) {}

  /** What this result claims. */
  static Claim of(RunResult result) {
    Reckoning reckoning = new Reckoning(result);
    return new Claim(
        reckoning.kind(),
        reckoning.exit(),
        result.run().scope(),
        reckoning.counts,
        reckoning.until(),
        reckoning.open(true),
        reckoning.open(false),
        result.run().partial(),
        reckoning.complaint,
        result.history().runs(result.run().id(), result.requirements()));
  }

  /** The claim in a few words, as a badge says it. */
  public String word() {
    return new ClaimWords(this).word();
  }

  /** The claim with what it rests on, as one sentence or two; it begins with the word. */
  public String sentence() {
    return new ClaimWords(this).sentence();
  }

  /** What the sentence says behind the word. */
  public String reason() {
    return new ClaimWords(this).reason();
  }

  /** What would have to be accepted for the exit code to be 0, as options; empty if nothing can. */
  public List<String> remedies() {
    return new ClaimWords(this).remedies();
  }

  /** How it looks at one glance. */
  public Sign sign() {
    return kind.sign;
  }

  /** Whether no requirement was judged at all. */
  boolean isVoid() {
    return counts.judged() + counts.open() + counts.errors() == 0;
  }

  /** What follows from the verdicts and from what is accepted. */
  private static final class Reckoning {
    private final RunResult result;
    private final Waivers waivers;
    private final List<RequirementVerdict> rows;
    private final List<RequirementVerdict> open;
    private final Counts counts;
    private final boolean complaint;

    Reckoning(RunResult result) {
      this.result = result;
      this.waivers = result.waivers();
      this.rows = result.requirements();
      this.open = rows.stream().filter(row -> !undecided(row).isEmpty()).toList();
      this.counts =
          new Counts(
              many(row -> isBinding(row) && row.verdict() != Verdict.NOT_APPLICABLE),
              many(row -> isBinding(row) && row.verdict() == Verdict.PASS),
              result.failures().size(),
              result.waived().size(),
              open.size(),
              (int) open.stream().filter(this::isTunnelled).count(),
              many(row -> row.verdict() == Verdict.WARN),
              many(row -> row.verdict() == Verdict.ERROR),
              many(
                  row ->
                      row.verdict() != Verdict.NOT_APPLICABLE
                          && row.verdict() != Verdict.INCONCLUSIVE
                          && row.verdict() != Verdict.ERROR));
      this.complaint = !waivers.complaints(rows).isEmpty();
    }

    private int many(Predicate<RequirementVerdict> which) {
      return (int) rows.stream().filter(which).count();
    }

    private static boolean isBinding(RequirementVerdict row) {
      return row.level() == Level.MUST;
    }

    /** The cases that keep a MUST open, other than because it rests on what is accepted. */
    private List<CaseVerdict> undecided(RequirementVerdict row) {
      return row.cases().stream().filter(c -> result.isOpen(row, c)).toList();
    }

    private boolean isTunnelled(RequirementVerdict row) {
      return undecided(row).stream().allMatch(c -> c.reason() == Reason.TUNNEL);
    }

    private boolean isNothing() {
      return rows.stream().allMatch(row -> row.verdict() == Verdict.NOT_APPLICABLE);
    }

    /** What is open, as {@code CODE:ID}, and is accepted or not. */
    List<String> open(boolean accepted) {
      Set<String> names = new LinkedHashSet<>();
      for (RequirementVerdict row : open) {
        for (CaseVerdict one : undecided(row)) {
          Reason reason = one.reason();
          if (reason != null && result.accepted().covers(row.requirement(), one) == accepted) {
            names.add(reason.code() + ":" + row.requirement().id());
          }
        }
      }
      return List.copyOf(names);
    }

    @Nullable LocalDate until() {
      return result.waived().stream()
          .flatMap(row -> row.cases().stream().flatMap(c -> waivers.of(row, c).stream()))
          .map(Waiver::expires)
          .min(LocalDate::compareTo)
          .orElse(null);
    }

    Kind kind() {
      Exit cause = result.endedBy();
      if (cause != null) {
        return Stream.of(Kind.values())
            .filter(kind -> kind.word.equals(cause.word()))
            .findFirst()
            .orElseThrow();
      }
      if (counts.errors() > 0) {
        return Kind.SUITE_BROKE;
      }
      if (counts.broken() > 0) {
        return Kind.NOT_CONFORMANT;
      }
      boolean seen = !result.run().partial() && !isNothing() && counts.open() == counts.tunnelled();
      return seen ? limited() : Kind.INCONCLUSIVE;
    }

    /** Nothing is broken and nothing is open but for the way: what that is worth. */
    private Kind limited() {
      Scope scope = result.run().scope();
      if (scope.demo()) {
        return Kind.DEMO;
      }
      if (!scope.isWhole()) {
        return Kind.PARTIAL_CHECK;
      }
      if (counts.open() > 0) {
        return Kind.OVER_A_TUNNEL;
      }
      return counts.waived() > 0 ? Kind.WAIVED : Kind.CONFORMANT;
    }

    Exit exit() {
      Exit cause = result.endedBy();
      if (cause != null) {
        return cause;
      }
      if (counts.errors() > 0) {
        return Exit.SUITE_BROKE;
      }
      if (counts.broken() > 0 || complaint) {
        return Exit.NOT_CONFORMANT;
      }
      boolean asked = result.run().scope().isWhole() || result.accepted().partial();
      return result.run().partial() || isNothing() || !asked || !open(false).isEmpty()
          ? Exit.INCONCLUSIVE
          : Exit.CONFORMANT;
    }
  }
}
