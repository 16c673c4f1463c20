package dev.octoconformance.report;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Scope;
import dev.octoconformance.verdict.Verdict;
import java.util.Collection;

/** Under which circumstances a run judged, as one line. */
final class Circumstances {
  private static final String SECOND = Redaction.MASK + "2";

  private Circumstances() {}

  /** How much was judged, with a second account or not, with availabilities or not, and how. */
  static String of(RunResult result, Collection<Entry> journal) {
    long apply =
        result.requirements().stream().filter(r -> r.verdict() != Verdict.NOT_APPLICABLE).count();
    return "judged %d of %d · second account %s · availability %s · %s"
        .formatted(
            result.claim().counts().judged(),
            apply,
            yes(journal.stream().anyMatch(Circumstances::isOfSecondAccount)),
            yes(journal.stream().anyMatch(Circumstances::isAvailability)),
            way(result.run().scope().connection()));
  }

  private static String yes(boolean so) {
    return so ? "yes" : "no";
  }

  private static boolean isOfSecondAccount(Entry entry) {
    return entry instanceof Exchange exchange
        && exchange.request().headers().stream()
            .anyMatch(
                header ->
                    header.name().equalsIgnoreCase("authorization")
                        && header.value().endsWith(SECOND));
  }

  private static boolean isAvailability(Entry entry) {
    return entry instanceof Trigger trigger
        && trigger.accepted()
        && trigger.action() == Action.CHANGE_AVAILABILITY;
  }

  private static String way(Scope.Connection connection) {
    return switch (connection) {
      case DIRECT -> "direct connection";
      case TUNNEL -> "connection through a tunnel";
      case NONE -> "no connection from the target";
    };
  }
}
