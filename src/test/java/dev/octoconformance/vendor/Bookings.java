package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** All bookings, each with every state it has been in. */
final class Bookings {
  private final Map<String, List<Booking>> versions = new ConcurrentHashMap<>();
  private final List<String> order = new CopyOnWriteArrayList<>();

  /** Adds a booking; false if its uuid is taken. */
  boolean add(Booking booking) {
    boolean added =
        versions.putIfAbsent(booking.uuid(), new CopyOnWriteArrayList<>(List.of(booking))) == null;
    if (added) {
      order.add(booking.uuid());
    }
    return added;
  }

  void replace(Booking next) {
    versions(next.uuid()).add(next);
  }

  Optional<Booking> find(String uuid) {
    List<Booking> states = versions(uuid);
    return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
  }

  /** The states of a booking, the present one last; empty for an unknown one. */
  List<Booking> versions(String uuid) {
    return versions.getOrDefault(uuid, List.of());
  }

  /** The bookings of an account that fulfil the condition, the oldest first. */
  List<Booking> of(Account owner, Predicate<Booking> condition) {
    List<Booking> found = new ArrayList<>();
    for (String uuid : order) {
      find(uuid)
          .filter(booking -> booking.owner().equals(owner))
          .filter(condition)
          .ifPresent(found::add);
    }
    return found;
  }

  int live() {
    return (int) order.stream().filter(uuid -> find(uuid).orElseThrow().isLive()).count();
  }
}
