package dev.octoconformance.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a journal, sorted as they come by what is asked for; it only grows. A question
 * says up to which place it is asked, and costs what its answer has, not what the journal has.
 */
final class Ledger {
  private final Strand<Entry> all = new Strand<>();
  private final Map<Class<?>, Strand<Entry>> kinds = new HashMap<>();
  private final Map<String, Strand<Arrival>> arrivals = new HashMap<>();
  private final Map<String, Strand<HangUp>> hangUps = new HashMap<>();
  private final Map<String, Strand<Note>> notes = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Strand<Exchange>> scopes = new HashMap<>();
  private final Map<String, Strand<Trigger>> waves = new HashMap<>();
  private final Map<String, Strand<Armed>> arms = new HashMap<>();
  private final Strand<Armed> armed = new Strand<>();
  private final Map<String, Armed> hosts = new HashMap<>();
  private final Map<String, Guest> guests = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  /**
   * An arm that a webhook serves after others.
   *
   * @param place its place in the journal
   * @param before the bookings that things had happened to before, of which only those others hear
   */
  private record Guest(Armed armed, int place, Set<String> before) {
    boolean hears(Arrival arrival) {
      return before.stream().noneMatch(arrival.body().text()::contains);
    }
  }

  /** Adds an entry behind all others. */
  synchronized void add(Entry entry) {
    int place = all.size();
    all.add(entry, place);
    places.putIfAbsent(entry.id(), place);
    under(kinds, entry.getClass()).add(entry, place);
    if (entry instanceof Arrival arrival) {
      Guest guest = guests.get(arrival.token());
      String whose = guest != null && guest.hears(arrival) ? seat(guest.armed()) : arrival.token();
      under(arrivals, whose).add(arrival, place);
    } else if (entry instanceof Trigger trigger) {
      under(waves, trigger.wave()).add(trigger, place);
      if (trigger.booking() != null && trigger.action() != Action.RESERVE) {
        underWay.add(trigger.booking());
      }
    } else if (entry instanceof HangUp end) {
      under(hangUps, end.token()).add(end, place);
    } else if (entry instanceof Note note) {
      under(notes, note.what()).add(note, place);
    } else if (entry instanceof Exchange exchange) {
      under(scopes, exchange.scope()).add(exchange, place);
    } else if (entry instanceof Armed webhook) {
      Strand<Armed> sameArm = under(arms, webhook.arm());
      if (sameArm.size() == 0) {
        armed.add(webhook, place);
      }
      sameArm.add(webhook, place);
      Armed host = hosts.computeIfAbsent(webhook.exchange(), exchange -> webhook);
      if (!host.wave().equals(webhook.wave())) {
        guests.put(webhook.token(), new Guest(webhook, place, Set.copyOf(underWay)));
      }
    }
  }

  /** What the arrivals for a guest are kept under; no token looks so. */
  private static String seat(Armed guest) {
    return guest.token() + " " + guest.id();
  }

  private static <K, E> Strand<E> under(Map<K, Strand<E>> strands, K key) {
    return strands.computeIfAbsent(key, k -> new Strand<>());
  }

  /** How many entries there are: the place of the next one. */
  synchronized int size() {
    return all.size();
  }

  /** All entries before this place, in order. */
  synchronized List<Entry> entries(int before) {
    return all.before(before);
  }

  /** The entries of exactly this kind. */
  @SuppressWarnings("unchecked")
  synchronized <E extends Entry> List<E> kind(Class<E> kind, int before) {
    // A strand of a kind has entries of that kind only.
    return (List<E>) before(kinds.get(kind), before);
  }

  /** The arrivals with this token. */
  synchronized List<Arrival> arrivals(String token, int before) {
    return before(arrivals.get(token), before);
  }

  /**
   * The arrivals for this arm: those with its token, without what is for a guest or for its host.
   */
  synchronized List<Arrival> arrivals(Armed webhook, int before) {
    return arrivals(isGuest(webhook) ? seat(webhook) : webhook.token(), before);
  }

  /** Whether the webhook of this arm had served others before. */
  synchronized boolean isGuest(Armed webhook) {
    Guest guest = guests.get(webhook.token());
    return guest != null && guest.armed().equals(webhook);
  }

  /** Whether the webhook of this arm serves another one by now. */
  synchronized boolean isLent(Armed webhook, int before) {
    Guest guest = guests.get(webhook.token());
    return guest != null
        && guest.place() < before
        && !guest.armed().equals(webhook)
        && guest.armed().exchange().equals(webhook.exchange());
  }

  /** The ends of connections with this token. */
  synchronized List<HangUp> hangUps(String token, int before) {
    return before(hangUps.get(token), before);
  }

  /** The notes of this name. */
  synchronized List<Note> notes(String what, int before) {
    return before(notes.get(what), before);
  }

  /** The first registration of every arm. */
  synchronized List<Armed> armed(int before) {
    return armed.before(before);
  }

  /** The first registration of this arm. */
  synchronized Optional<Armed> armed(String arm, int before) {
    return before(arms.get(arm), before).stream().findFirst();
  }

  /** The exchanges that were made in this scope. */
  synchronized List<Exchange> exchanges(String scope, int before) {
    return before(scopes.get(scope), before);
  }

  /** The triggers of this wave. */
  synchronized List<Trigger> triggers(String wave, int before) {
    return before(waves.get(wave), before);
  }

  /** The entry with this id. */
  synchronized Optional<Entry> entry(String id, int before) {
    return Optional.ofNullable(places.get(id))
        .filter(place -> place < before)
        .map(place -> all.before(before).get(place));
  }

  /** The entries with these ids, in order; ids of none are passed over. */
  synchronized List<Entry> inOrder(Set<String> ids, int before) {
    return ids.stream()
        .map(places::get)
        .filter(place -> place != null && place < before)
        .sorted()
        .map(place -> all.before(before).get(place))
        .toList();
  }

  private static <E> List<E> before(@Nullable Strand<E> strand, int place) {
    return strand == null ? List.of() : strand.before(place);
  }
}
