package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether the secrets of a webhook are shown to whoever may read it. */
public final class Disclosure {
  private Disclosure() {}

  /** Whether creation, list and deliveries show password and Authorization in clear, as a fact. */
  public static Rule tellWhatIsShown() {
    return UrlForms.created(Disclosure::refused, Heard.byThen(Disclosure::told));
  }

  private static Finding refused(Scene scene, Armed armed) {
    return new Finding.Seen(
        "The creation was refused (%s).".formatted(UrlForms.status(scene, armed)),
        List.of(armed.exchange()));
  }

  private static Finding told(Heard heard) {
    Exchange created = heard.scene().evidence().exchange(heard.armed().exchange());
    List<String> places = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    places.add("The creation shows " + shown(heard.armed(), created, Stream.of(answer(created))));
    evidence.add(created.id());
    listed(heard)
        .ifPresent(
            list -> {
              places.add("the list " + shown(heard.armed(), created, items(list)));
              evidence.add(list.id());
            });
    heard.events().stream()
        .filter(d -> d.webhook().isPresent())
        .findFirst()
        .ifPresent(
            d -> {
              places.add("deliveries " + shown(heard.armed(), created, d.webhook().stream()));
              evidence.add(d.id());
            });
    return new Finding.Seen(String.join(", ", places) + ".", evidence);
  }

  /** A list that has the webhook. */
  private static Optional<Exchange> listed(Heard heard) {
    return heard
        .scene()
        .evidence()
        .exchanges()
        .filter(x -> x.request().method().equals("GET") && x.succeeded())
        .filter(x -> items(x).anyMatch(item -> isOf(heard.armed(), item)))
        .findFirst();
  }

  private static Stream<JsonNode> items(Exchange list) {
    JsonNode all = answer(list);
    List<JsonNode> items = new ArrayList<>();
    if (all.isArray()) {
      all.forEach(items::add);
    }
    return items.stream();
  }

  private static boolean isOf(Armed armed, JsonNode webhook) {
    return webhook.path("id").asStringOpt().orElse("").equals(armed.webhookId());
  }

  private static JsonNode answer(Exchange exchange) {
    return Delivery.json(
        Optional.ofNullable(exchange.answer()).map(answer -> answer.body().text()).orElse(""));
  }

  private static String shown(Armed armed, Exchange created, Stream<JsonNode> webhooks) {
    JsonNode webhook = webhooks.filter(item -> isOf(armed, item)).findFirst().orElse(Delivery.NONE);
    boolean password =
        Credentials.of(webhook.path("url").asStringOpt().orElse("")).equals(Credentials.of(armed));
    JsonNode asked = Delivery.json(Optional.ofNullable(created.request().body()).orElse(""));
    List<String> clear = new ArrayList<>(password ? List.of("the password") : List.of());
    asked
        .path("headers")
        .forEachEntry(
            (name, value) -> {
              if (webhook.path("headers").path(name).equals(value)) {
                clear.add(name);
              }
            });
    return clear.isEmpty() ? "no secret" : String.join(" and ", clear) + " in clear";
  }
}
