package dev.octoconformance.vendor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Other ways to deliver, all of them right. */
final class DeliveryVariants {
  private DeliveryVariants() {}

  static Behaviour probes() {
    return new Behaviour() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        Webhook webhook = super.stored(call, draft);
        HookUrl url = HookUrl.of(webhook.url());
        String ping =
            JsonText.of(JsonObject.empty().with("event", "ping").with("webhook", shown(webhook)));
        for (String method : List.of("HEAD", "GET", "OPTIONS")) {
          backstage().workers().execute(() -> probe(backstage().sender(), url, method, ""));
        }
        backstage().workers().execute(() -> probe(backstage().sender(), url, "POST", ping));
        return webhook;
      }
    };
  }

  private static void probe(Sender sender, HookUrl url, String method, String body) {
    String type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
    String request =
        "%s %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(
                method,
                url.target(),
                url.authority(),
                type,
                body.getBytes(StandardCharsets.UTF_8).length,
                body);
    Outcome unused = sender.send(url, request.getBytes(StandardCharsets.UTF_8));
  }

  /** Every so many deliveries one is sent a second time although it succeeded. */
  static Behaviour sporadicDuplicates(int every) {
    AtomicInteger deliveries = new AtomicInteger();
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        return attempt == 1 && isSuccess(outcome) && deliveries.incrementAndGet() % every == 0
            ? Duration.ofMillis(150)
            : super.pauseAfter(delivery, attempt, outcome);
      }
    };
  }

  /** A queue that is emptied at every full multiple of a period. */
  static Behaviour flushedEvery(Duration period) {
    return new Behaviour() {
      @Override
      Duration firstPause(Delivery delivery) {
        long nanos = period.toNanos();
        return Duration.ofNanos(nanos - Math.floorMod(System.nanoTime(), nanos));
      }
    };
  }

  static Behaviour beforeTheAnswer() {
    return new Behaviour() {
      @Override
      void changed(BookingChange change) {
        List<CompletableFuture<Outcome>> firsts = new ArrayList<>();
        for (Event event : eventsOf(change)) {
          backstage().post().announce(event).forEach(sent -> firsts.add(sent.firstOutcome()));
        }
        CompletableFuture.allOf(firsts.toArray(CompletableFuture[]::new))
            .completeOnTimeout(null, 1, TimeUnit.SECONDS)
            .join();
      }
    };
  }

  static Behaviour renderedWhenSent() {
    return new Behaviour() {
      @Override
      Duration firstPause(Delivery delivery) {
        return Duration.ofMillis(200);
      }

      @Override
      String body(Delivery delivery, int attempt) {
        if (!(delivery.event() instanceof Event.OfBooking event)) {
          return super.body(delivery, attempt);
        }
        Booking present =
            backstage().bookings().find(event.booking().uuid()).orElse(event.booking());
        return JsonText.of(
            payload(delivery.webhook(), new Event.OfBooking(event.change(), present)));
      }
    };
  }

  static Behaviour gzipped() {
    return new Behaviour() {
      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
          gzip.write(super.bodyBytes(delivery, attempt));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
      }

      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        List<HeaderLine> lines = new ArrayList<>(super.ownHeaders(delivery, attempt, url));
        lines.add(new HeaderLine("Content-Encoding", "gzip"));
        return lines;
      }
    };
  }

  static Behaviour chunked() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        return super.headerLines(delivery, attempt, url, length).stream()
            .map(
                line ->
                    line.name().equals("Content-Length")
                        ? new HeaderLine("Transfer-Encoding", "chunked")
                        : line)
            .toList();
      }

      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        byte[] body = super.bodyBytes(delivery, attempt);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(body.length + 64);
        int size = 1000;
        for (int start = 0; start < body.length; start += size) {
          int length = Math.min(size, body.length - start);
          chunks.writeBytes(
              (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
          chunks.write(body, start, length);
          chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
      }
    };
  }

  static Behaviour lowerCaseHeaderNames() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        return super.headerLines(delivery, attempt, url, length).stream()
            .map(line -> new HeaderLine(line.name().toLowerCase(Locale.ROOT), line.value()))
            .toList();
      }
    };
  }

  static Behaviour moreMembers() {
    return new Behaviour() {
      @Override
      JsonObject shown(Webhook webhook) {
        return super.shown(webhook).with("active", true).with("function", null);
      }

      @Override
      JsonObject payload(Webhook webhook, Event event) {
        JsonObject payload = super.payload(webhook, event).with("event", event.name());
        if (event instanceof Event.OfBooking ofBooking) {
          payload
              .with("diff", diff(ofBooking.change()))
              .with("supplier", Catalogue.supplier(backstage().endpoint(), view(webhook, event)));
        }
        return payload;
      }

      @Override
      JsonObject shown(Booking booking, View view) {
        return super.shown(booking, view).with("alias", null).with("tags", List.of());
      }
    };
  }

  private static List<JsonObject> diff(BookingChange change) {
    BookingStatus was = change.before().life().status();
    BookingStatus is = change.after().life().status();
    return was == is
        ? List.of()
        : List.of(
            JsonObject.empty()
                .with("op", "replace")
                .with("path", "/status")
                .with("was", was.name())
                .with("value", is.name()));
  }

  static Behaviour reversedMembers() {
    return new Behaviour() {
      @Override
      JsonObject payload(Webhook webhook, Event event) {
        return WebhookVariants.reversed(super.payload(webhook, event));
      }

      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        return WebhookVariants.reversed(super.shownInDelivery(webhook, event, view));
      }
    };
  }
}
