package dev.octoconformance.suite;

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

/**
 * Two webhooks, created and looked at in every way that reads.
 *
 * @param plain the one that was created with event and URL alone
 * @param full the other one, with everything set, at a URL with a query
 * @param page the list, asked for once
 * @param latest the list, asked for until it showed the latter
 * @param both the list, asked for until it showed both
 * @param plainly the former, listed with no capability but that of webhooks
 * @param priced the same, listed with pricing
 * @param last the list after all these looks
 * @param single the answer to reading the latter by its id
 * @param afterwards the list after that
 */
record Listing(
    Step<Webhook> plain,
    Step<Webhook> full,
    Step<Reply> page,
    Step<Webhooks.Sighting> latest,
    Step<Webhooks.Sighting> both,
    Step<Webhook> plainly,
    Step<Webhook> priced,
    Step<List<Webhook>> last,
    Step<Reply> single,
    Step<Webhooks.Sighting> afterwards) {
  /** How many more looks at the list there are between the first and the last one. */
  static final int LOOKS = 2;

  private static final String QUERY = "&place=here&time=now%20or%20never";
  private static final List<String> PRICING = List.of("octo/pricing");

  /** The conversation, held once in a run. */
  static Listing of(Shared shared) {
    return shared.conversation("two webhooks", Listing.class, talk -> held(talk, shared));
  }

  /** The answer to a creation with event and URL alone. */
  static Reply plainly(Shared shared) {
    return shared.of(Bystander.of(shared).first().answer());
  }

  /** The webhook that was created with event and URL alone. */
  static Webhook plainWebhook(Shared shared) {
    return shared.of(Bystander.of(shared).first().webhook());
  }

  private static Listing held(Talk talk, Shared shared) {
    Bystander bystander = Bystander.of(shared);
    Step<Webhook> plain = bystander.webhook();
    Step<Webhook> full = full(talk, shared);
    Step<Reply> page = talk.step("page", t -> t.webhooks().attemptList());
    Step<Webhooks.Sighting> latest =
        talk.step("list", t -> t.webhooks().listUntil(shows(full.get()), page.get())).after(page);
    Step<Webhooks.Sighting> both =
        talk.step("both", t -> both(t, plain, full, latest)).after(latest);
    bystander.seen(talk.step("seen", t -> both.get().webhooks()).after(both));
    Step<Webhook> plainly =
        talk.step("bare list", t -> plainly(t, both.get(), plain.get())).after(both);
    Step<Webhook> priced =
        talk.step("list with pricing", t -> listed(t.withCapabilities(PRICING), plain.get()));
    Step<List<Webhook>> last = talk.step("last list", t -> t.webhooks().list());
    Step<Reply> single = talk.step("single", t -> t.webhooks().attemptGet(full.get()));
    Step<Webhooks.Sighting> afterwards =
        talk.step("list afterwards", t -> t.webhooks().listUntil(shows(full.get())));
    return new Listing(plain, full, page, latest, both, plainly, priced, last, single, afterwards);
  }

  /** With pricing as well where that is offered and taken. */
  private static Step<Webhook> full(Talk talk, Shared shared) {
    Draft draft = Shown.full(shared);
    Step<Reply> plain = Bystander.of(shared).first().answer();
    Step<Boolean> offered = Bare.offersPricing(shared);
    if (offered.succeeded() && offered.get()) {
      Step<Webhook> priced =
          talk.step("full, with pricing", t -> full(t.withCapabilities(PRICING), draft, plain));
      if (priced.succeeded()) {
        return priced;
      }
    }
    return talk.step("full", t -> full(t, draft, plain));
  }

  private static Webhook full(Target target, Draft draft, Step<Reply> plain) {
    plain.get(); // which tells a target that refuses the fields from one that refuses our URLs
    return target.webhooks().create(draft.to(target.freshUrl() + QUERY));
  }

  private static Webhooks.Sighting both(
      Target target, Step<Webhook> plain, Step<Webhook> full, Step<Webhooks.Sighting> latest) {
    Predicate<List<Webhook>> wanted = shows(plain.get()).and(shows(full.get()));
    return wanted.test(latest.get().webhooks())
        ? latest.get()
        : target.webhooks().listUntil(wanted);
  }

  private static Webhook plainly(Target target, Webhooks.Sighting seen, Webhook plain) {
    return target.isAskedForWebhooksAlone()
        ? inList(seen.webhooks(), plain)
        : listed(target.withCapabilities(List.of()), plain);
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
