package dev.octoconformance.journal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A journal as it was at one moment, ready to be asked: what rules judge by. It never changes. */
public final class Evidence {
  private final Ledger ledger;
  private final int size;

  /** The evidence of these entries, in the order of the journal. */
  public Evidence(List<Entry> entries) {
    this(new Ledger(), entries);
  }

  private Evidence(Ledger own, List<Entry> entries) {
    entries.forEach(own::add);
    this.ledger = own;
    this.size = entries.size();
  }

  /** The evidence of what is in this ledger now; what is added later is none of it. */
  Evidence(Ledger ledger) {
    this.ledger = ledger;
    this.size = ledger.size();
  }

  private Evidence(Ledger ledger, int size) {
    this.ledger = ledger;
    this.size = size;
  }

  /** How many entries it has. */
  public int size() {
    return size;
  }

  /** The evidence as it was when it had this many entries, which must not be more than it has. */
  public Evidence first(int entries) {
    return new Evidence(ledger, Math.max(0, Math.min(entries, size)));
  }

  /** Whether both are of one journal and have the same entries of these kinds. */
  public boolean tellsTheSame(Evidence other, Set<Class<? extends Entry>> kinds) {
    return ledger == other.ledger
        && kinds.stream()
            .allMatch(
                kind -> ledger.kind(kind, size).size() == ledger.kind(kind, other.size).size());
  }

  /** Every entry, in the order of the journal. */
  public List<Entry> entries() {
    return ledger.entries(size);
  }

  /** What the arm of this name was registered as; empty as long as it was not. */
  public Optional<Armed> armed(String arm) {
    return ledger.armed(arm, size);
  }

  /** Every arm that was registered or refused, in the order of registration. */
  public Stream<Armed> armed() {
    return ledger.armed(size).stream();
  }

  /** Every registration and refusal of a webhook, in order, those of one arm again included. */
  public Stream<Armed> registrations() {
    return all(Armed.class);
  }

  /** What arrived at the URL with this token, oldest first; not what a guest there is to hear. */
  public List<Arrival> arrivals(String token) {
    return ledger.arrivals(token, size);
  }

  /**
   * What arrived for this arm, oldest first. A webhook may serve one more arm in a later wave, its
   * guest: that hears everything from then on but what is about bookings that were under way
   * before; the arms that it served before hear the rest.
   */
  public List<Arrival> arrivals(Armed armed) {
    return ledger.arrivals(armed, size);
  }

  /** Whether this arm is a guest. */
  public boolean isGuest(Armed armed) {
    return ledger.isGuest(armed);
  }

  /** Whether the webhook of this arm serves a guest by now. */
  public boolean isLent(Armed armed) {
    return ledger.isLent(armed, size);
  }

  /** How connections of the webhook with this token ended, oldest first. */
  public Stream<HangUp> hangUps(String token) {
    return ledger.hangUps(token, size).stream();
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

  /** The exchanges that were made in this scope, in order. */
  public List<Exchange> exchanges(String scope) {
    return ledger.exchanges(scope, size);
  }

  /** The calls of this wave that should, or must not, cause an event, in order. */
  public List<Trigger> triggers(String wave) {
    return ledger.triggers(wave, size);
  }

  /** The entry with this id; empty if there is none. */
  public Optional<Entry> entry(String id) {
    return ledger.entry(id, size);
  }

  /** The entries with these ids, in the order of the journal; ids of none are passed over. */
  public List<Entry> entries(Set<String> ids) {
    return ledger.inOrder(ids, size);
  }

  /** The exchange with this id; fails if there is none, for ids come from entries. */
  public Exchange exchange(String id) {
    return entry(id)
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("The journal has no exchange " + id));
  }

  /** The first milestone of this name; empty as long as it has not happened. */
  public Optional<Note> note(String what) {
    return notes(what).stream().findFirst();
  }

  /** Every milestone of this name, in order. */
  public List<Note> notes(String what) {
    return ledger.notes(what, size);
  }

  private <E extends Entry> Stream<E> all(Class<E> kind) {
    return ledger.kind(kind, size).stream();
  }
}
