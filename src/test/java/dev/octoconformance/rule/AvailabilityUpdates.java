package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What must be true of the deliveries that tell of an availability. */
public final class AvailabilityUpdates {
  /** How an availability is changed where nothing but a booking changes it. */
  public static final String BY_BOOKING = "a booking (declared.bookingChangesAvailability)";

  private static final String NO_WAY =
      "There is no way to change an availability: give one with trigger.availability, or set"
          + " declared.bookingChangesAvailability: true.";

  private AvailabilityUpdates() {}

  /** A change of an availability reaches the webhook. */
  public static Rule tellOfTheChange() {
    return Subscription.of(
        subscription ->
            subscription.way().isEmpty()
                ? unprovoked(subscription)
                : told(subscription, Action.CHANGE_AVAILABILITY, Action.RESERVE));
  }

  /** Nobody knows how to change one, but if something comes all the same, it works. */
  private static Finding unprovoked(Subscription subscription) {
    List<Delivery> news = subscription.news();
    return news.isEmpty()
        ? new Finding.Undecidable(Reason.TRIG, NO_WAY)
        : Finding.holds(
            "%d changes of an availability were delivered, though none was caused on purpose."
                .formatted(news.size()),
            Heard.ids(news));
  }

  /** A change back to what was before reaches the webhook as well. */
  public static Rule tellOfTheChangeBack() {
    return Subscription.of(subscription -> told(subscription, Action.CHANGE_BACK, Action.CANCEL));
  }

  private static Finding told(Subscription subscription, Action own, Action ofBooking) {
    String way = subscription.way();
    boolean byBooking = way.equals(BY_BOOKING);
    Optional<Trigger> trigger =
        subscription
            .scene()
            .trigger(byBooking ? Scene.A : Scene.AVAILABILITY, byBooking ? ofBooking : own);
    if (trigger.filter(Trigger::accepted).isEmpty()) {
      return unchanged(subscription, trigger.isPresent() || own == Action.CHANGE_AVAILABILITY);
    }
    Trigger change = trigger.get();
    List<Delivery> news = subscription.newsOf(change);
    if (!news.isEmpty()) {
      return Finding.holds(
          "Told %s after the availability was changed by %s."
              .formatted(Words.seconds(news.get(0).arrival().at().minus(change.at())), way),
          List.of(news.get(0).id()));
    }
    if (subscription.wasSoBefore(change)) {
      return new Finding.Undecidable(
          Reason.CONT,
          "Somebody else on the account had given the availability the same free places before it was changed (%s) by %s, so there may have been nothing to tell."
              .formatted(change.action().words(), way));
    }
    return !subscription.scene().anythingHeard() && !subscription.scene().terms().sinkReachable()
        ? Heard.unreachable()
        : Finding.broken(
            "The availability was changed (%s) by %s, and the webhook was not told."
                .formatted(change.action().words(), way),
            "a delivery to " + subscription.armed().url(),
            "none",
            List.of(subscription.armed().exchange()));
  }

  private static Finding unchanged(Subscription subscription, boolean tried) {
    String why =
        subscription
            .scene()
            .evidence()
            .note(Scene.NOT_CHANGED)
            .map(note -> "The availability could not be changed: %s.".formatted(note.detail()))
            .orElse("The availability could not be changed.");
    return new Finding.Undecidable(
        Reason.TRIG,
        tried
            ? why
            : "The way to change the availability (%s) cannot change it back: let it use {vacancies}."
                .formatted(subscription.way()));
  }

  /** A booking that takes the last places reaches the webhook as a change of the availability. */
  public static Rule tellOfTheLastPlaces() {
    return Subscription.of(
        subscription -> {
          Optional<Trigger> reserved =
              subscription
                  .scene()
                  .trigger(Scene.LAST_PLACES, Action.RESERVE)
                  .filter(Trigger::accepted);
          if (reserved.isEmpty()) {
            return new Finding.Undecidable(
                Reason.TRIG, "The last places of the availability could not be booked.");
          }
          List<Delivery> news =
              subscription.news().stream()
                  .filter(d -> d.arrival().at().compareTo(reserved.get().at()) >= 0)
                  .filter(d -> isBefore(d, until(subscription)))
                  .toList();
          return news.isEmpty()
              ? Finding.broken(
                  "A booking took the last places of an availability, and the webhook was not"
                      + " told.",
                  "a delivery before the booking was cancelled",
                  "none",
                  List.of(reserved.get().exchange()))
              : Finding.holds(
                  "Told %s after the last places were taken."
                      .formatted(
                          Words.seconds(news.get(0).arrival().at().minus(reserved.get().at()))),
                  List.of(news.get(0).id(), reserved.get().exchange()));
        });
  }

  private static Optional<Duration> until(Subscription subscription) {
    return subscription.scene().trigger(Scene.LAST_PLACES, Action.CANCEL).map(Trigger::at);
  }

  private static boolean isBefore(Delivery delivery, Optional<Duration> end) {
    return end.filter(at -> delivery.arrival().at().compareTo(at) >= 0).isEmpty();
  }

  /** The body is an object whose {@code webhook} is the receiving one. */
  public static Rule nameTheirWebhook() {
    return ofNews(
        (subscription, news) -> {
          String own = String.valueOf(subscription.armed().webhookId());
          if (own.isEmpty()) {
            return new Finding.Undecidable(
                Reason.BLOCKED, "CREATE-02: the created webhook has no id to compare with.");
          }
          List<Complaint> complaints = new ArrayList<>();
          for (Delivery delivery : news) {
            String id =
                delivery
                    .webhook()
                    .map(webhook -> webhook.path("id"))
                    .map(found -> found.asStringOpt().orElse(found.toString()))
                    .orElse("nothing");
            if (!id.equals(own)) {
              complaints.add(new Complaint("/webhook/id", own, id));
            }
          }
          return Deliveries.verdict(
              "Every availability delivery names its webhook", complaints, news);
        });
  }

  /** The body says which availability of which product and option changed. */
  public static Rule sayWhichAvailability() {
    return ofNews(
        (subscription, news) -> {
          List<Complaint> complaints = new ArrayList<>();
          for (Delivery delivery : news) {
            Stream.of("availability", "productId", "optionId")
                .filter(field -> !says(delivery, field))
                .forEach(field -> complaints.add(new Complaint("/" + field, "a value", "nothing")));
          }
          return Deliveries.verdict(
              "Every availability delivery says which one changed", complaints, news);
        });
  }

  /** Whether the field stands in the body, or in the availability or its first element. */
  private static boolean says(Delivery delivery, String field) {
    JsonNode body = delivery.body();
    if (body == null) {
      return false;
    }
    JsonNode inner = body.path("availability");
    JsonNode own = field.equals("availability") ? inner : body.path(field);
    return Stream.of(own, inner.path(field), inner.path(0).path(field))
        .anyMatch(value -> !value.isMissingNode() && !value.isNull());
  }

  private interface Judge {
    Finding of(Subscription subscription, List<Delivery> news);
  }

  private static Rule ofNews(Judge judge) {
    return Subscription.of(
        subscription -> {
          List<Delivery> news = subscription.news();
          if (news.isEmpty()) {
            return silent(subscription);
          }
          return news.stream().allMatch(Delivery::isObject)
              ? judge.of(subscription, news)
              : Finding.broken(
                  "An availability delivery is no JSON object.",
                  "an object with a webhook",
                  "something else",
                  Heard.ids(news));
        });
  }

  private static Finding silent(Subscription subscription) {
    return subscription.way().isEmpty()
        ? new Finding.Undecidable(Reason.TRIG, NO_WAY)
        : new Finding.Undecidable(
            Reason.BLOCKED,
            "AVL-01: no change of an availability was delivered, so there is nothing to judge.");
  }

  /** What one webhook heard of availabilities, once nothing happens any more. */
  record Subscription(Scene scene, Armed armed) {

    static Rule of(Function<Subscription, Finding> judge) {
      return scene -> {
        boolean over =
            scene.evidence().note(Scene.WAVE_A_OVER).isPresent()
                || scene.evidence().note(Scene.WAVE_FAILED).isPresent();
        if (!over) {
          return new Finding.NotYet(null);
        }
        Optional<Armed> armed = scene.evidence().armed(scene.arm());
        if (armed.isEmpty()) {
          return Heard.notArranged(scene);
        }
        return armed.get().webhookId() == null
            ? Heard.refused(scene, armed.get())
            : judge.apply(new Subscription(scene, armed.get()));
      };
    }

    /** How an availability is changed; empty when there is no way. */
    String way() {
      return scene.evidence().note(Scene.AVAILABILITY_TRIGGER).map(Note::detail).orElse("");
    }

    /** What was posted since anything happened, and carries no booking: before, only tests come. */
    List<Delivery> news() {
      Duration from =
          scene
              .evidence()
              .triggers()
              .map(Trigger::at)
              .filter(at -> at.compareTo(armed.at()) >= 0)
              .findFirst()
              .orElse(armed.at());
      return scene.deliveries(armed).stream()
          .filter(d -> d.arrival().method().equals("POST") && d.booking().isEmpty())
          .filter(d -> d.arrival().at().compareTo(from) >= 0)
          .toList();
    }

    /**
     * Whether the last that was told of the availability before this change is what it was changed
     * to.
     */
    boolean wasSoBefore(Trigger change) {
      String[] wanted = wanted(change);
      return wanted.length == 2
          && scene.deliveries(armed).stream()
              .filter(d -> d.arrival().at().compareTo(change.at()) < 0)
              .flatMap(d -> told(d, wanted[1]).stream())
              .reduce((earlier, later) -> later)
              .filter(wanted[0]::equals)
              .isPresent();
    }

    /** How many free places a delivery tells of this availability; empty when it tells none. */
    private static Optional<String> told(Delivery delivery, String id) {
      JsonNode shown = delivery.body() == null ? null : delivery.body().path("availability");
      return shown == null
          ? Optional.empty()
          : each(shown)
              .filter(a -> a.path("id").asStringOpt().orElse("").equals(id))
              .filter(a -> a.path("vacancies").isIntegralNumber())
              .map(a -> a.path("vacancies").toString())
              .findFirst();
    }

    private static Stream<JsonNode> each(JsonNode shown) {
      return shown.isArray() ? shown.valueStream() : Stream.of(shown);
    }

    /** The free places and the availability that it was changed to; nothing where that is open. */
    private static String[] wanted(Trigger change) {
      return change.nonce() == null ? new String[0] : change.nonce().split(" ", 2);
    }

    /** What came since this change and is not about another availability. */
    List<Delivery> newsOf(Trigger change) {
      String[] wanted = wanted(change);
      return news().stream()
          .filter(d -> d.arrival().at().compareTo(change.at()) >= 0)
          .filter(d -> wanted.length < 2 || mayShow(d, wanted[1], wanted[0]))
          .toList();
    }

    /** Whether it names this availability with these free places, or names none. */
    private static boolean mayShow(Delivery delivery, String id, String vacancies) {
      JsonNode shown = delivery.body() == null ? null : delivery.body().path("availability");
      if (shown == null || shown.isMissingNode()) {
        return true;
      }
      List<JsonNode> named = each(shown).filter(a -> a.path("id").isString()).toList();
      return named.isEmpty()
          || named.stream()
              .filter(a -> a.path("id").asString().equals(id))
              .anyMatch(
                  a ->
                      !a.path("vacancies").isIntegralNumber()
                          || a.path("vacancies").toString().equals(vacancies));
    }
  }
}
