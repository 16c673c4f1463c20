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
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Capabilities;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.WebhookUrl;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;

class CreationConformance {
  private static final String PRICING = "octo/pricing";
  private static final Set<String> DOCUMENTED =
      Set.of("id", "event", "url", "retryOnError", "useContactLanguage", "headers", "capabilities");

  @Verifies("CREATE-01")
  @Test
  void a_webhook_is_created_from_an_event_and_a_url(Shared shared) {
    Reply reply = Listing.plainly(shared);
    assertThat(reply.inWords())
        .as("the answer to %s with event and url", reply.asked())
        .startsWith("2");
    assertThat(reply.json().map(JsonNode::getNodeType))
        .as("the JSON that %s is answered with", reply.asked())
        .contains(JsonNodeType.OBJECT);
  }

  @Verifies("CREATE-02")
  @Test
  void the_id_is_not_empty(Shared shared) {
    JsonNode id = created(shared).path("id");
    assertThat(id.getNodeType())
        .as("the type of the id")
        .isIn(JsonNodeType.STRING, JsonNodeType.NUMBER);
    assertThat(id.asString()).as("the id of a created webhook").isNotBlank();
  }

  @Verifies(value = "CREATE-02", facet = "length")
  @Test
  void the_id_is_not_longer_than_255(Shared shared) {
    assertThat(created(shared).path("id").asString().length())
        .as("the length of the id of a created webhook, which clients keep and put into a path")
        .isLessThanOrEqualTo(255);
  }

  @Verifies(value = "CREATE-02", facet = "type")
  @Test
  void the_id_is_a_text(Shared shared) {
    JsonNode id = created(shared).path("id");
    assertThat(id.getNodeType()).as("the type of the id %s", id).isNotEqualTo(JsonNodeType.NUMBER);
  }

  private static JsonNode created(Shared shared) {
    return Listing.plainly(shared).json().orElse(JsonNodeFactory.instance.missingNode());
  }

  @Verifies("CREATE-03")
  @CasesOfRequirement
  void the_answer_shows_the_event(Target target, Case input, Shared shared) {
    String event = input.text("event");
    Webhook created = target.webhooks().created(BothEvents.created(shared, event));
    assertThat(created.shown("event")).as("event").isEqualTo("\"" + event + "\"");
  }

  @Verifies("CREATE-04")
  @Test
  void the_answer_shows_the_url(Shared shared) {
    Webhook created = shared.of(Listing.of(shared).full());
    String url = created.sentUrl();
    assertThat(created.field("url").asStringOpt().orElse(created.shown("url")))
        .as("url")
        .matches(shown -> WebhookUrl.same(shown, url), "leads to " + url);
  }

  @Verifies("CREATE-05")
  @Test
  void retryOnError_is_true_by_default(Shared shared) {
    Webhook created = Listing.plainWebhook(shared);
    assertThat(created.shown("retryOnError")).as("retryOnError").isEqualTo("true");
  }

  @Verifies("CREATE-06")
  @Test
  void useContactLanguage_is_true_by_default(Shared shared) {
    Webhook created = Listing.plainWebhook(shared);
    assertThat(created.shown("useContactLanguage")).as("useContactLanguage").isEqualTo("true");
  }

  @Verifies("CREATE-07")
  @Test
  void headers_are_an_empty_object_by_default(Shared shared) {
    Webhook created = Listing.plainWebhook(shared);
    assertThat(created.shown("headers")).as("headers").isEqualTo("{}");
  }

  @Verifies("CREATE-08")
  @Test
  void capabilities_are_a_list_of_texts(Schemas schemas, Shared shared) {
    Webhook created = Listing.plainWebhook(shared);
    assertThat(schemas.violationsAt("webhook", created.json(), "/capabilities"))
        .as("what is wrong with the capabilities of a created webhook")
        .isEmpty();
  }

  @Verifies("CREATE-09")
  @Test
  void retryOnError_false_is_kept(Shared shared) {
    assertThat(retryOnError(shared.of(Listing.of(shared).full())))
        .as("retryOnError")
        .isEqualTo("false");
  }

  @Verifies("CREATE-10")
  @Test
  void retryOnError_true_is_kept(Shared shared) {
    assertThat(retryOnError(shared.of(Deleting.of(shared).next())))
        .as("retryOnError")
        .isEqualTo("true");
  }

  /** The flag as it is shown, unless it has changed places with the other one. */
  private static String retryOnError(Webhook created) {
    JsonNode sent = created.reply().sentJson();
    boolean swapped =
        created.field("retryOnError").equals(sent.path("useContactLanguage"))
            && created.field("useContactLanguage").equals(sent.path("retryOnError"));
    if (swapped) {
      throw new Undecided(Reason.BLOCKED, "CREATE-11: the two flags have changed places.");
    }
    return created.shown("retryOnError");
  }

  @Verifies("CREATE-11")
  @CasesOfRequirement
  void the_two_flags_are_kept_apart(Target target, Case flags, Shared shared) {
    Webhook created = Shown.with(shared, target, flags.input());
    assertThat(created.shown("retryOnError") + " and " + created.shown("useContactLanguage"))
        .as("retryOnError and useContactLanguage")
        .isEqualTo(flags.value("retryOnError") + " and " + flags.value("useContactLanguage"));
  }

  @Verifies("CREATE-12")
  @CasesOfRequirement
  void custom_headers_are_answered(Target target, Case input, Shared shared) {
    Webhook created = Shown.with(shared, target, input.input());
    input
        .value("headers")
        .forEachEntry(
            (name, value) ->
                assertThat(created.headers())
                    .as("headers of the created webhook")
                    .containsEntry(name, value.asString()));
  }

  @Verifies("CREATE-13")
  @Test
  void capabilities_of_the_creating_call_are_stored(Target target, Shared shared) {
    needsPricing(shared);
    Webhook created = Shown.with(shared, target, List.of(target.capability() + "," + PRICING));
    assertThat(Capabilities.stored(created)).as("capabilities").contains(PRICING);
  }

  private static void needsPricing(Shared shared) {
    Assumptions.assumeTrue(
        shared.of(Bare.offersPricing(shared)), "The target does not offer octo/pricing.");
  }

  @Verifies("CREATE-14")
  @Test
  void a_capability_that_was_not_asked_for_is_not_stored(
      Target target, Facts facts, Shared shared) {
    Webhook created = target.webhooks().created(Bare.created(shared, target));
    Capabilities.active(created.reply())
        .ifPresentOrElse(
            active ->
                assertThat(Capabilities.stored(created))
                    .as("capabilities, of which the answer says that %s are active", active)
                    .isSubsetOf(active),
            () -> facts.observe("The answer does not say which capabilities are active."));
  }

  @Verifies("CREATE-15")
  @Test
  void capabilities_in_the_body_switch_nothing_on(Target target, Facts facts, Shared shared) {
    Target plain = target.withCapabilities(List.of());
    Set<String> usual =
        Capabilities.stored(target.webhooks().created(Bare.created(shared, target)));
    Assumptions.assumeFalse(
        usual.contains(PRICING), "The target stores octo/pricing without being asked for it.");
    String url = target.freshUrl();
    Reply reply =
        plain.webhooks().attempt(bookingUpdates().with("capabilities", texts(PRICING)).to(url));
    accepted(reply, url, facts)
        .forEach(
            created ->
                assertThat(Capabilities.stored(created))
                    .as("capabilities, as without any in the body")
                    .isEqualTo(usual));
  }

  @Verifies("CREATE-16")
  @Test
  void an_empty_list_in_the_body_does_not_undo_the_header(
      Target target, Facts facts, Shared shared) {
    needsPricing(shared);
    String url = target.freshUrl();
    Reply reply =
        target
            .withCapabilities(List.of(PRICING))
            .webhooks()
            .attempt(bookingUpdates().with("capabilities", texts()).to(url));
    accepted(reply, url, facts)
        .forEach(
            created ->
                assertThat(Capabilities.stored(created)).as("capabilities").contains(PRICING));
  }

  private static ArrayNode texts(String... all) {
    ArrayNode texts = JsonNodeFactory.instance.arrayNode();
    List.of(all).forEach(texts::add);
    return texts;
  }

  /** The webhook of a creation that may also be refused; a refusal is noted, a 5xx is none. */
  private static List<Webhook> accepted(Reply reply, String url, Facts facts) {
    assertThat(reply.inWords())
        .as("the answer to %s, accepted or refused", reply.asked())
        .matches("[24].*");
    if (reply.refused()) {
      facts.note("The creation is refused: " + reply.inWords() + ".");
      return List.of();
    }
    return List.of(
        new Webhook(
            reply.json().orElse(JsonNodeFactory.instance.missingNode()), url, reply.exchange()));
  }

  @Verifies("CREATE-17")
  @ArmsOfRequirement
  void webhooks_created_at_once_have_different_ids(Arm arm) {
    arm.must(Crowds.haveIdsOfTheirOwn());
  }

  @Verifies("CREATE-18")
  @Test
  void an_identical_second_creation_is_noted(Shared shared, Facts facts) {
    Webhook first = shared.of(Deleting.of(shared).other());
    Reply second = shared.of(Deleting.of(shared).identical());
    boolean same =
        second.json().filter(json -> json.path("id").equals(first.field("id"))).isPresent();
    facts.observe(
        "An identical second creation is answered %s%s."
            .formatted(second.inWords(), same ? " with the first webhook" : ""));
  }

  @Verifies("CREATE-19")
  @CasesOfRequirement
  void an_id_sent_by_the_client_is_not_used(Shared shared, Case input, Facts facts) {
    OwnIds talk = OwnIds.of(shared);
    Webhook other = shared.of(talk.other());
    OwnIds.Asked asked = shared.of(talk.of(input));
    if (asked.wanted().equals(other.id())) {
      assertThat(shared.of(talk.after()))
          .as("the URLs listed for the other webhook, %s", other.id())
          .isEqualTo(shared.of(talk.before()));
    }
    accepted(asked.reply(), asked.url(), facts)
        .forEach(
            created ->
                assertThat(created.id())
                    .as("the id of the new webhook")
                    .isNotEqualTo(asked.wanted()));
  }

  @Verifies("CREATE-20")
  @CasesOfRequirement
  void both_events_can_be_subscribed_to(Shared shared, Case input) {
    Reply reply = BothEvents.created(shared, input.text("event"));
    assertThat(reply.inWords())
        .as("the answer to %s for %s", reply.asked(), input.text("event"))
        .startsWith("2");
  }

  @Verifies("CREATE-21")
  @Test
  void the_answer_is_labelled_as_json(Shared shared) {
    Reply reply = Listing.plainWebhook(shared).reply();
    String type = reply.header("Content-Type").orElse("none");
    assertThat(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
        .as("Content-Type of the answer (%s)", type)
        .matches("application/(json|[a-z0-9.+-]+\\+json)");
  }

  @Verifies("CREATE-22")
  @CasesOfRequirement
  void a_refused_creation_is_not_listed(Shared shared, Case input, Facts facts) {
    Ghosts talk = Ghosts.of(shared);
    List<Refusals.Asked> refused =
        Ghosts.creations(shared, input)
            .map(shared::of)
            .filter(asked -> asked.reply().refused())
            .toList();
    if (refused.isEmpty()) {
      facts.observe("Nothing was refused.");
      return;
    }
    assertThat(talk.addedBy(shared, refused))
        .as("the webhooks listed newly after creations that were refused")
        .isEmpty();
    facts.note("Refused creations: %d.".formatted(refused.size()));
  }

  @Verifies("CREATE-22")
  @ArmsOfRequirement
  void a_refused_creation_never_fires(Arm arm) {
    arm.must(Deliveries.neverReachARefusedWebhook());
  }

  @Verifies("CREATE-23")
  @Test
  void fields_beyond_the_documented_are_noted(Facts facts, Shared shared) {
    Set<String> names = new TreeSet<>(Listing.plainWebhook(shared).json().propertyNames());
    names.removeAll(DOCUMENTED);
    facts.observe(
        "Fields beyond the documented seven: " + (names.isEmpty() ? "none" : names) + ".");
  }

  @Verifies("CREATE-24")
  @Test
  void the_documented_path_does_not_redirect(Shared shared) {
    Reply reply = shared.of(Bystander.of(shared).first().asked());
    assertThat(reply.status())
        .as(
            "the status of POST /webhooks, redirected to %s",
            reply.header("Location").orElse("nowhere"))
        .matches(status -> status < 300 || status > 399, "not a redirect");
  }

  @Arranges(value = "CREATE-25", arms = "created last", at = Moment.AFTER_EVENTS)
  void a_webhook_is_created_when_all_events_are_over(Arms arms) {
    arms.add("created last", arms.target().webhooks().create(bookingUpdates()));
  }

  @Verifies("CREATE-25")
  @ArmsOfRequirement
  void creating_a_webhook_does_not_fire_it(Arm arm) {
    arm.must(Deliveries.areNotCausedByCreation());
  }

  @Verifies(value = "CREATE-25", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void no_creation_of_all_fires_a_webhook(Arm arm) {
    arm.must(EveryDelivery.isNotCausedByCreation());
  }
}
