package dev.octoconformance.harness;

import dev.octoconformance.config.HostPort;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.sink.Answers;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.target.Identity;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.RecordedTransport;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.verdict.Scope;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of a run tells about the run itself.
 *
 * @param heading the heading of the journal
 * @param evidence its entries
 */
record Past(JournalFile.Heading heading, Evidence evidence) {
  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");

  static Past of(JournalFile.Recording recorded) {
    return new Past(recorded.heading(), new Evidence(recorded.entries()));
  }

  /** Where the target reached the sink; empty when it never listened. */
  Optional<URI> publicBase() {
    return listening().map(words -> URI.create(words[0]));
  }

  /** The way from the target to the sink. */
  static Scope.Connection connection(Evidence evidence) {
    return evidence
        .note(Milestone.LISTENING)
        .map(note -> note.detail().split(" "))
        .map(
            words ->
                words[1].equals(URI.create(words[0]).getAuthority())
                    ? Scope.Connection.DIRECT
                    : Scope.Connection.TUNNEL)
        .orElse(Scope.Connection.NONE);
  }

  /** The address that the sink was bound to; empty when it never listened. */
  Optional<HostPort> bound() {
    return listening().map(words -> words[1]).map(Past::hostPort);
  }

  /** The port that the sink of bytes was bound to; 0 when that is not told. */
  int bytesPort() {
    return listening()
        .filter(words -> words.length > 2)
        .map(words -> Integer.parseInt(words[2]))
        .orElse(0);
  }

  /** The webhooks whose port refused connections at first. */
  Stream<Armed> refusing() {
    return evidence
        .armed()
        .filter(armed -> armed.webhookId() != null)
        .filter(armed -> armed.answer(0).manner() == Reaction.Manner.REFUSE);
  }

  private Optional<String[]> listening() {
    return evidence.note(Milestone.LISTENING).map(note -> note.detail().split(" "));
  }

  private static HostPort hostPort(String text) {
    int colon = text.lastIndexOf(':');
    return new HostPort(
        text.substring(0, colon).replaceAll("[\\[\\]]", ""),
        Integer.parseInt(text.substring(colon + 1)));
  }

  /** The list of webhooks before anything was created; empty when it never came to that. */
  Optional<Exchange> listBefore() {
    return evidence
        .exchanges()
        .filter(exchange -> exchange.scope().equals(ConformanceRun.LIST_BEFORE))
        .findFirst();
  }

  /** Whether no more events were to come. */
  boolean eventsCaused() {
    return evidence.note(Milestone.EVENTS_CAUSED).isPresent();
  }

  /** How the run ended; empty when it did not come to its end. */
  Optional<Note> ended() {
    return evidence.note(Milestone.ENDED);
  }

  /** How many cases a run had concluded that was ended early; no limit for any other. */
  int concluded() {
    return evidence
        .note(Milestone.CONCLUDED)
        .map(note -> Integer.parseInt(note.detail()))
        .orElse(Integer.MAX_VALUE);
  }

  /** Why nothing could be judged any more; empty when nothing broke. */
  Optional<String> broken() {
    return evidence.note(Milestone.BROKEN).map(Note::detail);
  }

  /** When the last entry was written. */
  Duration lastEntry() {
    return evidence.entries().stream()
        .map(Journal::end)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** What readers of the reports had to know. */
  List<String> notices() {
    return evidence.notes(Milestone.NOTICE).stream().map(Note::detail).toList();
  }

  /** Brings the scripts to where they were: every answer that was given counts. */
  void replay(Scripts scripts) {
    urls().stream()
        .map(TOKEN::matcher)
        .filter(Matcher::find)
        .forEach(m -> scripts.expect(m.group()));
    for (Entry entry : evidence.entries()) {
      if (entry instanceof Armed armed) {
        scripts.expect(armed.token());
        scripts.script(armed.token(), armed.wave(), armed.answers(), 0);
        scripts.protect(armed.token(), armed.url());
      } else if (entry instanceof Trigger trigger && trigger.booking() != null) {
        scripts.begin(trigger.wave(), trigger.booking());
      } else if (entry instanceof Note note
          && note.what().equals(Scene.AVAILABILITY_TRIGGER)
          && !note.detail().isEmpty()) {
        scripts.begin(Scene.AVAILABILITY, "");
      } else if (entry instanceof Arrival heard) {
        scripts.to(
            new Answers.Question(
                heard.token(),
                heard.method(),
                heard.target(),
                heard.body().text(),
                Scripts.isAuthorized(heard.headers())));
      }
    }
  }

  /** The target as the conversations of the run found it; nobody is asked. */
  Target target(Briefing briefing, UnaryOperator<String> sinkUrl) {
    return target(briefing, sinkUrl, "was not asked before the run was left alone");
  }

  /** The same, with what is said of a request that was never sent. */
  Target target(Briefing briefing, UnaryOperator<String> sinkUrl, String missing) {
    return briefing.target(
        new RecordedTransport(evidence.exchanges().toList(), missing),
        sinkUrl,
        new Ledger(),
        Duration.ZERO);
  }

  /** Judges by the journal what could be judged up to that time, and leaves the rest to another. */
  Judge judge(Scene.Terms terms, Duration until, Judge rest) {
    Hindsight hindsight = new Hindsight(evidence.entries(), terms, until);
    return (judgement, arm, rule) -> {
      Finding finding = hindsight.judge(judgement, arm, rule);
      return finding instanceof Finding.NotYet ? rest.judge(judgement, arm, rule) : finding;
    };
  }

  /** The id of the webhook that an exchange created; empty when the answer shows none. */
  static String webhookId(Exchange exchange) {
    return new Reply(exchange).json().map(json -> new Webhook(json, "", exchange).id()).orElse("");
  }

  /**
   * Every webhook that was created and not yet deleted.
   *
   * @param creation the URL that webhooks are created at
   * @param usual who asks for most of them
   * @param second the token of the second credentials; null when there are none
   */
  Ledger ledger(String creation, Identity usual, @Nullable String second) {
    Ledger ledger = new Ledger();
    evidence
        .exchanges()
        .filter(Exchange::succeeded)
        .forEach(
            exchange -> {
              Exchange.Request request = exchange.request();
              if (request.method().equals("POST") && request.url().equals(creation)) {
                String id = webhookId(exchange);
                if (!id.isEmpty()) {
                  ledger.created(exchange.scope(), creator(request, usual, second), id);
                }
              } else if (request.method().equals("DELETE")
                  && request.url().startsWith(creation + "/")) {
                ledger.forget(
                    URLDecoder.decode(
                        request.url().substring(creation.length() + 1), StandardCharsets.UTF_8));
              }
            });
    return ledger;
  }

  /** Whoever asked, as far as the masks of the journal tell. */
  static Identity creator(Exchange.Request request, Identity usual, @Nullable String second) {
    String credentials =
        request.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("Authorization"))
            .map(Header::value)
            .findFirst()
            .orElse("");
    if (credentials.isEmpty()) {
      return usual.withToken(null);
    }
    return credentials.endsWith(Redaction.MASK + "2") && second != null
        ? usual.withToken(second)
        : usual;
  }

  /** Every URL of the sink that the target was told, without its query. */
  Set<String> urls() {
    Set<String> urls = new TreeSet<>();
    evidence.notes(Milestone.GIVEN).forEach(note -> urls.add(note.detail()));
    publicBase()
        .map(base -> Pattern.compile(Pattern.quote(base + "/") + "w[0-9a-z]{25}"))
        .ifPresent(
            ours ->
                evidence
                    .exchanges()
                    .map(exchange -> exchange.request().body())
                    .filter(body -> body != null)
                    .map(ours::matcher)
                    .forEach(matcher -> matcher.results().forEach(r -> urls.add(r.group()))));
    return urls;
  }
}
