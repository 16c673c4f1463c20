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
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Deliveries;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Capabilities;
import dev.octoconformance.target.Draft;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.WebhookUrl;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final int AT_ONCE = 20;

  @Verifies("CREATE-01")
  @Test
  void a_webhook_is_created_from_an_event_and_a_url(Target target) {
    Reply reply = target.webhooks().attemptPlain(bookingUpdates());
    assertThat(reply.inWords())
        .as("the answer to %s with event and url", reply.asked())
        .startsWith("2");
    assertThat(reply.json().map(JsonNode::getNodeType))
        .as("the JSON that %s is answered with", reply.asked())
        .contains(JsonNodeType.OBJECT);
  }

  @Verifies("CREATE-02")
  @Test
  void the_id_is_not_empty_and_not_longer_than_255(Target target) {
    JsonNode id = created(target).path("id");
    assertThat(id.getNodeType())
        .as("the type of the id")
        .isIn(JsonNodeType.STRING, JsonNodeType.NUMBER);
    assertThat(id.asString()).as("the id of a created webhook").isNotBlank();
    assertThat(id.asString()).as("the id of a created webhook").hasSizeLessThanOrEqualTo(255);
  }

  @Verifies(value = "CREATE-02", facet = "type")
  @Test
  void the_id_is_a_text(Target target) {
    JsonNode id = created(target).path("id");
    assertThat(id.getNodeType()).as("the type of the id %s", id).isNotEqualTo(JsonNodeType.NUMBER);
  }

  private static JsonNode created(Target target) {
    Reply reply = target.webhooks().attemptPlain(bookingUpdates());
    return reply.json().orElseThrow(() -> new AssertionError("The answer is no JSON"));
  }

  @Verifies("CREATE-03")
  @CasesOfRequirement
  void the_answer_shows_the_event(Target target, Case input) {
    String event = input.text("event");
    Webhook created = target.webhooks().create(Draft.of(event));
    assertThat(created.shown("event")).as("event").isEqualTo("\"" + event + "\"");
  }

  @Verifies("CREATE-04")
  @Test
  void the_answer_shows_the_url(Target target) {
    String url = target.freshUrl() + "&place=here&time=now%20or%20never";
    Webhook created = target.webhooks().create(bookingUpdates().to(url));
    assertThat(created.field("url").asStringOpt().orElse(created.shown("url")))
        .as("url")
        .matches(shown -> WebhookUrl.same(shown, url), "leads to " + url);
  }

  @Verifies("CREATE-05")
  @Test
  void retryOnError_is_true_by_default(Target target) {
    Webhook created = target.webhooks().create(bookingUpdates());
    assertThat(created.shown("retryOnError")).as("retryOnError").isEqualTo("true");
  }

  @Verifies("CREATE-06")
  @Test
  void useContactLanguage_is_true_by_default(Target target) {
    Webhook created = target.webhooks().create(bookingUpdates());
    assertThat(created.shown("useContactLanguage")).as("useContactLanguage").isEqualTo("true");
  }

  @Verifies("CREATE-07")
  @Test
  void headers_are_an_empty_object_by_default(Target target) {
    Webhook created = target.webhooks().create(bookingUpdates());
    assertThat(created.shown("headers")).as("headers").isEqualTo("{}");
  }

  @Verifies("CREATE-08")
  @Test
  void capabilities_are_a_list_of_texts(Target target, Schemas schemas) {
    Webhook created = target.webhooks().create(bookingUpdates());
    assertThat(schemas.violationsAt("webhook", created.json(), "/capabilities"))
        .as("what is wrong with the capabilities of a created webhook")
        .isEmpty();
  }

  @Verifies("CREATE-09")
  @Test
  void retryOnError_false_is_kept(Target target) {
    Webhook created = target.webhooks().create(bookingUpdates().with("retryOnError", false));
    assertThat(created.shown("retryOnError")).as("retryOnError").isEqualTo("false");
  }

  @Verifies("CREATE-10")
  @Test
  void retryOnError_true_is_kept(Target target) {
    Webhook created = target.webhooks().create(bookingUpdates().with("retryOnError", true));
    assertThat(created.shown("retryOnError")).as("retryOnError").isEqualTo("true");
  }

  @Verifies("CREATE-11")
  @CasesOfRequirement
  void the_two_flags_are_kept_apart(Target target, Case flags) {
    Webhook created = target.webhooks().create(bookingUpdates().withAll(flags.input()));
    assertThat(created.shown("retryOnError") + " and " + created.shown("useContactLanguage"))
        .as("retryOnError and useContactLanguage")
        .isEqualTo(flags.value("retryOnError") + " and " + flags.value("useContactLanguage"));
  }

  @Verifies("CREATE-12")
  @CasesOfRequirement
  void custom_headers_are_answered(Target target, Case input) {
    Webhook created = target.webhooks().create(bookingUpdates().withAll(input.input()));
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
  void capabilities_of_the_creating_call_are_stored(Target target) {
    needsPricing(target);
    Webhook created = target.withCapabilities(List.of(PRICING)).webhooks().create(bookingUpdates());
    assertThat(Capabilities.stored(created)).as("capabilities").contains(PRICING);
  }

  private static void needsPricing(Target target) {
    Assumptions.assumeTrue(
        Capabilities.offered(target, PRICING), "The target does not offer octo/pricing.");
  }

  @Verifies("CREATE-14")
  @Test
  void a_capability_that_was_not_asked_for_is_not_stored(Target target, Facts facts) {
    Webhook created = target.withCapabilities(List.of()).webhooks().create(bookingUpdates());
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
  void capabilities_in_the_body_switch_nothing_on(Target target, Facts facts) {
    Target plain = target.withCapabilities(List.of());
    Set<String> usual = Capabilities.stored(plain.webhooks().create(bookingUpdates()));
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
  void an_empty_list_in_the_body_does_not_undo_the_header(Target target, Facts facts) {
    needsPricing(target);
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
  @Test
  void webhooks_created_at_once_have_different_ids(Target target) {
    List<Webhook> created =
        target
            .webhooks()
            .createAtOnce(
                Collections.nCopies(target.webhooks().allowed(AT_ONCE), bookingUpdates()));
    assertThat(created).as("the ids").extracting(Webhook::id).doesNotHaveDuplicates();
  }

  @Verifies("CREATE-18")
  @Test
  void an_identical_second_creation_is_noted(Target target, Facts facts) {
    Webhook first = target.webhooks().create(bookingUpdates());
    Reply second = target.webhooks().attempt(bookingUpdates().to(first.sentUrl()));
    boolean same =
        second.json().filter(json -> json.path("id").equals(first.field("id"))).isPresent();
    facts.observe(
        "An identical second creation is answered %s%s."
            .formatted(second.inWords(), same ? " with the first webhook" : ""));
  }

  @Verifies("CREATE-19")
  @CasesOfRequirement
  void an_id_sent_by_the_client_is_not_used(Target target, Case input, Facts facts) {
    Webhook other = target.webhooks().create(bookingUpdates());
    List<String> before = listedUrls(target, other);
    String wanted = input.text("id").replace("{existing}", other.id());
    String url = target.freshUrl();
    Reply reply = target.webhooks().attempt(bookingUpdates().with("id", wanted).to(url));
    assertThat(listedUrls(target, other))
        .as("the URLs listed for the other webhook, %s", other.id())
        .isEqualTo(before);
    accepted(reply, url, facts)
        .forEach(
            created ->
                assertThat(created.id()).as("the id of the new webhook").isNotEqualTo(wanted));
  }

  private static List<String> listedUrls(Target target, Webhook webhook) {
    return target
        .webhooks()
        .listUntil(all -> all.stream().anyMatch(w -> w.id().equals(webhook.id())))
        .withId(webhook.id())
        .stream()
        .map(listed -> listed.shown("url"))
        .toList();
  }

  @Verifies("CREATE-20")
  @CasesOfRequirement
  void both_events_can_be_subscribed_to(Target target, Case input) {
    Reply reply = target.webhooks().attemptPlain(Draft.of(input.text("event")));
    assertThat(reply.inWords())
        .as("the answer to %s for %s", reply.asked(), input.text("event"))
        .startsWith("2");
  }

  @Verifies("CREATE-21")
  @Test
  void the_answer_is_labelled_as_json(Target target) {
    Reply reply = target.webhooks().create(bookingUpdates()).reply();
    String type = reply.header("Content-Type").orElse("none");
    assertThat(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
        .as("Content-Type of the answer (%s)", type)
        .matches("application/(json|[a-z0-9.+-]+\\+json)");
  }

  @Verifies("CREATE-22")
  @CasesOfRequirement
  void a_refused_creation_is_not_listed(Target target, Case input, Facts facts) {
    Webhook kept = target.webhooks().create(bookingUpdates());
    String url = target.freshUrl();
    String text = input.has("raw") ? input.text("raw") : input.value("body").toString();
    List<String> before =
        ids(target.webhooks().listUntil(all -> ids(all).contains(kept.id())).webhooks());
    Reply reply = target.webhooks().attemptBody(text.replace("{url}", url));
    accepted(reply, url, facts)
        .forEach(created -> facts.observe("The creation is accepted, so nothing was refused."));
    List<String> added =
        new ArrayList<>(
            ids(
                target.webhooks().list().stream()
                    .filter(webhook -> !isOfOthers(webhook, url))
                    .toList()));
    added.removeAll(before);
    assertThat(reply.refused() ? added : List.of())
        .as("the webhooks listed newly after a creation that was answered %s", reply.inWords())
        .isEmpty();
  }

  /** Whether it delivers somewhere else: others may create webhooks at the same time. */
  private static boolean isOfOthers(Webhook webhook, String asked) {
    String shown = webhook.shown("url");
    return shown.contains("://") && !shown.contains(asked.substring(asked.lastIndexOf('/')));
  }

  private static List<String> ids(List<Webhook> webhooks) {
    return webhooks.stream().map(Webhook::id).toList();
  }

  @Verifies("CREATE-22")
  @ArmsOfRequirement
  void a_refused_creation_never_fires(Arm arm) {
    arm.must(Deliveries.neverReachARefusedWebhook());
  }

  @Verifies("CREATE-23")
  @Test
  void fields_beyond_the_documented_are_noted(Target target, Facts facts) {
    Set<String> names =
        new TreeSet<>(target.webhooks().create(bookingUpdates()).json().propertyNames());
    names.removeAll(DOCUMENTED);
    facts.observe(
        "Fields beyond the documented seven: " + (names.isEmpty() ? "none" : names) + ".");
  }

  @Verifies("CREATE-24")
  @Test
  void the_documented_path_does_not_redirect(Target target) {
    Reply reply = target.webhooks().attempt(bookingUpdates());
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
}
