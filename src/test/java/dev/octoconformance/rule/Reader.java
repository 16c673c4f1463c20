package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Reads each arrival of a run as a delivery, and each only once however often it is looked at. */
public final class Reader {
  private final Map<String, Delivery> read = Collections.synchronizedMap(new HashMap<>());

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
