package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The webhooks of the target. Methods named {@code attempt…} give back whatever is answered; the
 * others expect it to work and accuse the target with an {@link AssertionError} when it does not.
 */
public final class Webhooks {
  private static final int MOST_PAGES = 50;
  private static final String ELSEWHERE = "https://example.com/octo-conformance";
  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");
  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);

  private final Target target;
  private final Target.Line line;
  private final String path;

  Webhooks(Target target, Target.Line line) {
    this.target = target;
    this.line = line;
    this.path = line.dialect().webhooks();
  }

  /** Asks for this webhook: {@code POST /webhooks}. */
  public Reply attempt(Draft draft) {
    return attemptBody(draft.json(urlOf(draft)));
  }

  /**
   * Asks for this webhook, of which nothing but its URL can be a reason to refuse it.
   *
   * @throws Undecided if it is the sink's URL that the target does not take
   */
  public Reply attemptPlain(Draft draft) {
    String url = urlOf(draft);
    Reply reply = attemptBody(draft.json(url));
    excuse(reply, draft, url);
    return reply;
  }

  /**
   * This answer to the creation of a webhook at a fresh URL, of which nothing but that can be a
   * reason to refuse it.
   *
   * @throws Undecided if it is the sink's URL that the target does not take
   */
  public Reply excused(Draft draft, String url, Reply reply) {
    excuse(reply, draft, url);
    return reply;
  }

  /** A refusal is the target's right if it takes the same webhook with a URL that is not ours. */
  private void excuse(Reply reply, Draft draft, String url) {
    if (!reply.refused() || reply.exchange().isThrottled() || draft.url() != null) {
      return;
    }
    if (!line.habits().isSinkRefusal(reply.status()) && !isTakenElsewhere(draft)) {
      return;
    }
    line.habits().refusesTheSink(reply.status());
    throw new Undecided(
        Reason.POLICY,
        "The target accepts "
            + ELSEWHERE
            + " but not the receiver's URL "
            + url
            + ": give it a URL it accepts with --sink-url.");
  }

  private boolean isTakenElsewhere(Draft draft) {
    Reply elsewhere = attemptBody(draft.json(ELSEWHERE));
    if (elsewhere.succeeded()) {
      elsewhere
          .json()
          .map(json -> new Webhook(json, ELSEWHERE, elsewhere.exchange()))
          .filter(webhook -> !webhook.id().isEmpty())
          .ifPresent(this::delete);
    }
    return elsewhere.succeeded();
  }

  /** Asks for a webhook with this text as the body, whatever it is. */
  public Reply attemptBody(String body) {
    return registered(target.send("POST", path, body, () -> removed(body)));
  }

  /**
   * Asks for a webhook with this text as the body, labelled as this media type; not at all if null.
   */
  public Reply attemptBody(String body, @Nullable String mediaType) {
    return registered(target.send("POST", path, body, mediaType, () -> removed(body)));
  }

  /**
   * Removes what a creation made that got no answer, so that it can be asked for again; the answer
   * to a deletion that failed.
   */
  private Optional<Exchange> removed(String body) {
    Set<String> tokens = tokens(body);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Set<String> known =
        line.ledger().alive().stream().map(Ledger.Entry::id).collect(Collectors.toSet());
    Predicate<Webhook> lost =
        webhook ->
            !known.contains(webhook.id())
                && !webhook.id().isEmpty()
                && !webhook.isTombstone()
                && !Collections.disjoint(tokens(webhook.sentUrl()), tokens);
    try {
      return listUntil(all -> all.stream().anyMatch(lost)).webhooks().stream()
          .filter(lost)
          .map(webhook -> attemptDelete(encoded(webhook.id())))
          .filter(reply -> !reply.succeeded())
          .map(Reply::exchange)
          .findFirst();
    } catch (AssertionError noList) {
      return Optional.empty();
    }
  }

  private static Set<String> tokens(String text) {
    return TOKEN
        .matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /** Sends this text to the place of a webhook with a method that need not be offered there. */
  public Reply attempt(String method, Webhook webhook, String body) {
    return registered(target.send(method, path + "/" + encoded(webhook.id()), body));
  }

  /** Creates this webhook. */
  public Webhook create(Draft draft) {
    String url = urlOf(draft);
    Reply reply = attemptBody(draft.json(url));
    excuse(reply, draft, url);
    return created(url, reply);
  }

  /**
   * The webhook that this answer to its creation shows.
   *
   * @throws AssertionError if it shows none
   */
  public Webhook created(Reply reply) {
    return created("", reply);
  }

  private String urlOf(Draft draft) {
    String url = draft.url();
    return url == null ? target.freshUrl() : url;
  }

  private Reply registered(Reply reply) {
    if (reply.succeeded()) {
      reply
          .json()
          .map(json -> new Webhook(json, "", reply.exchange()).id())
          .filter(id -> !id.isEmpty())
          .ifPresent(id -> line.ledger().created(target.scope(), target.identity(), id));
    }
    return reply;
  }

  /** The same, created to deliver to this URL. */
  public Webhook created(String url, Reply reply) {
    if (!reply.succeeded()) {
      throw new AssertionError(
          "A webhook could not be created: POST " + path + " was answered " + reply.inWords());
    }
    JsonNode json = reply.json().filter(JsonNode::isObject).orElse(null);
    if (json == null) {
      throw new AssertionError(
          "A webhook could not be created: POST "
              + path
              + " was answered "
              + reply.status()
              + " without a JSON object");
    }
    Webhook webhook = new Webhook(json, url, reply.exchange());
    if (webhook.id().isEmpty()) {
      throw new Undecided(Reason.BLOCKED, "CREATE-02: the created webhook has no id to work with.");
    }
    return webhook;
  }

  /** Asks for the list once: {@code GET /webhooks}, the first page only. */
  public Reply attemptList() {
    return target.send("GET", path, null);
  }

  /** Every webhook listed, further pages included where a {@code Link} header leads to them. */
  public List<Webhook> list() {
    return look(attemptList()).webhooks();
  }

  private record Look(List<Webhook> webhooks, Duration at) {}

  private Look look(Reply first) {
    List<Webhook> all = new ArrayList<>();
    Reply reply = first;
    Duration at = reply.exchange().at();
    if (showsNone(reply)) {
      return new Look(all, at);
    }
    all.addAll(items(reply));
    Optional<String> page = next(reply);
    for (int pages = 1; page.isPresent() && pages < MOST_PAGES; pages++) {
      reply = target.send("GET", page.get(), null);
      all.addAll(items(reply));
      page = next(reply);
    }
    return new Look(all, at);
  }

  /** An odd way to say that there are no webhooks, which one requirement judges and no other. */
  private static boolean showsNone(Reply reply) {
    return reply.status() == 404 || reply.json().filter(JsonNode::isNull).isPresent();
  }

  /** The items of a list answer. */
  public static List<Webhook> items(Reply reply) {
    JsonNode json = reply.json().orElse(null);
    if (!reply.succeeded() || json == null || !json.isArray()) {
      throw new AssertionError(
          "The list of webhooks was answered "
              + reply.inWords()
              + (reply.succeeded() ? " with something that is no JSON array" : ""));
    }
    List<Webhook> items = new ArrayList<>();
    for (JsonNode item : json) {
      items.add(new Webhook(item, item.path("url").asStringOpt().orElse(""), reply.exchange()));
    }
    return items;
  }

  private Optional<String> next(Reply reply) {
    Matcher matcher = NEXT.matcher(reply.header("Link").orElse(""));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String base = line.dialect().base().toString();
    return resolved(base, matcher.group(1))
        .filter(next -> next.startsWith(base + "/"))
        .map(next -> next.substring(base.length()));
  }

  private Optional<String> resolved(String base, String link) {
    try {
      // The JDK resolves a mere query against the folder instead of the page.
      String reference = link.startsWith("?") ? base + path + link : link;
      return Optional.of(URI.create(base + path).resolve(reference).toString());
    } catch (IllegalArgumentException notAUrl) {
      return Optional.empty();
    }
  }

  /**
   * What the list shows once it is as expected, or at the latest when it had its time to become so.
   *
   * @param webhooks the last list seen
   * @param after how long after the first look it was asked for
   */
  public record Sighting(List<Webhook> webhooks, Duration after) {

    /** The listed webhooks with this id. */
    public List<Webhook> withId(String id) {
      return webhooks.stream().filter(w -> w.id().equals(id)).toList();
    }
  }

  /** Looks at the list until it is as expected, for no longer than it may take to become so. */
  public Sighting listUntil(Predicate<List<Webhook>> asExpected) {
    return listUntil(asExpected, attemptList());
  }

  /** The same when the list was asked for already, and answered like this. */
  public Sighting listUntil(Predicate<List<Webhook>> asExpected, Reply first) {
    Look look = look(first);
    Duration began = look.at();
    while (!asExpected.test(look.webhooks())
        && look.at().minus(began).compareTo(line.listVisible()) < 0) {
      LockSupport.parkNanos(line.poll().toNanos());
      look = look(attemptList());
    }
    return new Sighting(look.webhooks(), look.at().minus(began));
  }

  /**
   * Deletes this webhook, once more with an empty object as the body where the target insists on
   * one.
   */
  public Reply delete(Webhook webhook) {
    return delete(webhook.id());
  }

  /** Deletes the webhook with this id, in the same way. */
  public Reply delete(String id) {
    Reply reply = attemptDelete(encoded(id));
    if (wantsABody(reply)) {
      reply = target.send("DELETE", path + "/" + encoded(id), "{}");
    }
    return deleted(id, reply);
  }

  /** Whether a webhook that we created was not seen to be deleted so far. */
  public boolean isAlive(String id) {
    return line.ledger().alive().stream().anyMatch(entry -> entry.id().equals(id));
  }

  /** Asks to delete what stands at this path segment, already percent-encoded. */
  public Reply attemptDelete(String encodedId) {
    return deleted(encodedId, target.send("DELETE", path + "/" + encodedId, null));
  }

  private static boolean wantsABody(Reply reply) {
    return reply.status() == 400 || reply.status() == 411 || reply.status() == 415;
  }

  private Reply deleted(String id, Reply reply) {
    if (reply.refused()
        && !reply.isForbidden()
        && reply.first().isDisturbed()
        && !reply.first().isThrottled()) {
      line.ledger().forget(id); // the try that got no answer has deleted it, or an earlier one
      return new Reply(reply.first());
    }
    if (reply.succeeded()) {
      line.ledger().forget(id);
    }
    return reply;
  }

  /** Asks for one webhook by its id, which the specification does not offer. */
  public Reply attemptGet(Webhook webhook) {
    return target.send("GET", path + "/" + encoded(webhook.id()), null);
  }

  /** An id as it goes into a path. */
  public static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
