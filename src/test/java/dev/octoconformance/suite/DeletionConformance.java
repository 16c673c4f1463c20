package dev.octoconformance.suite;

import static dev.octoconformance.suite.ListConformance.hides;
import static dev.octoconformance.target.Draft.bookingUpdates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Moment;
import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Arranges;
import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Deliveries;
import dev.octoconformance.rule.Lifetimes;
import dev.octoconformance.rule.PendingRetries;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionConformance {
  private static final int AT_ONCE = 20;
  private static final String DELETED = "deleted";

  @Verifies("DELETE-01")
  @Test
  void deleting_answers_with_success(Target target) {
    Webhook webhook = target.webhooks().create(bookingUpdates());
    Reply reply = target.webhooks().delete(webhook);
    assertThat(reply.inWords()).as("the answer to %s", reply.asked()).startsWith("2");
  }

  @Verifies("DELETE-02")
  @Test
  void a_deleted_webhook_is_gone_from_the_list(Target target) {
    Webhook webhook = target.webhooks().create(bookingUpdates());
    target.webhooks().delete(webhook);
    assertThat(target.webhooks().listUntil(hides(webhook)).withId(webhook.id()))
        .as("what is still listed of the deleted webhook")
        .filteredOn(w -> !w.isTombstone())
        .extracting(Webhook::id)
        .isEmpty();
  }

  @Arranges(
      value = "DELETE-03",
      arms = {},
      at = Moment.BETWEEN_WAVES)
  void a_webhook_is_deleted_between_events(Arms arms) {
    arms.delete(DELETED);
  }

  @Verifies("DELETE-03")
  @ArmsOfRequirement
  void nothing_later_reaches_a_deleted_webhook(Arm arm) {
    arm.must(Lifetimes.endWithTheDeletion());
  }

  @Arranges(
      value = "DELETE-04",
      arms = {},
      at = Moment.DURING_RETRIES)
  void a_webhook_is_deleted_while_it_is_retried(Arms arms) {
    arms.delete(DELETED);
  }

  @Verifies("DELETE-04")
  @ArmsOfRequirement(only = DELETED)
  void the_retries_of_a_deleted_webhook_end(Arm arm) {
    arm.must(PendingRetries.endWithTheDeletion("twin"));
  }

  @Verifies("DELETE-05")
  @Test
  void the_others_stay_listed(Target target, Facts facts) {
    Webhook deleted = target.webhooks().create(bookingUpdates());
    Webhook neighbour = target.webhooks().create(bookingUpdates());
    Optional<Webhook> twin = twin(target, deleted);
    target.webhooks().delete(deleted);
    List<Webhook> left =
        target
            .webhooks()
            .listUntil(hides(deleted).and(all -> ids(all).contains(neighbour.id())))
            .webhooks();
    List<String> others = new ArrayList<>(List.of(neighbour.id()));
    twin.ifPresentOrElse(
        same -> others.add(same.id()),
        () -> facts.note("The target allows no second webhook with the same event and URL."));
    assertThat(left)
        .as("the ids listed after the deletion of another webhook")
        .extracting(Webhook::id)
        .containsAll(others);
  }

  /** Another webhook with the same event and URL, where the target allows it. */
  private static Optional<Webhook> twin(Target target, Webhook webhook) {
    Reply reply = target.webhooks().attempt(bookingUpdates().to(webhook.sentUrl()));
    return reply
        .json()
        .filter(json -> reply.succeeded())
        .map(json -> new Webhook(json, webhook.sentUrl(), reply.exchange()))
        .filter(twin -> !twin.id().isEmpty() && !twin.id().equals(webhook.id()));
  }

  @Arranges(
      value = "DELETE-05",
      arms = {"neighbour", "same URL"})
  void one_of_three_webhooks_is_deleted(Arms arms) {
    Target target = arms.target();
    Webhook deleted = target.webhooks().create(bookingUpdates());
    Webhook neighbour = target.webhooks().create(bookingUpdates());
    Optional<Webhook> twin = twin(target, deleted);
    target.webhooks().delete(deleted);
    arms.add("neighbour", neighbour);
    twin.ifPresentOrElse(
        same -> arms.add("same URL", same),
        () ->
            arms.leaveOut(
                "same URL", "The target allows no second webhook with the same event and URL."));
  }

  @Verifies("DELETE-05")
  @ArmsOfRequirement
  void the_others_go_on_firing(Arm arm) {
    arm.must(Deliveries.arrive());
  }

  @Verifies("DELETE-06")
  @Test
  void deleting_twice_breaks_nothing(Target target, Facts facts) {
    Webhook webhook = target.webhooks().create(bookingUpdates());
    Webhook other = target.webhooks().create(bookingUpdates());
    target.webhooks().delete(webhook);
    Reply again = target.webhooks().delete(webhook);
    assertThat(again.inWords()).as("the answer to a second %s", again.asked()).matches("[24].*");
    isStillListed(target, other);
    facts.note("A second DELETE is answered " + again.inWords() + ".");
  }

  private static void isStillListed(Target target, Webhook other) {
    assertThat(target.webhooks().listUntil(all -> ids(all).contains(other.id())).webhooks())
        .as("the list: the webhook that nobody deleted")
        .extracting(Webhook::id)
        .contains(other.id());
  }

  private static List<String> ids(List<Webhook> webhooks) {
    return webhooks.stream().map(Webhook::id).toList();
  }

  @Verifies("DELETE-07")
  @Test
  void an_id_that_no_longer_exists_is_refused(Target target, Facts facts) {
    Webhook webhook = target.webhooks().create(bookingUpdates());
    Webhook other = target.webhooks().create(bookingUpdates());
    target.webhooks().delete(webhook);
    target.webhooks().listUntil(hides(webhook));
    Reply reply = target.webhooks().delete(webhook);
    assertThat(reply.inWords())
        .as("the answer to %s of an unknown id", reply.asked())
        .matches("[24].*");
    isStillListed(target, other);
    facts.note("DELETE of an unknown id is answered " + reply.inWords() + ".");
  }

  @Verifies("DELETE-08")
  @CasesOfRequirement
  void a_malformed_id_deletes_nothing(Target target, Case input) {
    Webhook other = target.webhooks().create(bookingUpdates());
    Reply reply = target.webhooks().attemptDelete(input.text("id"));
    assertThat(reply.inWords()).as("the answer to %s", reply.asked()).matches("[234].*");
    isStillListed(target, other);
  }

  @Verifies("DELETE-09")
  @Test
  void other_credentials_cannot_delete_it(Target target, Facts facts) {
    Webhook mine = target.webhooks().create(bookingUpdates());
    Reply reply = target.asSecondReseller().webhooks().delete(mine);
    isStillListed(target, mine);
    facts.note("DELETE with other credentials is answered " + reply.inWords() + ".");
  }

  @Verifies("DELETE-10")
  @Test
  void a_webhook_created_again_is_a_new_one(Target target, Facts facts) {
    Webhook old = target.webhooks().create(bookingUpdates());
    target.webhooks().delete(old);
    Webhook again = target.webhooks().create(bookingUpdates().to(old.sentUrl()));
    isStillListed(target, again);
    facts.note(
        again.id().equals(old.id())
            ? "The webhook that was created again has the id of the deleted one."
            : "The webhook that was created again has an id of its own.");
  }

  @Arranges(value = "DELETE-10", arms = "created again")
  void a_webhook_is_created_deleted_and_created_again(Arms arms) {
    Webhook old = arms.target().webhooks().create(bookingUpdates());
    arms.target().webhooks().delete(old);
    arms.add("created again", arms.target().webhooks().create(bookingUpdates().to(old.sentUrl())));
  }

  @Verifies("DELETE-10")
  @ArmsOfRequirement
  void a_webhook_created_again_fires(Arm arm) {
    arm.must(Deliveries.arrive());
  }

  @Verifies("DELETE-11")
  @Test
  void webhooks_deleted_at_once_are_all_gone(Target target) {
    Webhook other = target.webhooks().create(bookingUpdates());
    List<Webhook> webhooks =
        target
            .webhooks()
            .createAtOnce(
                Collections.nCopies(target.webhooks().allowed(AT_ONCE), bookingUpdates()));
    target.webhooks().deleteAtOnce(webhooks);
    List<Webhook> left =
        target
            .webhooks()
            .listUntil(
                all ->
                    ids(all).contains(other.id())
                        && webhooks.stream().allMatch(w -> hides(w).test(all)))
            .webhooks();
    List<String> ours = new ArrayList<>(ids(webhooks));
    ours.add(other.id());
    assertThat(left)
        .as(
            "what is still listed after %d deletions at once, of those and another one",
            webhooks.size())
        .filteredOn(webhook -> !webhook.isTombstone())
        .extracting(Webhook::id)
        .filteredOn(ours::contains)
        .containsExactly(other.id());
  }
}
