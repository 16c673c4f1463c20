package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Webhooks with one and the same URL, which only their ids and headers tell apart. */
public final class SharedUrls {
  private SharedUrls() {}

  /** Each of them is called, and with the headers that it was created with. */
  public static Rule areToldApart() {
    return UrlForms.created(UrlForms::policy, Heard.ofDeliveries(SharedUrls::judge));
  }

  private static Finding judge(Heard heard) {
    if (others(heard).findAny().isEmpty()) {
      return new Finding.Undecidable(
          Reason.LIMIT,
          "There was no room for a second webhook with the same URL: the limit on webhooks was"
              + " reached.");
    }
    Optional<Armed> other = others(heard).filter(a -> a.webhookId() != null).findFirst();
    if (other.isEmpty()) {
      return new Finding.Undecidable(
          Reason.POLICY, "The target refuses a second webhook with the same URL.");
    }
    List<Delivery> own = own(heard);
    if (own.isEmpty()) {
      return Finding.broken(
          "Two webhooks with one URL were accepted, and only the other one is called.",
          "deliveries of both webhooks",
          "none with the id of this one",
          Heard.ids(heard.events()));
    }
    Map<String, String> headers = headers(heard.scene(), heard.armed());
    Map<String, String> foreign = headers(heard.scene(), other.get());
    List<Delivery> guilty =
        own.stream().filter(d -> foreign.entrySet().stream().anyMatch(h -> isIn(d, h))).toList();
    if (!guilty.isEmpty()) {
      return Finding.broken(
          "Two webhooks have one URL, and this one is called with a header of the other.",
          headers.toString(),
          foreign.toString(),
          Heard.ids(guilty));
    }
    return own.stream().anyMatch(d -> headers.entrySet().stream().allMatch(h -> isIn(d, h)))
        ? Finding.holds(
            "It shares its URL, and was called %d times with its own headers."
                .formatted(own.size()),
            Heard.ids(own))
        : new Finding.Undecidable(
            Reason.BLOCKED, "HDR-01: its own headers did not arrive, so nothing tells it apart.");
  }

  /** What else was registered with this URL, accepted or not. */
  private static Stream<Armed> others(Heard heard) {
    Armed self = heard.armed();
    return heard
        .scene()
        .evidence()
        .armed()
        .filter(a -> a.token().equals(self.token()) && !a.arm().equals(self.arm()));
  }

  /** What was sent for this webhook, by the id in the body. */
  private static List<Delivery> own(Heard heard) {
    String id = String.valueOf(heard.armed().webhookId());
    List<Delivery> named = heard.events().stream().filter(d -> d.webhook().isPresent()).toList();
    Map<String, String> headers = headers(heard.scene(), heard.armed());
    return named.isEmpty()
        ? heard.events().stream()
            .filter(d -> headers.entrySet().stream().anyMatch(h -> isIn(d, h)))
            .toList()
        : named.stream()
            .filter(d -> d.webhook().orElseThrow().path("id").asStringOpt().orElse("").equals(id))
            .toList();
  }

  private static boolean isIn(Delivery delivery, Map.Entry<String, String> header) {
    return delivery.arrival().headerValues(header.getKey()).contains(header.getValue());
  }

  /** The headers that a webhook was asked for with. */
  private static Map<String, String> headers(Scene scene, Armed armed) {
    Exchange created = scene.evidence().exchange(armed.exchange());
    String sent = Optional.ofNullable(created.request().body()).orElse("");
    Map<String, String> headers = new LinkedHashMap<>();
    new ArrayList<>(Delivery.json(sent).path("headers").properties())
        .forEach(field -> headers.put(field.getKey(), field.getValue().asStringOpt().orElse("")));
    return headers;
  }
}
