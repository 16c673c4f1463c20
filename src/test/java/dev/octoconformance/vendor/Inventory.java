package dev.octoconformance.vendor;

import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The free places of every departure, counted for each account on its own. */
final class Inventory {
  private record Key(Account owner, String productId, String optionId, String slotId) {}

  private final int capacity;
  private final ConcurrentMap<Key, Integer> vacancies = new ConcurrentHashMap<>();

  Inventory(int capacity) {
    this.capacity = capacity;
  }

  Availability of(Account owner, Slot slot) {
    if (slot.product().freesale()) {
      return new Availability(slot, capacity, null);
    }
    return new Availability(
        slot, capacity, vacancies.getOrDefault(key(owner, slot), initially(slot)));
  }

  /**
   * Takes places, or gives back with a negative number; false, and nothing happens, if they are not
   * there.
   */
  boolean take(Account owner, Slot slot, int places) {
    if (slot.product().freesale()) {
      return true;
    }
    while (true) {
      Integer known = vacancies.get(key(owner, slot));
      int free = known == null ? initially(slot) : known;
      if (places > free) {
        return false;
      }
      if (swap(key(owner, slot), known, free - places)) {
        return true;
      }
    }
  }

  /** Sets the free places; false if they were the same before, or are not counted. */
  boolean set(Account owner, Slot slot, int places) {
    if (slot.product().freesale()) {
      return false;
    }
    @Nullable Integer before = vacancies.put(key(owner, slot), places);
    return (before == null ? initially(slot) : before) != places;
  }

  private boolean swap(Key key, @Nullable Integer known, int next) {
    return known == null
        ? vacancies.putIfAbsent(key, next) == null
        : vacancies.replace(key, known, next);
  }

  /**
   * The first departure of all is sold out, so that whoever looks for a place has to look twice.
   */
  private int initially(Slot slot) {
    boolean first = slot.option().departures().get(0).equals(slot.start().toLocalTime());
    boolean tomorrow = !slot.start().toLocalDate().isAfter(LocalDate.now(Slot.ZONE).plusDays(1));
    return first && tomorrow ? 0 : capacity;
  }

  private static Key key(Account owner, Slot slot) {
    return new Key(owner, slot.product().id(), slot.option().id(), slot.id());
  }
}
