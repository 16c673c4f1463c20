package dev.octoconformance.vendor;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What goes wrong when a request is built once more. */
final class RetryBodies {
  private RetryBodies() {}

  static Behaviour by(String method) {
    return new Behaviour() {
      @Override
      String method(Delivery delivery, int attempt) {
        return attempt > 1 ? method : super.method(delivery, attempt);
      }
    };
  }

  /** Retries go to another request-target. */
  static Behaviour to(UnaryOperator<String> change) {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        String target = super.target(delivery, attempt, url);
        return attempt > 1 ? change.apply(target) : target;
      }
    };
  }

  static Behaviour withoutQuery() {
    return to(target -> target.replaceFirst("\\?.*", ""));
  }

  static Behaviour toAnotherPath() {
    return to(target -> target.replaceFirst("(\\?|$)", "/retry$1"));
  }

  private interface Change {
    void to(JsonObject body, Behaviour behaviour, Delivery delivery);
  }

  /** Retries have another body. */
  private static Behaviour changing(Change change) {
    return new Behaviour() {
      @Override
      String body(Delivery delivery, int attempt) {
        String body = super.body(delivery, attempt);
        if (attempt == 1 || !(JsonReader.read(body) instanceof JsonObject object)) {
          return body;
        }
        change.to(object, this, delivery);
        return JsonText.of(object);
      }
    };
  }

  static Behaviour namingAnotherWebhook() {
    return changing(
        (body, behaviour, delivery) ->
            behaviour.recipients(delivery.event()).stream()
                .filter(other -> !other.equals(delivery.webhook()))
                .findFirst()
                .ifPresent(other -> body.object("webhook").with("id", other.id())));
  }

  /** Retries to marked webhooks bring the oldest booking of the account. */
  static Behaviour bringingAnotherBooking() {
    return changing(
        (body, behaviour, delivery) -> {
          if (Mark.REPEAT.on(delivery.webhook())) {
            Webhook webhook = delivery.webhook();
            behaviour.backstage().bookings().of(webhook.owner(), booking -> true).stream()
                .filter(other -> !other.uuid().equals(body.object("booking").text("uuid")))
                .findFirst()
                .ifPresent(
                    other ->
                        body.with(
                            "booking",
                            behaviour.shown(other, behaviour.view(webhook, delivery.event()))));
          }
        });
  }

  static Behaviour withoutUnitItems() {
    return changing(
        (body, behaviour, delivery) -> body.object("booking").with("unitItems", List.of()));
  }

  static Behaviour withOtherUnitItems() {
    return changing(
        (body, behaviour, delivery) ->
            body.object("booking")
                .objects("unitItems")
                .forEach(item -> item.with("uuid", UUID.randomUUID().toString())));
  }

  /** Retries have only the id and the status of the booking. */
  static Behaviour cutDown() {
    return changing(
        (body, behaviour, delivery) -> {
          if (delivery.event() instanceof Event.OfBooking) {
            JsonObject whole = body.object("booking");
            JsonObject rest = JsonObject.empty();
            for (String name : List.of("id", "uuid", "status")) {
              rest.with(name, whole.get(name));
            }
            body.with("booking", rest);
          }
        });
  }

  /** Retries say what the booking was like before it was confirmed, except for its status. */
  static Behaviour withTheContactOfTheReservation() {
    return changing(
        (body, behaviour, delivery) -> {
          String uuid = Objects.requireNonNullElse(body.object("booking").text("uuid"), "");
          behaviour.backstage().bookings().versions(uuid).stream()
              .limit(1)
              .forEach(
                  first ->
                      body.object("booking")
                          .with("contact", first.details().contact().shown())
                          .with("notes", "as reserved")
                          .with("utcConfirmedAt", first.life().updatedAt().toString()));
        });
  }
}
