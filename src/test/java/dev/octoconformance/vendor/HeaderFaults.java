package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What goes wrong with the custom headers of a webhook on their way into its requests. */
final class HeaderFaults {
  private static final int LONGEST = 255;
  private static final String SECRET = "x-octo-secret";
  private static final String SHARE = "x-octo-share";

  private HeaderFaults() {}

  /** Which of its custom header lines a webhook sends, and how. */
  private interface Lines {
    List<HeaderLine> of(Delivery delivery, int attempt, List<HeaderLine> lines);
  }

  private static Behaviour sending(Lines change) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return change.of(delivery, attempt, super.customHeaders(delivery, attempt));
      }
    };
  }

  static Behaviour forgotten() {
    return sending((delivery, attempt, lines) -> List.of());
  }

  static Behaviour forgottenOnRetries() {
    return sending((delivery, attempt, lines) -> attempt > 1 ? List.of() : lines);
  }

  /** Only deliveries of changes that fulfil the condition carry them. */
  static Behaviour onlyOn(Predicate<BookingChange.Kind> kinds) {
    return sending(
        (delivery, attempt, lines) ->
            delivery.event() instanceof Event.OfBooking event && !kinds.test(event.change().kind())
                ? List.of()
                : lines);
  }

  static Behaviour onlyOnConfirmations() {
    return onlyOn(kind -> kind == BookingChange.Kind.CONFIRMED);
  }

  static Behaviour notOnCancellations() {
    return onlyOn(kind -> kind != BookingChange.Kind.CANCELLED);
  }

  /** Every value is another text. */
  private static Behaviour values(UnaryOperator<String> change) {
    return sending(
        (delivery, attempt, lines) ->
            lines.stream()
                .map(line -> new HeaderLine(line.name(), change.apply(line.value())))
                .toList());
  }

  static Behaviour inLowerCase() {
    return values(value -> value.toLowerCase(Locale.ROOT));
  }

  static Behaviour withoutQuotes() {
    return values(value -> value.replace("\"", ""));
  }

  static Behaviour cut() {
    return values(value -> value.substring(0, Math.min(LONGEST, value.length())));
  }

  static Behaviour splitAtCommas() {
    return sending(
        (delivery, attempt, lines) ->
            lines.stream()
                .flatMap(
                    line ->
                        List.of(line.value().split(",", -1)).stream()
                            .map(part -> new HeaderLine(line.name(), part.strip())))
                .toList());
  }

  static Behaviour onlyTheFirst() {
    return sending((delivery, attempt, lines) -> lines.subList(0, Math.min(1, lines.size())));
  }

  static Behaviour withoutAuthorization() {
    return sending(
        (delivery, attempt, lines) ->
            lines.stream().filter(line -> !line.name().equalsIgnoreCase("Authorization")).toList());
  }

  /** Whether a creation asks for a custom header of this name. */
  static boolean asksFor(String name, JsonObject body) {
    return body.get("headers") instanceof JsonObject headers
        && headers.names().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** All webhooks that share a name send the value of the latest of them. */
  static Behaviour shared() {
    return shared(values -> values.subList(values.size() - 1, values.size()));
  }

  /** All webhooks that share a name send the values of all of them. */
  static Behaviour addedUp() {
    return shared(values -> values);
  }

  private static Behaviour shared(UnaryOperator<List<HeaderLine>> which) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        List<HeaderLine> own = super.customHeaders(delivery, attempt);
        return own.stream().noneMatch(line -> line.name().equalsIgnoreCase(SHARE))
            ? own
            : which.apply(named(SHARE, backstage().webhooks().all()));
      }
    };
  }

  private static List<HeaderLine> named(String name, List<Webhook> webhooks) {
    List<HeaderLine> lines = new ArrayList<>();
    for (Webhook webhook : webhooks) {
      webhook
          .headers()
          .forEach(
              (given, value) -> {
                if (given.equalsIgnoreCase(name)) {
                  lines.add(new HeaderLine(given, value));
                }
              });
    }
    return lines;
  }

  /** A webhook that was created with no headers has those of the one before. */
  static Behaviour inherited() {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        Webhook webhook = delivery.webhook();
        List<HeaderLine> own = super.customHeaders(delivery, attempt);
        if (!own.isEmpty() || !webhook.given().contains("headers")) {
          return own;
        }
        List<Webhook> earlier =
            backstage().webhooks().all().stream()
                .takeWhile(other -> !other.id().equals(webhook.id()))
                .toList();
        List<HeaderLine> inherited = named(SECRET, earlier);
        return inherited.subList(Math.max(0, inherited.size() - 1), inherited.size());
      }
    };
  }

  /** The sender's own type stands beside the custom one. */
  static Behaviour twoTypes() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = new ArrayList<>(super.headerLines(delivery, attempt, url, length));
        if (!named("Content-Type", List.of(delivery.webhook())).isEmpty()) {
          lines.add(new HeaderLine("Content-Type", String.valueOf(contentType(delivery))));
        }
        return lines;
      }
    };
  }

  /** A new webhook is tried with a request that has its headers. */
  static Behaviour onTestRequests() {
    return new Behaviour() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        Webhook webhook = super.stored(call, draft);
        HookUrl url = HookUrl.of(webhook.url());
        StringBuilder request = new StringBuilder("HEAD " + url.target() + " HTTP/1.1\r\n");
        request.append("Host: ").append(url.authority()).append("\r\nConnection: close\r\n");
        webhook.headers().forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        byte[] bytes = request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        backstage()
            .workers()
            .execute(
                () -> {
                  Outcome unused = backstage().sender().send(url, bytes);
                });
        return webhook;
      }
    };
  }

  /** Webhooks with a custom Authorization header are never called. */
  static Behaviour authorizationStops() {
    return UrlFaults.neverCalling(
        webhook -> webhook.headers().keySet().stream().anyMatch("Authorization"::equalsIgnoreCase));
  }
}
