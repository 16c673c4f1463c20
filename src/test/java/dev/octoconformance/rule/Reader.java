package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads each arrival of a run as a delivery, and each only once however often it is looked at. */
public final class Reader {
  private final Map<String, Delivery> read = new ConcurrentHashMap<>();

  Delivery read(Arrival arrival) {
    Delivery known = read.get(arrival.id());
    if (known != null && known.arrival().equals(arrival)) {
      return known;
    }
    Delivery delivery = Delivery.of(arrival);
    read.put(arrival.id(), delivery);
    return delivery;
  }
}
