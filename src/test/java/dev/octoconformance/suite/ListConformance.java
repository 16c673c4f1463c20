package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Moment;
import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Arranges;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.harness.ListBeforeRun;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Deliveries;
import dev.octoconformance.target.Capabilities;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.WebhookUrl;
import dev.octoconformance.target.Webhooks;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

class ListConformance {
  private static final int SEVERAL = 3;
  private static final String LISTED = "listed";

  @Verifies("LIST-01")
  @Test
  void the_list_is_an_array(Shared shared) {
    Reply reply = shared.of(Listing.of(shared).page());
    assertThat(reply.status()).as("the status of GET /webhooks").isEqualTo(200);
    assertThat(reply.json().map(JsonNode::getNodeType))
        .as("the JSON that %s is answered with", reply.asked())
        .contains(JsonNodeType.ARRAY);
  }

  @Verifies("LIST-02")
  @Test
  void a_created_webhook_is_listed_exactly_once(Shared shared) {
    Webhook first = shared.of(Listing.of(shared).plain());
    Webhook second = shared.of(Listing.of(shared).full());
    Webhooks.Sighting seen = shared.of(Listing.of(shared).both());
    assertThat(seen.webhooks())
        .as("the ids listed of two created webhooks")
        .extracting(Webhook::id)
        .filteredOn(List.of(first.id(), second.id())::contains)
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Verifies("LIST-03")
  @Test
  void a_listed_webhook_shows_what_its_creation_showed(Shared shared) {
    Webhook created = shared.of(Listing.of(shared).full());
    Webhook listed = Listing.inList(shared.of(Listing.of(shared).latest()).webhooks(), created);
    assertThat(inWords(listed))
        .as("the listed webhook, as its creation was answered")
        .isEqualTo(inWords(created));
  }

  /**
   * The seven fields as far as they must be the same everywhere: the URL only up to its spelling.
   */
  private static String inWords(Webhook webhook) {
    return "event %s, retryOnError %s, useContactLanguage %s, headers %s, capabilities %s, url %s"
        .formatted(
            webhook.shown("event"),
            webhook.shown("retryOnError"),
            webhook.shown("useContactLanguage"),
            webhook.headers(),
            Capabilities.stored(webhook),
            WebhookUrl.place(webhook.field("url").asStringOpt().orElse("")));
  }

  @Verifies("LIST-04")
  @Test
  void webhooks_of_both_events_are_listed_together(Shared shared) {
    BothEvents talk = BothEvents.of(shared);
    List<Webhook> created = shared.of(talk.both());
    assertThat(shared.of(talk.listed()))
        .as("the listed webhooks")
        .extracting(Webhook::id)
        .containsAll(created.stream().map(Webhook::id).toList());
  }

  @Verifies("LIST-05")
  @Test
  void a_new_webhook_becomes_visible(Shared shared) {
    Webhook created = shared.of(Listing.of(shared).full());
    Webhooks.Sighting seen = shared.of(Listing.of(shared).latest());
    assertThat(seen.withId(created.id()))
        .as(
            "the webhook %s in the list, %d ms after the first look",
            created.id(), seen.after().toMillis())
        .isNotEmpty();
  }

  @Verifies(value = "LIST-05", facet = "at once")
  @Test
  void a_new_webhook_is_visible_within_a_second(Shared shared) {
    Webhooks.Sighting seen = shared.of(Listing.of(shared).latest());
    assertThat(seen.after())
        .as("the time until the webhook was listed")
        .isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Verifies("LIST-06")
  @Test
  void an_empty_list_is_an_empty_array(ListBeforeRun before) {
    Reply reply = before.reply();
    int others = reply.json().filter(JsonNode::isArray).map(JsonNode::size).orElse(0);
    if (others > 0) {
      throw new Undecided(
          Reason.CONT,
          "The account had %d webhooks before the run, so an empty list was never seen."
              .formatted(others));
    }
    assertThat(reply.status())
        .as("the status of GET /webhooks before any was created")
        .isEqualTo(200);
    assertThat(reply.body().strip()).as("the list before any was created").isEqualTo("[]");
  }

  @Verifies("LIST-07")
  @Test
  void other_credentials_do_not_see_it(Shared shared) {
    Strangers talk = Strangers.of(shared);
    Webhook mine = shared.of(talk.listed());
    assertThat(shared.of(talk.seen()))
        .as("what the second credentials see listed")
        .extracting(Webhook::id)
        .doesNotContain(mine.id());
  }

  @Verifies("LIST-08")
  @Test
  void the_capabilities_of_the_listing_call_do_not_matter(Shared shared) {
    Webhook plainly = shared.of(Listing.of(shared).plainly());
    Webhook withPricing = shared.of(Listing.of(shared).priced());
    assertThat(Capabilities.stored(withPricing))
        .as("capabilities, listed with octo/pricing, as listed without")
        .isEqualTo(Capabilities.stored(plainly));
  }

  @Verifies("LIST-09")
  @Test
  void listing_again_and_again_changes_nothing(Shared shared) {
    Webhook created = shared.of(Listing.of(shared).full());
    Webhook first = Listing.inList(shared.of(Listing.of(shared).latest()).webhooks(), created);
    List<Webhook> last = shared.of(Listing.of(shared).last());
    assertThat(json(last, created))
        .as("the webhook as listed after %d more looks at the list, not changed", Listing.LOOKS)
        .isEqualTo(first.json().toString());
  }

  private static String json(List<Webhook> listed, Webhook webhook) {
    return listed.stream()
        .filter(w -> w.id().equals(webhook.id()))
        .map(w -> w.json().toString())
        .collect(Collectors.joining(" and "));
  }

  @Arranges(value = "LIST-09", arms = LISTED, at = Moment.AFTER_EVENTS)
  void the_list_is_read_when_all_events_are_over(Arms arms) {
    if (!arms.share(LISTED, "CREATE-25/created last")) {
      arms.add(LISTED, arms.target().webhooks().create(bookingUpdates()));
    }
    IntStream.range(0, SEVERAL).forEach(i -> arms.target().webhooks().attemptList());
  }

  @Verifies("LIST-09")
  @ArmsOfRequirement
  void listing_fires_nothing(Arm arm) {
    arm.must(Deliveries.areNotCausedByListing());
  }

  @Verifies("LIST-10")
  @Test
  void deleted_webhooks_vanish(Shared shared, Facts facts) {
    List<Webhook> left = Deleting.left(shared);
    left.stream()
        .filter(Webhook::isTombstone)
        .forEach(t -> facts.note("A deleted webhook stays listed, marked as not active."));
    assertThat(left)
        .as("what is still listed of the deleted webhook")
        .filteredOn(w -> !w.isTombstone())
        .extracting(Webhook::id)
        .isEmpty();
  }

  static Predicate<List<Webhook>> hides(Webhook webhook) {
    return listed ->
        listed.stream().noneMatch(w -> w.id().equals(webhook.id()) && !w.isTombstone());
  }

  @Verifies("LIST-11")
  @Test
  void order_paging_and_single_reads_are_noted(Facts facts, Shared shared) {
    Webhook first = shared.of(Listing.of(shared).plain());
    Webhook second = shared.of(Listing.of(shared).full());
    Reply single = shared.of(Listing.of(shared).single());
    Reply page = shared.of(Listing.of(shared).page());
    List<String> ids = Webhooks.items(page).stream().map(Webhook::id).toList();
    facts.observe(
        "The list is ordered %s first and has %s; GET /webhooks/{id} is answered %s."
            .formatted(
                ids.indexOf(first.id()) <= ids.indexOf(second.id()) ? "oldest" : "newest",
                page.header("Link").isPresent() ? "pages" : "no pages",
                single.inWords()));
  }

  @Verifies("LIST-12")
  @Test
  void reading_a_webhook_by_its_id_changes_nothing(Shared shared) {
    Listing talk = Listing.of(shared);
    Webhook created = shared.of(talk.full());
    Webhook before = Listing.inList(shared.of(talk.last()), created);
    Reply read = shared.of(talk.single());
    List<Webhook> left = shared.of(talk.afterwards()).withId(created.id());
    assertThat(left)
        .as("what is listed of the webhook after %s, which has not vanished", read.asked())
        .isNotEmpty();
    assertThat(inWords(left.get(0)))
        .as("the webhook as listed after %s, not changed", read.asked())
        .isEqualTo(inWords(before));
  }
}
