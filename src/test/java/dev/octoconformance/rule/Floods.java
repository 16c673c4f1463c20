package dev.octoconformance.rule;

import dev.octoconformance.journal.HangUp;
import java.util.List;
import java.util.Optional;

/** What a sender does with an answer that is far longer than anybody needs. */
public final class Floods {
  private Floods() {}

  /** Whether all of it is read, as a fact. */
  public static Rule tellWhetherTheyAreRead() {
    return Failing.attempted(
        arm -> {
          Delivery first = arm.failure().first().delivery();
          Optional<HangUp> end =
              arm.scene()
                  .evidence()
                  .hangUps(arm.armed().token())
                  .filter(hangUp -> hangUp.arrival().equals(first.id()))
                  .findFirst();
          if (end.isEmpty()) {
            return arm.isOver()
                ? new Finding.Seen(
                    "The sender was still reading an answer of 50 MB after %s."
                        .formatted(arm.ago(first.arrival().at())),
                    List.of(first.id()))
                : arm.notYet(Optional.empty());
          }
          String after = Words.seconds(end.get().at().minus(first.arrival().at()));
          return new Finding.Seen(
              end.get().bySender()
                  ? "The sender hung up after %s, before it had read an answer of 50 MB."
                      .formatted(after)
                  : "The sender read the whole answer of 50 MB, which took %s.".formatted(after),
              List.of(first.id(), end.get().id()));
        });
  }
}
