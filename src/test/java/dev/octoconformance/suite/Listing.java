package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Draft;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.Webhooks;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Two webhooks, created and looked at in every way that reads.
 *
 * @param plain the answer to a creation with event and URL alone
 * @param full another webhook, with everything set
 * @param latest the list, asked for until it showed the latter
 * @param both the list, asked for until it showed both
 * @param page the list, asked for once
 * @param plainly the list, asked for with no capability but that of webhooks
 * @param priced the list, asked for with pricing
 * @param last the list after all these looks
 * @param single the answer to reading the latter by its id
 * @param afterwards the list after that
 * @param identical the answer to creating the latter once more
 */
record Listing(
    Step<Reply> plain,
    Step<Webhook> full,
    Step<Webhooks.Sighting> latest,
    Step<Webhooks.Sighting> both,
    Step<Reply> page,
    Step<Webhook> plainly,
    Step<Webhook> priced,
    Step<List<Webhook>> last,
    Step<Reply> single,
    Step<Webhooks.Sighting> afterwards,
    Step<Reply> identical) {

  /** How many more looks at the list there are between the first and the last one. */
  static final int LOOKS = 4;

  private static final Draft FULL =
      bookingUpdates()
          .with("retryOnError", false)
          .with("useContactLanguage", false)
          .with("headers", JsonNodeFactory.instance.objectNode().put("X-Listed", "yes, as sent"));

  /** The conversation, held once in a run. */
  static Listing of(Shared shared) {
    return shared.conversation("two webhooks", Listing.class, Listing::held);
  }

  /** The answer to a creation with event and URL alone. */
  static Reply plainly(Shared shared) {
    return shared.of(of(shared).plain());
  }

  /** The webhook that was created with event and URL alone. */
  static Webhook plainWebhook(Shared shared, Target target) {
    return target.webhooks().created(plainly(shared));
  }

  private static Listing held(Talk talk) {
    Step<Reply> plain = talk.step("plain", t -> t.webhooks().attemptPlain(bookingUpdates()));
    Step<Webhook> full = talk.step("full", t -> t.webhooks().create(FULL));
    Step<Webhooks.Sighting> latest =
        talk.step("list", t -> t.webhooks().listUntil(shows(full.get())));
    Step<Webhooks.Sighting> both = talk.step("both", t -> both(t, plain, full, latest));
    Step<Reply> page = talk.step("page", t -> t.webhooks().attemptList());
    Step<Webhook> bare =
        talk.step("bare list", t -> listed(t.withCapabilities(List.of()), full.get()));
    Step<Webhook> priced =
        talk.step(
            "list with pricing",
            t -> listed(t.withCapabilities(List.of("octo/pricing")), full.get()));
    Step<List<Webhook>> last = talk.step("last list", t -> t.webhooks().list());
    Step<Reply> single = talk.step("single", t -> t.webhooks().attemptGet(full.get()));
    Step<Webhooks.Sighting> afterwards =
        talk.step("list afterwards", t -> t.webhooks().listUntil(shows(full.get())));
    Step<Reply> identical =
        talk.step("identical", t -> t.webhooks().attempt(FULL.to(full.get().sentUrl())));
    return new Listing(
        plain, full, latest, both, page, bare, priced, last, single, afterwards, identical);
  }

  private static Webhooks.Sighting both(
      Target target, Step<Reply> plain, Step<Webhook> full, Step<Webhooks.Sighting> latest) {
    Predicate<List<Webhook>> wanted =
        shows(target.webhooks().created(plain.get())).and(shows(full.get()));
    return wanted.test(latest.get().webhooks())
        ? latest.get()
        : target.webhooks().listUntil(wanted);
  }

  /** Whether a list shows this webhook. */
  static Predicate<List<Webhook>> shows(Webhook webhook) {
    return listed -> listed.stream().anyMatch(w -> w.id().equals(webhook.id()));
  }

  /** The webhook as the list shows it; a list without it is another requirement's matter. */
  static Webhook listed(Target target, Webhook created) {
    return inList(target.webhooks().listUntil(shows(created)).webhooks(), created);
  }

  /** The webhook as this list shows it. */
  static Webhook inList(List<Webhook> listed, Webhook created) {
    return listed.stream()
        .filter(webhook -> webhook.id().equals(created.id()))
        .findFirst()
        .orElseThrow(
            () -> new Undecided(Reason.BLOCKED, "LIST-02: the created webhook is not listed."));
  }
}
