package dev.octoconformance.harness;

import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.target.Bookings;
import dev.octoconformance.target.Identity;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.LiveTransport;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.trigger.BookingFlow;
import dev.octoconformance.verdict.EnvironmentFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run left at its target, by its journal, and how it is removed: that and nothing else. */
public final class LeftOver {
  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");

  /**
   * What came of it.
   *
   * @param deleted the ids of the webhooks that were deleted
   * @param cancelled the uuids of the bookings that were cancelled
   * @param gone how many webhooks were not there any more
   * @param foreign the ids that the journal holds and that now stand for a webhook of others; they
   *     were not touched
   * @param refused sentences about what could not be removed
   */
  public record Outcome(
      List<String> deleted,
      List<String> cancelled,
      int gone,
      List<String> foreign,
      List<String> refused) {

    /** Whether there was nothing to remove after all. */
    public boolean isEmpty() {
      return deleted.isEmpty()
          && cancelled.isEmpty()
          && gone == 0
          && foreign.isEmpty()
          && refused.isEmpty();
    }
  }

  private final JournalFile.Recording recorded;
  private final Briefing briefing;
  private final Past past;
  private final Set<String> tokens;
  private final Map<String, Ledger.Entry> webhooks = new LinkedHashMap<>();
  private final Map<String, Identity> bookings = new LinkedHashMap<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int gone;

  /**
   * What this run left.
   *
   * @param config what it was told, with its secrets
   */
  public LeftOver(JournalFile.Recording recorded, SuiteConfig config) {
    this.recorded = recorded;
    this.briefing = Briefing.of(ConformanceRun.Settings.of(config, Audience.nobody()));
    this.past = Past.of(recorded);
    this.tokens =
        past.urls().stream()
            .flatMap(url -> TOKEN.matcher(url).results())
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    past.ledger(creation(), briefing.identity(), second())
        .alive()
        .forEach(entry -> webhooks.put(entry.id(), entry));
    past.evidence().exchanges().forEach(this::follow);
  }

  private String creation() {
    return briefing.base() + briefing.dialect().webhooks();
  }

  private @Nullable String second() {
    return briefing.config().target().secondToken() == null
        ? null
        : briefing.config().target().secondToken().value();
  }

  /** Follows what became of a webhook at the clean-up, and of a booking at all. */
  private void follow(Exchange exchange) {
    Exchange.Request request = exchange.request();
    boolean answered = exchange.answer() != null && exchange.answer().status() < 500;
    if (request.method().equals("DELETE")
        && request.url().startsWith(creation() + "/")
        && exchange.scope().equals(CleanUp.SCOPE)
        && answered) {
      webhooks.remove(
          URLDecoder.decode(
              request.url().substring(creation().length() + 1), StandardCharsets.UTF_8));
    }
    if (!exchange.succeeded()) {
      return;
    }
    if (request.method().equals("POST") && request.url().equals(briefing.base() + "/bookings")) {
      BookingFlow.uuid(new Reply(exchange))
          .ifPresent(
              uuid -> bookings.put(uuid, Past.creator(request, briefing.identity(), second())));
    }
    Bookings.cancelled(request)
        .ifPresent(id -> bookings.remove(URLDecoder.decode(id, StandardCharsets.UTF_8)));
  }

  /** Whether the run may have left something: it broke off, or something is not removed by now. */
  public boolean isPossible() {
    return past.ended().isEmpty() || !webhooks.isEmpty() || !bookings.isEmpty();
  }

  /** Whether the run broke off before it could clean up and say what was left. */
  public boolean isUntold() {
    return past.ended().isEmpty();
  }

  /**
   * Removes it.
   *
   * @param written who is told what is asked and answered
   * @throws EnvironmentFault if the target cannot be reached or refuses the token
   */
  public Outcome remove(Consumer<Entry> written) {
    Journal journal = Journal.continued(recorded.entries(), recorded.heading().startedAt());
    journal.onEntry(written);
    try (LiveTransport transport = new LiveTransport(journal, 20, Duration.ofSeconds(20))) {
      Target target =
          briefing
              .target(transport, name -> "", new Ledger(), Duration.ofMillis(200))
              .in(CleanUp.SCOPE);
      new Preflight(target, briefing.base()).targetAnswers();
      List<String> foreign = new ArrayList<>();
      accounts().forEach(account -> sort(target.as(account), account, foreign));
      webhooks.values().forEach(webhook -> delete(target.as(webhook.creator()), webhook.id()));
      bookings.forEach((uuid, account) -> cancel(target.as(account), uuid));
      return new Outcome(deleted, cancelled, gone, foreign, refused);
    }
  }

  private Set<Identity> accounts() {
    Set<Identity> accounts = new LinkedHashSet<>(List.of(briefing.identity()));
    if (second() != null) {
      accounts.add(briefing.identity().withToken(second()));
    }
    return accounts;
  }

  /** Adds what is listed with a URL of ours, and leaves alone what is listed with another one. */
  private void sort(Target asked, Identity account, List<String> foreign) {
    for (Webhook webhook : listed(asked)) {
      String id = webhook.id();
      String url = webhook.field("url").asStringOpt().orElse("");
      if (!id.isEmpty() && isOurs(url)) {
        webhooks.putIfAbsent(id, new Ledger.Entry(account, id));
      } else if (!url.isEmpty() && webhooks.remove(id) != null) {
        foreign.add(id);
      }
    }
  }

  private static List<Webhook> listed(Target asked) {
    try {
      return asked.webhooks().listUntil(all -> true).webhooks();
    } catch (AssertionError noList) {
      return List.of();
    }
  }

  private boolean isOurs(String url) {
    return TOKEN
        .matcher(url.toLowerCase(Locale.ROOT))
        .results()
        .anyMatch(token -> tokens.contains(token.group()));
  }

  private void delete(Target asked, String id) {
    Reply reply = asked.webhooks().delete(id);
    if (reply.succeeded()) {
      deleted.add(id);
    } else if (reply.refused()) {
      gone++;
    } else {
      refused.add("Webhook %s: its deletion was answered %s.".formatted(id, reply.inWords()));
    }
  }

  private void cancel(Target asked, String uuid) {
    Reply reply = asked.bookings().cancel(uuid);
    if (reply.succeeded()) {
      cancelled.add(uuid);
    } else if (!isOver(asked, uuid)) {
      refused.add("Booking %s: its cancellation was answered %s.".formatted(uuid, reply.inWords()));
    }
  }

  /** Whether a booking is cancelled or expired, or not there any more. */
  private static boolean isOver(Target asked, String uuid) {
    Reply read = asked.bookings().get(uuid);
    String status = read.json().map(b -> b.path("status").asStringOpt().orElse("")).orElse("");
    return read.status() == 404 || Set.of("CANCELLED", "EXPIRED").contains(status);
  }

  /** The base URL that it was left at. */
  public String target() {
    return Objects.toString(briefing.base());
  }
}
