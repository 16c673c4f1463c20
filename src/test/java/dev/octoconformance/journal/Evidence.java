package dev.octoconformance.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A journal as it was at one moment, ready to be asked: what rules judge by. It never changes. */
public final class Evidence {
  private final List<Entry> entries;
  private final Map<String, Exchange> exchanges = new HashMap<>();
  private final Map<String, List<Arrival>> arrivals;
  private final Map<String, Armed> armed = new LinkedHashMap<>();

  /** The evidence of these entries, in the order of the journal. */
  public Evidence(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    Map<String, List<Arrival>> byToken = new HashMap<>();
    for (Entry entry : this.entries) {
      if (entry instanceof Exchange exchange) {
        exchanges.put(exchange.id(), exchange);
      } else if (entry instanceof Arrival arrival) {
        byToken.computeIfAbsent(arrival.token(), t -> new java.util.ArrayList<>()).add(arrival);
      } else if (entry instanceof Armed webhook) {
        armed.putIfAbsent(webhook.arm(), webhook);
      }
    }
    this.arrivals = byToken;
  }

  /** Every entry, in the order of the journal. */
  public List<Entry> entries() {
    return entries;
  }

  /** What the arm of this name was registered as; empty as long as it was not. */
  public Optional<Armed> armed(String arm) {
    return Optional.ofNullable(armed.get(arm));
  }

  /** Every arm that was registered or refused, in the order of registration. */
  public Stream<Armed> armed() {
    return armed.values().stream();
  }

  /** What arrived at the URL with this token, oldest first. */
  public List<Arrival> arrivals(String token) {
    return arrivals.getOrDefault(token, List.of());
  }

  /** How connections of the webhook with this token ended, oldest first. */
  public Stream<HangUp> hangUps(String token) {
    return all(HangUp.class).filter(h -> h.token().equals(token));
  }

  /** Everything that arrived anywhere, oldest first. */
  public Stream<Arrival> arrivals() {
    return all(Arrival.class);
  }

  /** Every call that should, or must not, cause an event, in order. */
  public Stream<Trigger> triggers() {
    return all(Trigger.class);
  }

  /** Every exchange with the target, in order. */
  public Stream<Exchange> exchanges() {
    return all(Exchange.class);
  }

  /** The exchange with this id; fails if there is none, for ids come from entries. */
  public Exchange exchange(String id) {
    Exchange exchange = exchanges.get(id);
    if (exchange == null) {
      throw new IllegalArgumentException("The journal has no exchange " + id);
    }
    return exchange;
  }

  /** The first milestone of this name; empty as long as it has not happened. */
  public Optional<Note> note(String what) {
    return notes(what).stream().findFirst();
  }

  /** Every milestone of this name, in order. */
  public List<Note> notes(String what) {
    return all(Note.class).filter(n -> n.what().equals(what)).toList();
  }

  private <E extends Entry> Stream<E> all(Class<E> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast);
  }
}
