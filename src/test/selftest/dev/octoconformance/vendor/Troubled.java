package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A vendor with many of the defects at once that the world reports of webhooks. */
public final class Troubled {
  /** The requirements that it breaks, one for each of its seventeen defects or more. */
  public static final Set<String> BREAKS =
      Set.of(
          "HDR-02", "BA-03", "BKG-07", "HDR-01", "RTY-04", "RTY-01", "URL-02", "HDR-15", "DLV-05",
          "DLV-08", "DLV-11", "DLV-02", "BA-09", "HDR-10", "RTY-09", "RTY-11", "RTY-29");

  private static final Pattern ESCAPED = Pattern.compile("[?].*%2[Ff].*");
  private static final int LONGEST = 4000;

  private Troubled() {}

  /** The vendor. */
  public static Behaviour ofManyDefects() {
    Set<Delivery> challenged = ConcurrentHashMap.newKeySet();
    Set<String> served = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (ESCAPED.matcher(String.valueOf(body.get("url"))).find()) {
          throw Refusal.badRequest("Such a url is not supported");
        }
      }

      @Override
      void changed(BookingChange change) {
        super.changed(change);
        for (Event event : eventsOf(change)) {
          recipients(event).stream()
              .filter(webhook -> webhook.event().equals(Webhook.BOOKING_UPDATE))
              .filter(webhook -> served.add(webhook.id()))
              .forEach(this::replay);
        }
      }

      /** The first event brings what was confirmed before. */
      private void replay(Webhook webhook) {
        backstage()
            .bookings()
            .of(
                webhook.owner(),
                b ->
                    b.life().status() == BookingStatus.CONFIRMED
                        && b.life().updatedAt().isBefore(webhook.createdAt()))
            .forEach(
                booking ->
                    backstage()
                        .post()
                        .deliver(
                            webhook,
                            new Event.OfBooking(
                                new BookingChange(BookingChange.Kind.UPDATED, booking, booking),
                                booking)));
      }

      @Override
      List<Webhook> recipients(Event event) {
        List<Webhook> all = new ArrayList<>(super.recipients(event));
        if (event instanceof Event.OfBooking) {
          all.addAll(all.stream().filter(w -> w.capabilities().size() > 1).toList());
        }
        return all;
      }

      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        return ValueFaults.changed(
            super.shownInDelivery(webhook, event, view), text -> text.replace("&", "&#38;"));
      }

      @Override
      String method(Delivery delivery, int attempt) {
        return "post";
      }

      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        return super.ownHeaders(delivery, attempt, url).stream()
            .filter(line -> attempt == 1 || !line.name().equals("Content-Type"))
            .toList();
      }

      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return super.customHeaders(delivery, attempt).stream()
            .filter(line -> line.name().matches("(?i)authorization|x-.*"))
            .map(line -> new HeaderLine(line.name(), sent(line, attempt)))
            .toList();
      }

      private String sent(HeaderLine line, int attempt) {
        String value = line.value();
        return attempt > 1 && line.name().equalsIgnoreCase("Authorization")
            ? "***"
            : new String(
                value
                    .substring(0, Math.min(LONGEST, value.length()))
                    .getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.ISO_8859_1);
      }

      @Override
      @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
        String userInfo = url.userInfo();
        if (userInfo == null || userInfo.isEmpty()) {
          return challenged.contains(delivery) ? neighbours(delivery) : null;
        }
        return super.basicCredentials(delivery, attempt, url.as(userInfo.replace("+", "%20")));
      }

      private @Nullable String neighbours(Delivery delivery) {
        return backstage().webhooks().of(delivery.webhook().owner()).stream()
            .map(webhook -> HookUrl.of(webhook.url()))
            .filter(url -> url.userInfo() != null && !url.userInfo().isEmpty())
            .map(url -> super.basicCredentials(delivery, 1, url))
            .findFirst()
            .orElse(null);
      }

      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        if (outcome.status() == 401
            && outcome.header("www-authenticate") != null
            && !EachFaults.hasCredentials(delivery.webhook())) {
          challenged.add(delivery);
          return super.attempt(delivery, attempt);
        }
        String location = outcome.header("location");
        return outcome.status() == 302 && location != null && location.startsWith("http")
            ? followed(delivery, attempt, HookUrl.of(location))
            : outcome;
      }

      /** As GET, and nonetheless with the body. */
      private Outcome followed(Delivery delivery, int attempt, HookUrl next) {
        String request =
            new String(request(delivery, attempt, next), StandardCharsets.ISO_8859_1)
                .replaceFirst("^[A-Za-z]+", "GET");
        return backstage().sender().send(next, request.getBytes(StandardCharsets.ISO_8859_1));
      }

      @Override
      boolean isRetried(Delivery delivery, Outcome outcome) {
        boolean ofConfirmation =
            delivery.event() instanceof Event.OfBooking event
                && event.change().kind() == BookingChange.Kind.CONFIRMED;
        return outcome.status() == 503
            || (super.isRetried(delivery, outcome) && outcome.status() != 520 && ofConfirmation);
      }

      @Override
      Duration asked(Outcome outcome) {
        return super.asked(outcome).dividedBy(2);
      }
    };
  }
}
