package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads each arrival of a run as a delivery, and each only once however often it is looked at; and
 * sorts and measures what a wave caused only anew when there is more of it.
 */
public final class Reader {
  private final Map<String, Delivery> read = Collections.synchronizedMap(new HashMap<>());
  private final Map<Note, Standstills.Standstill> standstills =
      Collections.synchronizedMap(new HashMap<>());
  private final Map<Trigger, Attempts> sorted = Collections.synchronizedMap(new HashMap<>());

  private final Map<String, Schedule> measured = Collections.synchronizedMap(new HashMap<>());

  /** The time that this note tells of. */
  Standstills.Standstill standstill(Note note) {
    return standstills.computeIfAbsent(note, Standstills.Standstill::of);
  }

  Delivery read(Arrival arrival) {
    Delivery known = read.get(arrival.id());
    if (known != null && known.arrival().equals(arrival)) {
      return known;
    }
    Delivery delivery = Delivery.of(arrival);
    read.put(arrival.id(), delivery);
    return delivery;
  }

  /** What the arms of a wave heard since its booking was confirmed. */
  Attempts sorted(Scene scene, Trigger confirm, String wave) {
    Attempts known = sorted.get(confirm);
    if (known != null && known.areAllOf(scene.evidence())) {
      return known;
    }
    Attempts attempts = new Attempts(scene, confirm, wave);
    sorted.put(confirm, attempts);
    return attempts;
  }

  /** How a target retries in a wave. */
  Schedule measured(Scene scene, String wave) {
    Schedule known = measured.get(wave);
    if (known != null) {
      Optional<Schedule> same = known.in(scene);
      if (same.isPresent()) {
        return same.get();
      }
    }
    Schedule schedule = Schedule.measuredAnew(scene, wave);
    measured.put(wave, schedule);
    return schedule;
  }
}
