package dev.octoconformance.vendor;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes wrong on the way to the webhook, whatever the event. */
final class DeliveryFaults {
  private DeliveryFaults() {}

  static Behaviour nothing() {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        return List.of();
      }
    };
  }

  static Behaviour noBookings() {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        return event instanceof Event.OfBooking ? List.of() : super.recipients(event);
      }
    };
  }

  static Behaviour by(String method) {
    return new Behaviour() {
      @Override
      String method(Delivery delivery, int attempt) {
        return method;
      }
    };
  }

  /** Another request-target than that of the URL. */
  static Behaviour to(UnaryOperator<String> change) {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        return change.apply(super.target(delivery, attempt, url));
      }
    };
  }

  static Behaviour withoutQuery() {
    return to(target -> target.substring(0, endOfPath(target)));
  }

  static Behaviour cutShort() {
    return to(target -> target.substring(0, Math.max(1, target.length() - 3)));
  }

  static Behaviour withSlash() {
    return to(
        target ->
            target.substring(0, endOfPath(target)) + "/" + target.substring(endOfPath(target)));
  }

  static Behaviour withParameter() {
    return to(target -> target + (target.indexOf('?') < 0 ? "?" : "&") + "source=octo");
  }

  private static int endOfPath(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target.length() : query;
  }

  /** Another text than the JSON of the event. */
  static Behaviour saying(UnaryOperator<String> change) {
    return new Behaviour() {
      @Override
      String body(Delivery delivery, int attempt) {
        return change.apply(super.body(delivery, attempt));
      }
    };
  }

  static Behaviour asForm() {
    return saying(body -> "payload=" + URLEncoder.encode(body, StandardCharsets.UTF_8));
  }

  static Behaviour asString() {
    return saying(JsonText::of);
  }

  static Behaviour asArray() {
    return saying(body -> "[" + body + "]");
  }

  static Behaviour withByteOrderMark() {
    return saying(body -> "\uFEFF" + body);
  }

  static Behaviour withTrailingText() {
    return saying(body -> body + "\n0");
  }

  static Behaviour withRepeatedMember() {
    return saying(body -> "{\"webhook\":null," + body.substring(1));
  }

  static Behaviour encodedAs(Charset charset) {
    return new Behaviour() {
      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        return body(delivery, attempt).getBytes(charset);
      }
    };
  }

  /** Another content type; null for none. */
  static Behaviour typed(@Nullable String contentType) {
    return new Behaviour() {
      @Override
      @Nullable String contentType(Delivery delivery) {
        return contentType;
      }
    };
  }

  /** In deliveries of bookings the webhook itself is shown otherwise. */
  static Behaviour webhook(BiFunction<Webhook, JsonObject, JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event event) {
        JsonObject shown = super.shownInDelivery(webhook, event);
        return event instanceof Event.OfBooking ? change.apply(webhook, shown) : shown;
      }
    };
  }

  static Behaviour crossWired() {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event event) {
        JsonObject shown = super.shownInDelivery(webhook, event);
        if (event instanceof Event.OfBooking) {
          recipients(event).stream()
              .filter(other -> !other.equals(webhook))
              .findFirst()
              .ifPresent(other -> shown.with("id", other.id()));
        }
        return shown;
      }
    };
  }

  static Behaviour defaultFlags() {
    return webhook(
        (webhook, shown) -> shown.with("retryOnError", true).with("useContactLanguage", true));
  }

  /** Webhooks hear of other events than those that they asked for. */
  static Behaviour subscribing(BiPredicate<Webhook, Event> also) {
    return new Behaviour() {
      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return super.subscribes(webhook, event) || also.test(webhook, event);
      }
    };
  }

  static Behaviour availabilityToBookings() {
    return subscribing((webhook, event) -> webhook.event().equals(Webhook.BOOKING_UPDATE));
  }

  static Behaviour bookingsToAvailability() {
    return subscribing((webhook, event) -> webhook.event().equals(Webhook.AVAILABILITY_UPDATE));
  }

  static Behaviour slowly(Duration pause) {
    return new Behaviour() {
      @Override
      Duration firstPause(Delivery delivery) {
        return pause;
      }
    };
  }

  static Behaviour signed() {
    return new Behaviour() {
      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        List<HeaderLine> lines = new ArrayList<>(super.ownHeaders(delivery, attempt, url));
        String time = String.valueOf(delivery.begunAt().getEpochSecond());
        lines.add(new HeaderLine("webhook-id", delivery.id()));
        lines.add(new HeaderLine("webhook-timestamp", time));
        lines.add(new HeaderLine("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN="));
        return lines;
      }
    };
  }
}
