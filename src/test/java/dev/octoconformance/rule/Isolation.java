package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Two sets of credentials know nothing of each other; the arm judged is one of the second. */
public final class Isolation {
  private Isolation() {}

  /** What both sides heard, once the second has heard of its own booking. */
  private record Sides(Scene scene, Armed theirs, String theirBooking) {

    List<Delivery> there() {
      return scene.deliveries(theirs);
    }

    List<Armed> ourArms() {
      return scene
          .evidence()
          .armed()
          .filter(arm -> !arm.wave().equals(Scene.SECOND) && arm.webhookId() != null)
          .toList();
    }

    List<Delivery> here() {
      Set<String> seen = new HashSet<>();
      return ourArms().stream()
          .filter(arm -> seen.add(arm.token()))
          .flatMap(arm -> scene.deliveries(arm).stream())
          .toList();
    }

    Set<String> ourBookings() {
      Set<String> ours = new HashSet<>(scene.ours());
      ours.removeAll(scene.bookings(Scene.SECOND));
      return ours;
    }
  }

  private static Rule of(BiFunction<Sides, List<Delivery>, Finding> judge) {
    return Heard.byThen(
        heard -> {
          Scene scene = heard.scene();
          Optional<Trigger> confirm =
              scene
                  .triggers(Scene.SECOND)
                  .filter(t -> t.action() == Action.CONFIRM && t.accepted())
                  .findFirst();
          if (confirm.isEmpty()) {
            return new Finding.Undecidable(Reason.TRIG, unbooked(scene));
          }
          Sides sides =
              new Sides(scene, heard.armed(), Objects.requireNonNull(confirm.get().booking()));
          List<Delivery> own =
              sides.there().stream().filter(d -> d.mentions(sides.theirBooking())).toList();
          if (own.isEmpty() || !scene.waveHeard()) {
            return !scene.anythingHeard() && !scene.terms().sinkReachable()
                ? Heard.unreachable()
                : new Finding.Undecidable(
                    Reason.BLOCKED,
                    "DLV-01: not both credentials were told of their own bookings, so silence"
                        + " about the others' says nothing.");
          }
          return judge.apply(sides, own);
        });
  }

  private static String unbooked(Scene scene) {
    return scene
        .evidence()
        .note(Scene.SECOND_UNBOOKED)
        .map(
            note ->
                ("No booking could be confirmed with the second credentials (%s): name what they"
                        + " can book with booking.second.productId, booking.second.optionId,"
                        + " booking.second.unitId and booking.second.availabilityId.")
                    .formatted(note.detail()))
        .orElse("No booking could be confirmed with the second credentials.");
  }

  /** Nobody is told of a booking that was made with the other credentials. */
  public static Rule keepsBookingsApart() {
    return of(
        (sides, own) -> {
          List<Delivery> strange = new ArrayList<>();
          sides.here().stream().filter(d -> d.mentions(sides.theirBooking())).forEach(strange::add);
          sides.there().stream()
              .filter(d -> sides.ourBookings().stream().anyMatch(d::mentions))
              .forEach(strange::add);
          return strange.isEmpty()
              ? Finding.holds(
                  "Both credentials were told of their own bookings, and of none of the others'.",
                  Heard.ids(own))
              : Finding.broken(
                  "A booking was delivered to a webhook of other credentials.",
                  "deliveries to webhooks of the same credentials",
                  "%d deliveries to those of others".formatted(strange.size()),
                  Heard.ids(strange));
        });
  }

  /** Nobody is shown a webhook, or a URL, that was created with the other credentials. */
  public static Rule keepsWebhooksApart() {
    return of(
        (sides, own) -> {
          List<Delivery> strange = new ArrayList<>();
          sides.here().stream()
              .filter(d -> shows(d, List.of(sides.theirs())))
              .forEach(strange::add);
          sides.there().stream().filter(d -> shows(d, sides.ourArms())).forEach(strange::add);
          return strange.isEmpty()
              ? Finding.holds(
                  "No delivery shows a webhook of the other credentials.", Heard.ids(own))
              : Finding.broken(
                  "A delivery shows the webhook of other credentials.",
                  "the webhook that it is sent for",
                  "id or URL of another account's webhook",
                  Heard.ids(strange));
        });
  }

  private static boolean shows(Delivery delivery, List<Armed> webhooks) {
    JsonNode body = delivery.body();
    String id = body == null ? "" : body.path("webhook").path("id").asStringOpt().orElse("");
    return webhooks.stream()
        .anyMatch(
            arm ->
                delivery.arrival().body().text().contains(arm.token())
                    || id.equals(arm.webhookId()));
  }
}
