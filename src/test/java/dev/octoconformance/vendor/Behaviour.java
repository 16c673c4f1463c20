package dev.octoconformance.vendor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every decision of the vendor, made correctly; a fault or a variant is this with one decision made
 * otherwise.
 */
public class Behaviour {
  static final String WEBHOOKS = "octo/webhooks";
  static final String PRICING = "octo/pricing";
  static final String CONTENT = "octo/content";

  private @Nullable Backstage backstage;

  final void bind(Backstage stage) {
    backstage = stage;
  }

  final Backstage backstage() {
    return Objects.requireNonNull(backstage);
  }

  // ---- the door

  /** Called once, when the vendor is about to open. */
  void opening() {}

  /** What answers before the API sees the request; null if nothing does. */
  @Nullable Answer gateway(ApiRequest request) {
    return null;
  }

  /** Who sends a request; null for nobody that is known. */
  @Nullable Account account(ApiRequest request) {
    String token = request.bearer();
    return backstage().accounts().stream()
        .filter(account -> account.token().equals(token))
        .findFirst()
        .orElse(null);
  }

  Answer unauthorised(ApiRequest request) {
    return Answer.error(401, "UNAUTHORIZED", "The bearer token is missing or unknown")
        .with("WWW-Authenticate", "Bearer");
  }

  /** The capabilities that the lines of the request header name. */
  Set<String> requested(List<String> headerLines) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : headerLines) {
      for (String name : line.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  Set<String> activated(Set<String> requested) {
    Set<String> activated = new LinkedHashSet<>(List.of(WEBHOOKS, PRICING, CONTENT));
    activated.retainAll(requested);
    return activated;
  }

  /** The whole API behind the door. */
  Answer handle(ApiCall call) {
    return new Router(backstage(), this).route(call);
  }

  /** The value of the response header that lists the activated capabilities; null for no header. */
  @Nullable String capabilityHeader(ApiCall call) {
    return call.capabilities().isEmpty() ? null : String.join(", ", call.capabilities());
  }

  /** The last look at every answer. */
  Answer leaving(ApiRequest request, Answer answer) {
    return answer;
  }

  // ---- creating webhooks

  /**
   * Passes if the body may become a webhook.
   *
   * @throws Refusal if not
   */
  void examine(ApiCall call, JsonObject body) {
    new WebhookBody(body).check();
  }

  String newId(ApiCall call, JsonObject body) {
    return UUID.randomUUID().toString();
  }

  /**
   * The capabilities that will shape the deliveries: those of the header, without webhooks itself.
   */
  List<String> storedCapabilities(ApiCall call, JsonObject body) {
    return call.capabilities().stream().filter(name -> !name.equals(WEBHOOKS)).toList();
  }

  /** The webhook that an examined body asks for. */
  Webhook drafted(ApiCall call, JsonObject json) {
    WebhookBody body = new WebhookBody(json);
    return new Webhook(
        newId(call, json),
        call.account(),
        body.event(),
        body.url(),
        body.flag("retryOnError"),
        body.flag("useContactLanguage"),
        body.headers(),
        storedCapabilities(call, json),
        new LinkedHashSet<>(json.names()),
        Instant.now());
  }

  /** Stores a webhook and answers what was stored. */
  Webhook stored(ApiCall call, Webhook draft) {
    backstage().webhooks().add(draft);
    return draft;
  }

  Answer created(ApiCall call, Webhook webhook) {
    return Answer.json(shownWhenCreated(call, webhook));
  }

  // ---- showing webhooks

  /** A webhook wherever it is shown. */
  JsonObject shown(Webhook webhook) {
    return webhook.shown();
  }

  JsonObject shownWhenCreated(ApiCall call, Webhook webhook) {
    return shown(webhook);
  }

  JsonObject shownInList(ApiCall call, Webhook webhook) {
    return shown(webhook);
  }

  JsonObject shownInDelivery(Webhook webhook, Event event) {
    return shown(webhook);
  }

  /** The webhooks that a list shows. */
  List<Webhook> listed(ApiCall call) {
    return backstage().webhooks().of(call.account());
  }

  Answer list(ApiCall call) {
    return Answer.json(listed(call).stream().map(webhook -> shownInList(call, webhook)).toList());
  }

  // ---- deleting webhooks

  /** The webhook that a request may delete; null if there is none. */
  @Nullable Webhook deletable(ApiCall call, String id) {
    return backstage().webhooks().of(call.account()).stream()
        .filter(webhook -> webhook.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  void delete(ApiCall call, Webhook webhook) {
    backstage().webhooks().remove(webhook);
  }

  Answer deleted(ApiCall call, Webhook webhook) {
    return Answer.json(JsonObject.empty());
  }

  Answer unknownWebhook(ApiCall call, String id) {
    return Answer.error(400, "INVALID_WEBHOOK_ID", "There is no webhook with this id");
  }

  /** The answer to a method that a known path does not offer. */
  Answer methodNotAllowed(ApiCall call) {
    return Answer.error(405, "METHOD_NOT_ALLOWED", "This method is not offered here");
  }

  // ---- bookings

  /** What is sold to an account. */
  Catalogue catalogue(Account account) {
    return backstage().catalogue();
  }

  /** The booking that a request names, as the sender may see it; null if there is none. */
  @Nullable Booking readable(ApiCall call, String uuid) {
    return backstage()
        .bookings()
        .find(uuid)
        .filter(booking -> booking.owner().equals(call.account()))
        .orElse(null);
  }

  /** Told after every change of a booking, before the change is answered. */
  void changed(BookingChange change) {
    for (Event event : eventsOf(change)) {
      backstage().post().announce(event);
    }
  }

  /** The events that a change of a booking makes. */
  List<Event> eventsOf(BookingChange change) {
    return fires(change) ? List.of(new Event.OfBooking(change, change.after())) : List.of();
  }

  /** True for what the specification names: confirmed, updated, cancelled. */
  boolean fires(BookingChange change) {
    return switch (change.kind()) {
      case CONFIRMED, UPDATED, EXTENDED, CANCELLED -> true;
      case RESERVED, EXPIRED -> false;
    };
  }

  /** Told when the free places of a departure have changed. */
  void changed(Account owner, Availability availability) {
    backstage().post().announce(new Event.OfAvailability(owner, availability));
  }

  /** The places that a booking takes away from others. */
  int places(Booking booking) {
    return booking.isLive() ? booking.details().unitItems().size() : 0;
  }

  /** The fields that may be changed on a booking. */
  Set<String> patchable(Booking booking) {
    return Details.FIELDS;
  }

  /** How long it takes to decide over a confirmation, which is pending meanwhile; null for ever. */
  @Nullable Duration decidedAfter(Booking booking) {
    return booking.slot().product().instantConfirmation() ? Duration.ZERO : null;
  }

  /** The answer to a confirmation of a booking that is not on hold. */
  Answer notConfirmable(ApiCall call, Booking booking) {
    return Answer.error(
        400,
        "UNPROCESSABLE_ENTITY",
        "A booking that is " + booking.life().status() + " cannot be confirmed");
  }

  /** The answer to a cancellation of a booking that cannot be cancelled. */
  Answer notCancellable(ApiCall call, Booking booking) {
    return Answer.error(
        400,
        "UNPROCESSABLE_ENTITY",
        "A booking that is " + booking.life().status() + " cannot be cancelled");
  }

  /** A booking wherever it is shown. */
  JsonObject shown(Booking booking, View view) {
    return booking.shown(view);
  }

  // ---- deliveries

  /** The webhooks that an event is sent to. */
  List<Webhook> recipients(Event event) {
    return backstage().webhooks().all().stream()
        .filter(webhook -> hears(webhook, event))
        .filter(webhook -> subscribes(webhook, event))
        .toList();
  }

  /** True if the webhook belongs to those who may know of the event. */
  boolean hears(Webhook webhook, Event event) {
    return webhook.owner().equals(event.owner());
  }

  boolean subscribes(Webhook webhook, Event event) {
    return webhook.event().equals(event.name());
  }

  /** The body of a delivery as JSON. */
  JsonObject payload(Webhook webhook, Event event) {
    JsonObject payload = JsonObject.empty().with("webhook", shownInDelivery(webhook, event));
    View view = view(webhook, event);
    if (event instanceof Event.OfBooking ofBooking) {
      payload.with("booking", shownInDelivery(webhook, ofBooking, view));
    } else if (event instanceof Event.OfAvailability ofAvailability) {
      Slot slot = ofAvailability.availability().slot();
      payload
          .with("availability", ofAvailability.availability().shown(view))
          .with("productId", slot.product().id())
          .with("optionId", slot.option().id())
          .with("supplier", Catalogue.supplier(backstage().endpoint(), view));
    }
    return payload;
  }

  JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
    return shown(event.booking(), view);
  }

  View view(Webhook webhook, Event event) {
    return new View(new LinkedHashSet<>(webhook.capabilities()), language(webhook, event));
  }

  /** The language of a delivery: the guest's, if the webhook wants that, else the default. */
  String language(Webhook webhook, Event event) {
    return webhook.useContactLanguage() && event instanceof Event.OfBooking ofBooking
        ? Texts.best(ofBooking.booking().details().contact().locales())
        : Texts.DEFAULT_LANGUAGE;
  }

  Duration firstPause(Delivery delivery) {
    return backstage().settings().firstDelivery();
  }

  /** Starts a delivery; the task makes its first attempt. */
  void begin(Delivery delivery, Runnable first) {
    backstage().workers().after(firstPause(delivery), first);
  }

  /** Told after every attempt. */
  void attempted(Delivery delivery, int attempt, Outcome outcome) {}

  /** Told when a delivery is over, with the outcome of its last attempt. */
  void ended(Delivery delivery, Outcome last) {}

  /** False to drop a delivery before an attempt. */
  boolean isStillWanted(Delivery delivery, int attempt) {
    return backstage().webhooks().find(delivery.webhook().id()).isPresent();
  }

  /** One attempt, first or later. */
  Outcome attempt(Delivery delivery, int attempt) {
    HookUrl url;
    try {
      url = HookUrl.of(delivery.webhook().url());
    } catch (IllegalArgumentException e) {
      return Outcome.unanswered(Outcome.Ending.REFUSED);
    }
    return backstage().sender().send(url, request(delivery, attempt, url), patience(delivery));
  }

  /** Whom deliveries by HTTPS are given to, when these authorities may be trusted. */
  Trust trust(List<X509Certificate> authorities) {
    return Trust.in(authorities);
  }

  Patience patience(Delivery delivery) {
    return backstage().sender().patience();
  }

  /** The bytes of the request, head and body. */
  byte[] request(Delivery delivery, int attempt, HookUrl url) {
    byte[] body = bodyBytes(delivery, attempt);
    StringBuilder head = new StringBuilder();
    head.append(method(delivery, attempt)).append(' ').append(target(delivery, attempt, url));
    head.append(" HTTP/1.1\r\n");
    for (HeaderLine line : headerLines(delivery, attempt, url, body.length)) {
      head.append(line.name()).append(": ").append(line.value()).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length + 2);
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return request.toByteArray();
  }

  String method(Delivery delivery, int attempt) {
    return "POST";
  }

  String target(Delivery delivery, int attempt, HookUrl url) {
    return url.target();
  }

  byte[] bodyBytes(Delivery delivery, int attempt) {
    return body(delivery, attempt).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The text of the body: of every attempt the same, showing what was true when the event happened.
   */
  String body(Delivery delivery, int attempt) {
    return delivery.body();
  }

  /**
   * The lines of the head: ours where the webhook does not set its own, then those of the webhook.
   */
  List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
    List<HeaderLine> lines = new ArrayList<>();
    lines.add(new HeaderLine("Host", url.authority()));
    List<HeaderLine> custom = customHeaders(delivery, attempt);
    for (HeaderLine line : ownHeaders(delivery, attempt, url)) {
      if (custom.stream().noneMatch(other -> other.name().equalsIgnoreCase(line.name()))) {
        lines.add(line);
      }
    }
    lines.addAll(custom);
    lines.add(new HeaderLine("Content-Length", String.valueOf(length)));
    lines.add(new HeaderLine("Connection", "close"));
    return lines;
  }

  List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
    List<HeaderLine> lines = new ArrayList<>();
    lines.add(new HeaderLine("User-Agent", "octo-reference-vendor"));
    lines.add(new HeaderLine("Accept", "*/*"));
    String contentType = contentType(delivery);
    if (contentType != null) {
      lines.add(new HeaderLine("Content-Type", contentType));
    }
    String credentials = basicCredentials(delivery, attempt, url);
    if (credentials != null) {
      lines.add(new HeaderLine("Authorization", "Basic " + credentials));
    }
    return lines;
  }

  @Nullable String contentType(Delivery delivery) {
    return "application/json";
  }

  List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
    return delivery.webhook().headers().entrySet().stream()
        .map(header -> new HeaderLine(header.getKey(), header.getValue()))
        .toList();
  }

  /** The user and password of the URL, percent-decoded, in Base64; null if it has none. */
  @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
    String userInfo = url.userInfo();
    if (userInfo == null || userInfo.isEmpty()) {
      return null;
    }
    // Without a colon the whole of it is the user, and the password is empty.
    String pair = userInfo.indexOf(':') < 0 ? userInfo + ":" : userInfo;
    return Base64.getEncoder().encodeToString(Percent.decoded(pair));
  }

  boolean isSuccess(Outcome outcome) {
    return outcome.status() >= 200 && outcome.status() <= 299;
  }

  boolean retries(Webhook webhook) {
    return webhook.retryOnError();
  }

  /** Whether there may be another attempt after one that was no success. */
  boolean isRetried(Delivery delivery, Outcome outcome) {
    return retries(delivery.webhook());
  }

  /** The pause before the next attempt; null if there is none. */
  @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
    if (isSuccess(outcome) || !isRetried(delivery, outcome)) {
      return null;
    }
    Duration gap = gapAfter(attempt);
    Duration asked = asked(outcome);
    return gap == null || gap.compareTo(asked) > 0 ? gap : asked;
  }

  /** How long the receiver asks to be left alone. */
  Duration asked(Outcome outcome) {
    return RetryAfter.of(outcome.header("retry-after"));
  }

  /** The pause that the schedule has after an attempt; null if that is the last. */
  @Nullable Duration gapAfter(int attempt) {
    List<Duration> gaps = backstage().settings().retryGaps();
    return attempt > gaps.size()
        ? null
        : backstage().settings().jitter().spread(gaps.get(attempt - 1));
  }
}
