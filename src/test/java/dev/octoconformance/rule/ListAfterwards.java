package dev.octoconformance.rule;

import dev.octoconformance.journal.Exchange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the list of webhooks shows once all waves are over. */
public final class ListAfterwards {

  /** The scope of the exchanges that read the list after the waves. */
  public static final String SCOPE = "the list after the waves";

  private static final List<String> SWITCHES = List.of("active", "enabled", "disabled", "status");

  private ListAfterwards() {}

  /** What became of a webhook that failed, as a fact. */
  public static Rule tellTheirState() {
    return Failing.failed(
        arm -> {
          Optional<Exchange> read = last(arm.scene());
          if (arm.scene().evidence().note(Scene.ALL_OVER).isEmpty()) {
            return arm.notYetBeforeTheEnd();
          }
          if (read.isEmpty()) {
            return arm.outOfTime("The list of webhooks was not read after the events.");
          }
          int failed = (int) arm.failure().attempts().stream().filter(a -> !a.succeeded()).count();
          return new Finding.Seen(
              "After %d failed attempts %s.".formatted(failed, shown(arm, read.get())),
              List.of(read.get().id()));
        });
  }

  private static Optional<Exchange> last(Scene scene) {
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.scope().equals(SCOPE) && x.succeeded())
        .reduce((one, next) -> next);
  }

  private static String shown(Failing arm, Exchange read) {
    Optional<JsonNode> listed = listed(arm, read);
    if (listed.isEmpty()) {
      return "the webhook is not in the list any more";
    }
    String switches = switches(listed.get());
    return "the webhook is still listed" + (switches.isEmpty() ? "" : " with " + switches);
  }

  private static String switches(JsonNode listed) {
    return String.join(
        ", ",
        SWITCHES.stream()
            .filter(listed::has)
            .map(name -> name + ": " + listed.path(name).asString(""))
            .toList());
  }

  private static Optional<JsonNode> listed(Failing arm, Exchange read) {
    JsonNode list = Delivery.json(Objects.requireNonNull(read.answer()).body().text());
    return list.valueStream()
        .filter(w -> w.path("id").asString("").equals(arm.armed().webhookId()))
        .findFirst();
  }

  /** That the list shows the arm's webhook as gone or switched off; empty when it does not. */
  static Optional<String> switchedOff(Failing arm) {
    return last(arm.scene())
        .filter(read -> !arm.schedule().isDeleted(arm.armed()))
        .filter(
            read ->
                listed(arm, read)
                    .map(
                        webhook ->
                            webhook.path("active").isBoolean()
                                && !webhook.path("active").asBoolean())
                    .orElse(true))
        .map(read -> shown(arm, read));
  }
}
