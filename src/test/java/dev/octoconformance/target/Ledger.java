package dev.octoconformance.target;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a run has created at the target and not yet removed, so that it can be removed. */
public final class Ledger {

  /** A webhook of ours: who created it, and its id. */
  public record Entry(Identity creator, String id) {}

  private final Map<String, Set<Entry>> alive = new LinkedHashMap<>();
  private int created;

  /**
   * Puts a webhook that this scope created on the list of those that live; it stays that of another
   * scope which has created it before.
   */
  public synchronized void created(String scope, Identity creator, String id) {
    if (alive().stream().noneMatch(entry -> entry.id().equals(id))) {
      alive.computeIfAbsent(scope, s -> new LinkedHashSet<>()).add(new Entry(creator, id));
    }
    created++;
  }

  /** Takes a webhook off the list of those that live. */
  public synchronized void forget(String id) {
    alive.values().forEach(entries -> entries.removeIf(entry -> entry.id().equals(id)));
  }

  /** The webhooks that this scope created and that still live, in the order of creation. */
  public synchronized Set<Entry> aliveIn(String scope) {
    return Set.copyOf(alive.getOrDefault(scope, Set.of()));
  }

  /** Every webhook of ours that still lives. */
  public synchronized Set<Entry> alive() {
    Set<Entry> all = new LinkedHashSet<>();
    alive.values().forEach(all::addAll);
    return all;
  }

  /** How many webhooks were created in all. */
  public synchronized int created() {
    return created;
  }
}
