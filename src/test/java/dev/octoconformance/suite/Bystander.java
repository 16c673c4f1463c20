package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain webhook that many conversations look at and that none of them is to touch; a target that
 * lets go of it is asked for another one, so that nobody else misses it.
 */
final class Bystander {

  /**
   * How it came to be there.
   *
   * @param asked the answer to a creation with event and URL alone
   * @param answer the same, unless it is the sink's URL that the target does not take
   * @param webhook the webhook
   */
  record Plain(Step<Reply> asked, Step<Reply> answer, Step<Webhook> webhook) {}

  private static final String NAME = "a bystander";

  /** The name under which the creation of the first one of a run is recorded. */
  static final String CREATED = "conversation " + NAME + "/created";

  private final Talk talk;
  private final Plain first;
  private Plain present;
  private int created = 1;
  private @Nullable Step<List<Webhook>> listed;
  private boolean lost;

  private Bystander(Talk talk) {
    this.talk = talk;
    this.first = plain("");
    this.present = first;
  }

  /** The conversation, which goes on as long as others do. */
  static Bystander of(Shared shared) {
    return shared.lasting(NAME, Bystander.class, Bystander::new);
  }

  /** The first one of a run. */
  Plain first() {
    return first;
  }

  /** The webhook that is there now. */
  Step<Webhook> webhook() {
    return present().webhook();
  }

  /** The one that is there now. */
  Plain present() {
    if (lost) {
      created++;
      present = plain(" " + created);
      listed = null;
      lost = false;
    }
    return present;
  }

  private Plain plain(String number) {
    Step<String> url = talk.step("url" + number, Target::freshUrl);
    Step<Reply> asked =
        talk.step("created" + number, t -> t.webhooks().attempt(bookingUpdates().to(url.get())));
    Step<Reply> answer =
        talk.step(
                "answer" + number,
                t -> t.webhooks().excused(bookingUpdates(), url.get(), asked.get()))
            .after(asked);
    Step<Webhook> webhook =
        talk.step("webhook" + number, t -> t.webhooks().created(url.get(), answer.get()))
            .after(answer);
    return new Plain(asked, answer, webhook);
  }

  /** The last list that was seen to show it, asked for unless there is one. */
  Step<List<Webhook>> listed() {
    Step<Webhook> webhook = webhook();
    Step<List<Webhook>> seen = listed;
    if (seen == null) {
      seen =
          seen(
              talk.step(
                  "list " + created,
                  t -> t.webhooks().listUntil(Listing.shows(webhook.get())).webhooks()));
    }
    return seen;
  }

  /** A list that was asked for until it showed the webhook, or had its time to. */
  Step<List<Webhook>> seen(Step<List<Webhook>> list) {
    if (list.succeeded()) {
      listed = list;
      seen(list.get());
    }
    return list;
  }

  /** What such a list showed. */
  void seen(List<Webhook> all) {
    if (present.webhook().succeeded()) {
      lost = lost || !isAmong(all, present.webhook().get());
    }
  }

  private static boolean isAmong(List<Webhook> all, Webhook created) {
    return all.stream()
        .filter(webhook -> webhook.id().equals(created.id()) && !webhook.isTombstone())
        .anyMatch(webhook -> webhook.shown("url").equals(created.shown("url")));
  }
}
