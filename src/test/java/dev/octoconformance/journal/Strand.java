package dev.octoconformance.journal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Some of the entries of a journal, in order, each with its place there; it only grows, and what it
 * was is seen without copying it.
 */
final class Strand<E> {
  private static final int FIRST_ROOM = 8;

  // What an older view shows is never written again: growing moves to new arrays.
  private E[] entries;
  private int[] places = new int[FIRST_ROOM];
  private int size;

  @SuppressWarnings("unchecked")
  Strand() {
    entries = (E[]) new Object[FIRST_ROOM];
  }

  /** Adds the entry at this place, which is behind all places so far. */
  void add(E entry, int place) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
    }
    entries[size] = entry;
    places[size] = place;
    size++;
  }

  int size() {
    return size;
  }

  /** The entries in front of this place; they stay the same whatever is added. */
  List<E> before(int place) {
    int found = Arrays.binarySearch(places, 0, size, place);
    int count = found >= 0 ? found : -found - 1;
    return Collections.unmodifiableList(Arrays.asList(entries).subList(0, count));
  }
}
