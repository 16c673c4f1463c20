package dev.octoconformance.harness;

import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Removes what a run created at the target. */
final class CleanUp {
  static final String SCOPE = "clean-up";

  private final Target target;
  private final Ledger ledger;
  private final Predicate<String> ours;

  /**
   * The clean-up of a run.
   *
   * @param ours whether a URL is one that this run has made up
   */
  CleanUp(Target target, Ledger ledger, Predicate<String> ours) {
    this.target = target.in(SCOPE);
    this.ledger = ledger;
    this.ours = ours;
  }

  /** Deletes the webhooks that a test created and left. */
  void after(String scope) {
    delete(ledger.aliveIn(scope));
  }

  /**
   * Deletes every webhook of ours that is left, also those whose creation was answered without an
   * id; the ids of those that could not be deleted.
   */
  List<String> webhooks() {
    List<String> left = new ArrayList<>(delete(ledger.alive()));
    List<Webhook> ghosts = listed();
    ghosts.forEach(ghost -> target.webhooks().delete(ghost));
    if (!ghosts.isEmpty()) {
      listed().forEach(webhook -> left.add(webhook.id()));
    }
    return left.stream().distinct().toList();
  }

  /** What is still listed with a URL that this run has made up. */
  private List<Webhook> listed() {
    try {
      return ours(target.webhooks().listUntil(all -> ours(all).isEmpty()).webhooks());
    } catch (AssertionError noList) {
      return List.of();
    }
  }

  private List<Webhook> ours(List<Webhook> listed) {
    return listed.stream()
        .filter(webhook -> ours.test(webhook.field("url").asStringOpt().orElse("")))
        .filter(webhook -> !webhook.id().isEmpty() && !webhook.isTombstone())
        .toList();
  }

  private static Reply delete(Target asked, Ledger.Entry webhook) {
    return asked.webhooks().delete(webhook.id());
  }

  private List<String> delete(Collection<Ledger.Entry> webhooks) {
    List<String> left = new ArrayList<>();
    for (Ledger.Entry webhook : webhooks) {
      // Created with other credentials, or with none where that should not have worked. Some
      // targets say of everything that it is deleted: who has a token of its own asks first.
      String token = webhook.creator().token();
      boolean others = token != null && !token.equals(target.token());
      Target creator = target.as(webhook.creator());
      Reply reply = delete(others ? creator : target, webhook);
      if (!reply.succeeded()) {
        reply = delete(others ? target : creator, webhook);
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
