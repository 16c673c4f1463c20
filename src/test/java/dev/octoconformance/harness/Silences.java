package dev.octoconformance.harness;

import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.target.Reply;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges behind a verdict that say nothing about what was asked: without an answer, or with
 * one that comes from what lies in between.
 *
 * @param undecided why nothing can be decided by them; null when something can
 * @param remarks what was asked again, a sentence each
 */
record Silences(@Nullable Undecided undecided, List<String> remarks) {
  static final Silences NONE = new Silences(null, List.of());

  /** Those behind what a test found. */
  static Silences of(Evidence evidence, Asking asking, @Nullable Throwable thrown) {
    List<String> scopes =
        Stream.concat(
                // What an arm was registered with in the end is what counts.
                asking.arm() == null ? Stream.of(asking.scope()) : Stream.of(),
                asking.facts().heard().stream())
            .distinct()
            .toList();
    List<Silences> all = new ArrayList<>();
    scopes.forEach(scope -> all.add(in(evidence.exchanges(scope), x -> true)));
    Set<String> shown = new HashSet<>(asking.facts().evidence());
    if (thrown instanceof Breach breach) {
      shown.addAll(breach.broken().evidence());
    }
    if (thrown instanceof AssertionError) {
      Optional.ofNullable(asking.arm())
          .flatMap(evidence::armed)
          .ifPresent(armed -> shown.add(armed.exchange()));
    }
    evidence.entries(shown).stream()
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .forEach(x -> all.add(in(evidence.exchanges(x.scope()), x::equals)));
    return new Silences(
        all.stream().map(Silences::undecided).filter(u -> u != null).findFirst().orElse(null),
        all.stream().flatMap(s -> s.remarks().stream()).distinct().toList());
  }

  /**
   * Those among the exchanges of one scope that are looked at.
   *
   * @param exchanges in the order in which they were made
   */
  private static Silences in(List<Exchange> exchanges, Predicate<Exchange> lookedAt) {
    Undecided undecided = null;
    List<String> remarks = new ArrayList<>();
    for (Exchange silent : exchanges) {
      if (new Reply(silent).isCut() && lookedAt.test(silent)) {
        undecided = undecided == null ? tooLong(silent) : undecided;
        continue;
      }
      if (!silent.isDisturbed() || !lookedAt.test(silent)) {
        continue;
      }
      List<Exchange> tries = exchanges.stream().filter(x -> isSame(x, silent)).toList();
      Exchange last = tries.get(tries.size() - 1);
      if (last.isDisturbed() && !isItsOwn(exchanges, tries)) {
        undecided = undecided == null ? undecided(last, tries.size()) : undecided;
      } else if (isDoubtful(silent, last)) {
        undecided = undecided == null ? doubtful(silent, last) : undecided;
      } else {
        remarks.add(remark(silent, last));
      }
    }
    return new Silences(undecided, remarks.stream().distinct().toList());
  }

  private static boolean isSame(Exchange one, Exchange other) {
    return one.turn() == other.turn() && one.request().equals(other.request());
  }

  /** Whether the target left it so again while it answered before and after. */
  private static boolean isItsOwn(List<Exchange> exchanges, List<Exchange> tries) {
    if (tries.size() < 2 || tries.stream().anyMatch(Exchange::isThrottled)) {
      return false;
    }
    int last = exchanges.indexOf(tries.get(tries.size() - 1));
    int before = exchanges.indexOf(tries.get(tries.size() - 2));
    return exchanges.subList(before + 1, last).stream().anyMatch(x -> !x.isDisturbed())
        && exchanges.subList(last + 1, exchanges.size()).stream()
            .limit(1)
            .anyMatch(x -> !x.isDisturbed());
  }

  /** Whether the try that got no answer may be the reason why another one was refused. */
  private static boolean isDoubtful(Exchange silent, Exchange last) {
    return silent.request().method().equals("DELETE")
        && !silent.isThrottled()
        && new Reply(last).refused()
        && !new Reply(last).isForbidden();
  }

  private static Undecided undecided(Exchange last, int tries) {
    Reply reply = new Reply(last);
    if (reply.cameTooLate()) {
      return new Undecided(Reason.BUDGET, "%s got %s.".formatted(reply.asked(), reply.inWords()));
    }
    String often = tries == 1 ? "" : " each of %d times".formatted(tries);
    return last.isThrottled()
        ? new Undecided(
            Reason.LIMIT,
            "%s was answered 429%s: ask less often with limits.requestsPerSecond, or have the limit raised."
                .formatted(reply.asked(), often))
        : new Undecided(
            Reason.ENV,
            "%s got %s%s, which may be the network's doing: run again."
                .formatted(
                    reply.asked(),
                    last.answer() == null
                        ? reply.inWords()
                        : reply.status() + " from whoever answered",
                    often));
  }

  private static Undecided tooLong(Exchange cut) {
    Reply reply = new Reply(cut);
    double read = reply.body().length() / (1024.0 * 1024.0);
    return new Undecided(
        Reason.LIMIT,
        String.format(
            Locale.ROOT,
            "The answer to %s is longer than is read here: %.1f MB of it were kept, in %d ms. Give the suite more memory (-Xmx), or ask for an account with less in it.",
            reply.asked(),
            read,
            cut.took().toMillis()));
  }

  private static Undecided doubtful(Exchange silent, Exchange last) {
    return new Undecided(
        Reason.ENV,
        "%s got %s, and %s when it was asked again: nobody knows what it did the first time. Run again."
            .formatted(
                new Reply(silent).asked(), new Reply(silent).inWords(), new Reply(last).inWords()));
  }

  private static String remark(Exchange silent, Exchange last) {
    return "%s was asked again, since it got %s%s."
        .formatted(
            new Reply(silent).asked(),
            new Reply(silent).inWords(),
            last.isDisturbed() ? " each time" : "");
  }
}
