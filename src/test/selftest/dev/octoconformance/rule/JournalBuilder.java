package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a journal by hand, in any order; times are milliseconds since the start of the run. */
final class JournalBuilder {
  private static final int CALL = 10;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private List<Header> asking = List.of();

  /** The token in the URL of an arm. */
  static String token(String arm) {
    return "w" + arm.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "x");
  }

  /** The URL of an arm. */
  static String url(String arm) {
    return "http://sink.example/" + token(arm);
  }

  /** Calls carry these headers from now on. */
  JournalBuilder asking(Header... headers) {
    asking = List.of(headers);
    return this;
  }

  /** An availability is changed, or that fails. */
  JournalBuilder changesAvailability(long at, Action action, String nonce, boolean ok) {
    entries.add(
        new Trigger(
            id("t"), ms(at), ms(at + CALL), Scene.AVAILABILITY, action, null, nonce, "", ok));
    return this;
  }

  /** A webhook is asked for, with its headers; the answer shows it. */
  JournalBuilder armed(long at, String arm, String event, JsonNode created) {
    String exchange = created(at, created);
    return armed(at, arm, event, exchange, created.path("id").asString());
  }

  /** A webhook is asked for with this text and created; the answer shows it. */
  JournalBuilder asked(long at, String arm, String request, JsonNode created) {
    armed(at, arm, "booking_update", created);
    entries.replaceAll(
        e ->
            e instanceof Exchange x && x.at().equals(ms(at - CALL))
                ? new Exchange(
                    x.id(), x.scope(), 0, x.at(), x.took(), with(x, request), x.answer(), null)
                : e);
    return this;
  }

  private static Exchange.Request with(Exchange exchange, String body) {
    return new Exchange.Request("POST", exchange.request().url(), List.of(), body);
  }

  /** The creation of a webhook is refused. */
  JournalBuilder refused(long at, String arm, String event, int status) {
    return armed(at, arm, event, call(at - CALL, "POST", "/webhooks", status, "{}"), null);
  }

  private JournalBuilder armed(
      long at, String arm, String event, String exchange, @Nullable String id) {
    return armed(at, arm, event, exchange, id, "A", false, List.of());
  }

  /** A webhook with this URL is created as it was asked for. */
  JournalBuilder registered(
      long at, String arm, String wave, String url, List<Reaction> answers, JsonNode webhook) {
    String exchange = created(at, webhook);
    String id = webhook.path("id").asString();
    String token = url.replaceFirst("^[^/]*//[^/?]*[/?](token=)?", "").replaceFirst("[/?#&].*", "");
    entries.add(
        new Armed(
            id("a"),
            ms(at),
            arm,
            token,
            url,
            "booking_update",
            exchange,
            id,
            wave,
            false,
            answers));
    return this;
  }

  private JournalBuilder armed(
      long at,
      String arm,
      String event,
      String exchange,
      @Nullable String id,
      String wave,
      boolean optedOut,
      List<Reaction> answers) {
    entries.add(
        new Armed(
            id("a"),
            ms(at),
            arm,
            token(arm),
            url(arm),
            event,
            exchange,
            id,
            wave,
            optedOut,
            answers));
    return this;
  }

  /** A webhook with answers of its own is created for a wave. */
  JournalBuilder armed(
      long at,
      String arm,
      String wave,
      boolean optedOut,
      List<Reaction> answers,
      JsonNode created) {
    String exchange = created(at, created);
    String id = created.path("id").asString();
    String event = created.path("event").asString();
    return armed(at, arm, event, exchange, id, wave, optedOut, answers);
  }

  /** Something arrives at an arm and is answered with this status; the id of its entry. */
  String arrives(
      long at,
      String arm,
      String method,
      String target,
      List<Header> headers,
      String body,
      int answered) {
    String id = id("d");
    Body text = Body.of(body.getBytes(StandardCharsets.UTF_8), 100_000);
    entries.add(new Arrival(id, ms(at), token(arm), method, target, headers, text, answered, null));
    return id;
  }

  /** Something arrives at an arm that sees it byte for byte. */
  JournalBuilder arrivesWithHead(long at, String arm, String head, String body) {
    Body text = Body.of(body.getBytes(StandardCharsets.UTF_8), 100_000);
    entries.add(
        new Arrival(
            id("d"), ms(at), token(arm), "POST", "/" + token(arm), List.of(), text, 200, head));
    return this;
  }

  /** A booking is confirmed, and the answer shows it. */
  JournalBuilder confirms(long at, String wave, String uuid, String nonce, JsonNode shown) {
    String path = "/bookings/" + uuid + "/confirm";
    String exchange = call(at, "POST", path, 200, shown.toString());
    Action confirm = Action.CONFIRM;
    entries.add(
        new Trigger(id("t"), ms(at), ms(at + CALL), wave, confirm, uuid, nonce, exchange, true));
    return this;
  }

  /** The sender, or the sink, ends a connection. */
  JournalBuilder hangUp(long at, String arm, String arrival, boolean bySender) {
    entries.add(new HangUp(id("h"), ms(at), token(arm), arrival, bySender));
    return this;
  }

  /** A request without a body is answered with these headers and this text. */
  JournalBuilder answered(
      long at, String scope, String method, String url, List<Header> headers, String text) {
    return answered(at, scope, method, url, 200, headers, text);
  }

  /** The same with a status. */
  JournalBuilder answered(
      long at,
      String scope,
      String method,
      String url,
      int status,
      List<Header> headers,
      String text) {
    Exchange.Request request = new Exchange.Request(method, url, List.of(), null);
    Exchange.Answer answer = new Exchange.Answer(status, headers, new Body(text, true, false));
    entries.add(new Exchange(id("x"), scope, 0, ms(at), ms(CALL), request, answer, null));
    return this;
  }

  /** The list of webhooks is read. */
  JournalBuilder listed(long at, String scope, String shown) {
    String id = call(at, "GET", "/webhooks", 200, shown);
    entries.replaceAll(
        e ->
            e instanceof Exchange x && x.id().equals(id)
                ? new Exchange(id, scope, 0, x.at(), x.took(), x.request(), x.answer(), x.trouble())
                : e);
    return this;
  }

  /** A call that should, or must not, cause an event. */
  JournalBuilder trigger(
      long at, String wave, Action action, String booking, @Nullable String nonce, boolean ok) {
    String exchange = call(at, "POST", "/bookings/" + booking, ok ? 200 : 400, "{}");
    entries.add(
        new Trigger(id("t"), ms(at), ms(at + CALL), wave, action, booking, nonce, exchange, ok));
    return this;
  }

  /** The booking is read. */
  JournalBuilder read(long at, String booking, JsonNode shown) {
    call(at, "GET", "/bookings/" + booking, 200, shown.toString());
    return this;
  }

  /** Something arrives at an arm by POST, marked as JSON. */
  JournalBuilder arrives(long at, String arm, String body) {
    return arrives(at, arm, "POST", "/" + token(arm), "application/json", body);
  }

  /** Something arrives at an arm. */
  JournalBuilder arrives(
      long at, String arm, String method, String target, @Nullable String type, String body) {
    return arrives(at, arm, method, target, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes arrive at an arm. */
  JournalBuilder arrives(
      long at, String arm, String method, String target, @Nullable String type, byte[] body) {
    List<Header> headers = type == null ? List.of() : List.of(new Header("content-type", type));
    entries.add(
        new Arrival(
            id("d"),
            ms(at),
            token(arm),
            method,
            target,
            headers,
            Body.of(body, 100_000),
            200,
            null));
    return this;
  }

  /** A milestone. */
  JournalBuilder note(long at, String what, String detail) {
    entries.add(new Note(id("n"), ms(at), what, detail));
    return this;
  }

  /** How many entries there are. */
  int size() {
    return entries.size();
  }

  /** The journal in the order of time. */
  Evidence evidence() {
    return new Evidence(entries.stream().sorted(Comparator.comparing(Entry::at)).toList());
  }

  private String created(long at, JsonNode webhook) {
    String shown = webhook.toString();
    return call(at - CALL, "POST", "/webhooks", shown, 201, shown);
  }

  private String call(long at, String method, String path, int status, String answer) {
    return call(at, method, path, null, status, answer);
  }

  private String call(
      long at, String method, String path, @Nullable String asked, int status, String answer) {
    String id = id("x");
    entries.add(
        new Exchange(
            id,
            "campaign",
            0,
            ms(at),
            ms(CALL),
            new Exchange.Request(method, "http://vendor.example" + path, asking, asked),
            new Exchange.Answer(status, List.of(), new Body(answer, true, false)),
            null));
    return id;
  }

  private String id(String letter) {
    return letter + numbers.merge(letter, 1, Integer::sum);
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
