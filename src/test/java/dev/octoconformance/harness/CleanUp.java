package dev.octoconformance.harness;

import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Removes what a run created at the target. */
final class CleanUp {
  private final Target target;
  private final Ledger ledger;

  CleanUp(Target target, Ledger ledger) {
    this.target = target.in("clean-up");
    this.ledger = ledger;
  }

  /** Deletes the webhooks that a test created and left. */
  void after(String scope) {
    delete(ledger.aliveIn(scope));
  }

  /** Deletes every webhook of ours that is left; the ids of those that could not be deleted. */
  List<String> webhooks() {
    return delete(ledger.alive());
  }

  private static Reply delete(Target asked, Ledger.Entry webhook) {
    return asked.webhooks().delete(webhook.id());
  }

  private List<String> delete(Collection<Ledger.Entry> webhooks) {
    List<String> left = new ArrayList<>();
    for (Ledger.Entry webhook : webhooks) {
      Reply reply = delete(target, webhook);
      if (!reply.succeeded()) {
        // Created with other credentials, or with none where that should not have worked.
        reply = delete(target.as(webhook.creator()), webhook);
      }
      // A refusal with 4xx most often means that it is gone already.
      if (reply.succeeded() || reply.refused()) {
        ledger.forget(webhook.id());
      } else {
        left.add(webhook.id());
      }
    }
    return left;
  }
}
