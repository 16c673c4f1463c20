package dev.octoconformance.vendor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All live webhooks in the order of their creation. */
final class Webhooks {
  private final CopyOnWriteArrayList<Webhook> live = new CopyOnWriteArrayList<>();

  void add(Webhook webhook) {
    live.add(webhook);
  }

  boolean remove(Webhook webhook) {
    return live.remove(webhook);
  }

  /** Puts the new state of a webhook into the place of the old one; nothing if it is gone. */
  void replace(Webhook before, Webhook after) {
    live.replaceAll(webhook -> webhook.equals(before) ? after : webhook);
  }

  Optional<Webhook> find(String id) {
    return live.stream().filter(webhook -> webhook.id().equals(id)).findFirst();
  }

  List<Webhook> all() {
    return List.copyOf(live);
  }

  List<Webhook> of(Account owner) {
    return live.stream().filter(webhook -> webhook.owner().equals(owner)).toList();
  }

  int size() {
    return live.size();
  }
}
