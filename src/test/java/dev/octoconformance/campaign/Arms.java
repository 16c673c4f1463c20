package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where an arrangement leaves the webhooks that its requirement is judged by. */
public final class Arms {
  private final Target target;
  private final Journal journal;
  private final String requirement;

  Arms(Target target, Journal journal, String requirement, Moment moment) {
    // A scope of its own for each moment, because URLs follow from it.
    this.target = target.in(requirement + "/arrangement " + moment.words());
    this.journal = journal;
    this.requirement = requirement;
  }

  /** The target, asked on behalf of the arrangement. */
  public Target target() {
    return target;
  }

  /** From now on this webhook is the requirement's arm of this name. */
  public void add(String name, Webhook webhook) {
    add(name, webhook, Scene.A);
  }

  /** The same for a webhook of the second credentials. */
  public void addOfSecond(String name, Webhook webhook) {
    add(name, webhook, Scene.SECOND);
  }

  /** The webhook of another requirement's arm, such as {@code DLV-01/second}, if there is one. */
  public Optional<Webhook> webhook(String arm) {
    Evidence evidence = journal.evidence();
    return evidence
        .armed(arm)
        .filter(armed -> armed.webhookId() != null)
        .map(
            armed -> {
              Exchange creation = evidence.exchange(armed.exchange());
              JsonNode json =
                  new Reply(creation).json().orElse(JsonNodeFactory.instance.missingNode());
              return new Webhook(json, armed.url(), creation);
            });
  }

  /** The URL of the first webhook that was asked for under this name, if one was. */
  public Optional<String> url(String scope) {
    return journal
        .evidence()
        .exchanges()
        .filter(exchange -> exchange.scope().equals(scope))
        .flatMap(exchange -> new Reply(exchange).sentJson().path("url").asStringOpt().stream())
        .findFirst();
  }

  /**
   * From now on the webhook of another requirement's arm is that of the requirement's arm of this
   * name, too; false where there is no such webhook.
   */
  public boolean share(String name, String arm) {
    Optional<Armed> shared = journal.evidence().armed(arm).filter(a -> a.webhookId() != null);
    shared.ifPresent(
        armed ->
            journal.add(
                Journal.Kind.ARMED,
                id ->
                    new Armed(
                        id,
                        armed.at(),
                        requirement + "/" + name,
                        armed.token(),
                        armed.url(),
                        armed.event(),
                        armed.exchange(),
                        armed.webhookId(),
                        armed.wave(),
                        armed.optedOut(),
                        armed.answers())));
    return shared.isPresent();
  }

  private void add(String name, Webhook webhook, String wave) {
    journal.add(
        Journal.Kind.ARMED,
        id ->
            new Armed(
                id,
                webhook.exchange().endedAt(),
                requirement + "/" + name,
                Placement.token(webhook.sentUrl()),
                webhook.sentUrl(),
                webhook.field("event").asStringOpt().orElse("booking_update"),
                webhook.exchange().id(),
                webhook.id(),
                wave,
                false,
                List.of()));
  }

  /**
   * Deletes the webhook of the requirement's arm of this name; the deletion counts from when it was
   * answered.
   *
   * @throws AssertionError if the target refuses
   */
  public void delete(String name) {
    String arm = requirement + "/" + name;
    String id =
        journal
            .evidence()
            .armed(arm)
            .map(Armed::webhookId)
            .orElseThrow(() -> new Undecided(Reason.BLOCKED, "CREATE-01: there is no " + arm));
    Reply reply = target.webhooks().delete(id);
    if (!reply.succeeded()) {
      throw new Undecided(
          Reason.BLOCKED,
          "DELETE-01: the webhook could not be deleted (%s).".formatted(reply.inWords()));
    }
    journal.note(Scene.DELETED, arm);
  }

  /** There can be no arm of this name at this target, for the reason in this sentence. */
  public void leaveOut(String name, String why) {
    journal.note(Scene.LEFT_OUT, requirement + "/" + name + " " + why);
  }
}
