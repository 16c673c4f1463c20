package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Moment;
import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Arranges;
import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Crowds;
import dev.octoconformance.rule.Deliveries;
import dev.octoconformance.rule.EveryDelivery;
import dev.octoconformance.rule.Lifetimes;
import dev.octoconformance.rule.PendingRetries;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.Webhooks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionConformance {
  private static final String DELETED = "deleted";
  private static final String NEIGHBOUR = "neighbour";
  private static final String SAME_URL = "same URL";

  @Verifies("DELETE-01")
  @Test
  void deleting_answers_with_success(Shared shared) {
    Reply reply = shared.of(Deleting.of(shared).deletion());
    assertThat(reply.inWords()).as("the answer to %s", reply.asked()).startsWith("2");
  }

  @Verifies("DELETE-02")
  @Test
  void a_deleted_webhook_is_gone_from_the_list(Shared shared) {
    assertThat(Deleting.left(shared))
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

  @Verifies(value = "DELETE-03", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void nothing_later_reaches_any_deleted_webhook(Arm arm) {
    arm.must(EveryDelivery.doesNotOutliveItsWebhook());
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
  void the_others_stay_listed(Shared shared, Facts facts) {
    Deleting talk = Deleting.of(shared);
    Webhook other = shared.of(talk.other());
    if (!shared.of(talk.sameUrl())) {
      facts.note("The target allows no second webhook with the same event and URL.");
    }
    shared.of(talk.deletion());
    assertThat(shared.of(talk.left()))
        .as("the ids listed after the deletion of another webhook")
        .extracting(Webhook::id)
        .contains(other.id());
  }

  @Arranges(
      value = "DELETE-05",
      arms = {NEIGHBOUR, SAME_URL})
  void one_of_three_webhooks_is_deleted(Arms arms) {
    Webhooks webhooks = arms.target().webhooks();
    if (!arms.share(NEIGHBOUR, "DLV-01/second")) {
      arms.add(NEIGHBOUR, webhooks.create(bookingUpdates()));
    }
    // It is deleted later than this is judged by.
    Optional<Webhook> shared = arms.webhook("DELETE-03/" + DELETED);
    Webhook same = shared.orElseGet(() -> webhooks.create(bookingUpdates()));
    Optional<Webhook> twin = Deleting.twin(arms.target(), same);
    webhooks.delete(twin.orElseGet(() -> webhooks.create(bookingUpdates())));
    if (twin.isEmpty()) {
      arms.leaveOut(SAME_URL, "The target allows no second webhook with the same event and URL.");
    } else if (shared.isEmpty() || !arms.share(SAME_URL, "DELETE-03/" + DELETED)) {
      arms.add(SAME_URL, same);
    }
  }

  @Verifies("DELETE-05")
  @ArmsOfRequirement
  void the_others_go_on_firing(Arm arm) {
    arm.must(Deliveries.arrive());
  }

  @Verifies("DELETE-06")
  @Test
  void deleting_twice_breaks_nothing(Shared shared, Facts facts) {
    Reply again = shared.of(Deleting.of(shared).second());
    assertThat(again.inWords()).as("the answer to a second %s", again.asked()).matches("[24].*");
    isListed(
        shared.of(Deleting.of(shared).afterwards()), shared.of(Deleting.of(shared).remaining()));
    facts.note("A second DELETE is answered " + again.inWords() + ".");
  }

  private static void isListed(List<Webhook> listed, Webhook other) {
    assertThat(listed)
        .as("the list: the webhook that nobody deleted")
        .extracting(Webhook::id)
        .contains(other.id());
  }

  @Verifies("DELETE-07")
  @Test
  void an_id_that_no_longer_exists_is_refused(Shared shared, Facts facts) {
    Deleting talk = Deleting.of(shared);
    Reply reply = shared.of(talk.unknown());
    assertThat(reply.inWords())
        .as("the answer to %s of an unknown id", reply.asked())
        .matches("[24].*");
    isListed(shared.of(talk.listed()), shared.of(talk.still()));
    facts.note("DELETE of an unknown id is answered " + reply.inWords() + ".");
  }

  @Verifies("DELETE-08")
  @CasesOfRequirement
  void a_malformed_id_deletes_nothing(Shared shared, Case input) {
    Malformed talk = Malformed.of(shared);
    Reply reply = shared.of(talk.of(input));
    assertThat(reply.inWords()).as("the answer to %s", reply.asked()).matches("[234].*");
    isListed(shared.of(talk.left()), shared.of(talk.other()));
  }

  @Verifies("DELETE-09")
  @Test
  void other_credentials_cannot_delete_it(Shared shared, Facts facts) {
    Strangers talk = Strangers.of(shared);
    Reply reply = shared.of(talk.deletion());
    isListed(shared.of(talk.left()), shared.of(talk.mine()));
    facts.note("DELETE with other credentials is answered " + reply.inWords() + ".");
  }

  @Verifies("DELETE-10")
  @Test
  void a_webhook_created_again_is_a_new_one(Shared shared, Facts facts) {
    Deleting talk = Deleting.of(shared);
    Webhook old = shared.of(talk.victim());
    Webhook again = shared.of(talk.again());
    isListed(shared.of(talk.listed()), again);
    facts.note(
        again.id().equals(old.id())
            ? "The webhook that was created again has the id of the deleted one."
            : "The webhook that was created again has an id of its own.");
  }

  @Arranges(value = "DELETE-10", arms = "created again")
  void a_webhook_is_created_at_the_url_of_a_deleted_one(Arms arms) {
    Webhooks webhooks = arms.target().webhooks();
    String url =
        arms.url(Bystander.CREATED)
            .orElseGet(
                () -> {
                  Webhook old = webhooks.create(bookingUpdates());
                  webhooks.delete(old);
                  return old.sentUrl();
                });
    arms.add("created again", webhooks.create(bookingUpdates().to(url)));
  }

  @Verifies("DELETE-10")
  @ArmsOfRequirement
  void a_webhook_created_again_fires(Arm arm) {
    arm.must(Deliveries.arrive());
  }

  @Verifies("DELETE-11")
  @ArmsOfRequirement
  void webhooks_deleted_at_once_are_all_gone(Arm arm) {
    arm.must(Crowds.areAllGone());
  }
}
