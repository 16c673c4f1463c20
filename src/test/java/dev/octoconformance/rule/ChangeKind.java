package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of change that deliveries tell of, each later than the one before. */
enum ChangeKind {
  OTHER(" on a change before the confirmation", ""),
  CONFIRMATION(
      " on a confirmation",
      "BKG-01: no confirmation was delivered to this webhook, so its headers cannot be judged."),
  UPDATE(
      " on an update",
      "BKG-02: no update was delivered to this webhook, so its headers cannot be judged."),
  CANCELLATION(
      " on a cancellation",
      "BKG-03: no cancellation was delivered to this webhook, so its headers cannot be judged.");

  private final String where;
  private final String absence;

  ChangeKind(String where, String absence) {
    this.where = where;
    this.absence = absence;
  }

  private Set<Action> actions() {
    return switch (this) {
      case OTHER -> Set.of();
      case CONFIRMATION -> Set.of(Action.CONFIRM);
      case UPDATE ->
          Set.of(
              Action.UPDATE_NOTES,
              Action.UPDATE_CONTACT,
              Action.UPDATE_REFERENCE,
              Action.UPDATE_UNITS);
      case CANCELLATION -> Set.of(Action.CANCEL);
    };
  }

  /** Where something stands that is on such a delivery. */
  String where() {
    return where;
  }

  /** Why nothing can be said when none came. */
  String absence() {
    return absence;
  }

  /** The latest kind of change that it shows. */
  static ChangeKind of(Heard heard, Delivery delivery) {
    ChangeKind latest = OTHER;
    for (ChangeKind kind : values()) {
      if (kind.actions().stream()
          .flatMap(action -> heard.accepted(action).stream())
          .filter(trigger -> trigger.at().compareTo(delivery.arrival().at()) <= 0)
          .anyMatch(trigger -> Change.shows(delivery, trigger))) {
        latest = kind;
      }
    }
    return latest;
  }

  /** A kind that was caused and of which nothing came. */
  static Optional<ChangeKind> unseen(Heard heard) {
    List<ChangeKind> came = heard.events().stream().map(delivery -> of(heard, delivery)).toList();
    return Arrays.stream(values())
        .filter(kind -> kind.actions().stream().anyMatch(a -> heard.accepted(a).isPresent()))
        .filter(kind -> !came.contains(kind))
        .findFirst();
  }
}
