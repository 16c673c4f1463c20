package dev.octoconformance.sink;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes each request to the journal before anything is answered, and answers what was decided
 * then.
 */
final class Ear implements ServeEventListener, ResponseDefinitionTransformerV2, RequestFilterV2 {
  static final String NAME = "ear";
  private static final String ADMIN = "/__admin";
  private static final int BODY_LIMIT = 2 * 1024 * 1024;
  private static final int NOBODY_LISTENS = 404;
  private static final int CANNOT_BE_PLAYED = 500;

  private final Journal journal;
  private final Answers answers;
  private final Map<UUID, Decided> decided = new ConcurrentHashMap<>();
  private volatile URI base = Redirects.NOWHERE;
  private volatile URI elsewhere = Redirects.NOWHERE;

  private record Decided(String token, Reaction reaction) {}

  Ear(Journal journal, Answers answers) {
    this.journal = journal;
    this.answers = answers;
  }

  /** Where the sink is reached. */
  void base(URI reached) {
    this.base = reached;
  }

  /** Where another sink of ours is reached. */
  void elsewhere(URI other) {
    this.elsewhere = other;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return true;
  }

  @Override
  public boolean applyToAdmin() {
    return true;
  }

  @Override
  public boolean applyToStubs() {
    return false;
  }

  /** What knocks at the server's own control is one more stray request: recorded, and not found. */
  @Override
  public RequestFilterAction filter(Request request, @Nullable ServeEvent event) {
    record(
        request,
        ADMIN + request.getUrl(),
        "",
        NOBODY_LISTENS,
        Body.of(request.getBody(), BODY_LIMIT),
        journal.now());
    return RequestFilterAction.stopWith(answer(NOBODY_LISTENS).build());
  }

  @Override
  public void beforeMatch(ServeEvent event, Parameters parameters) {
    Duration at = journal.now();
    Request request = event.getRequest();
    String target = request.getUrl();
    String token = Tokens.in(target).orElse("");
    Body body = Body.of(request.getBody(), BODY_LIMIT);
    Reaction reaction =
        token.isEmpty()
            ? Reaction.status(NOBODY_LISTENS)
            : playable(
                answers.to(
                    new Answers.Question(
                        token, request.getMethod().getName(), target, body.text())));
    decided.put(event.getId(), new Decided(token, reaction));
    record(request, target, token, reaction.status(), body, at);
  }

  /** What only the sink of bytes could do is the failure of a server here. */
  private static Reaction playable(Reaction reaction) {
    return reaction.manner() == Reaction.Manner.ANSWER
        ? reaction
        : Reaction.status(CANNOT_BE_PLAYED);
  }

  private void record(
      Request request, String target, String token, int status, Body body, Duration at) {
    journal.add(
        Journal.Kind.ARRIVAL,
        id ->
            new Arrival(
                id,
                at,
                token,
                request.getMethod().getName(),
                target,
                headers(request),
                body,
                status,
                null));
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Decided made = decided.remove(event.getId());
    return made == null ? answer(NOBODY_LISTENS).build() : answer(made);
  }

  private ResponseDefinition answer(Decided made) {
    Reaction reaction = made.reaction();
    ResponseDefinitionBuilder answer = answer(reaction.status());
    // Scheduled by the server: a delay keeps no thread waiting.
    answer.withFixedDelay((int) reaction.after().toMillis());
    Redirects.resolved(
            reaction.headers(), base + "/" + made.token(), elsewhere + "/" + made.token())
        .forEach(header -> answer.withHeader(header.name(), header.value()));
    if (!reaction.body().isEmpty() && !RawReplies.isBodiless(reaction.status())) {
      answer.withBody(reaction.body());
    }
    return answer.build();
  }

  private static ResponseDefinitionBuilder answer(int status) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        // A connection that is never reused cannot be re-sent on by a client library.
        .withHeader("Connection", "close");
  }

  private static List<Header> headers(Request request) {
    return request.getHeaders().all().stream().flatMap(header -> lines(header)).toList();
  }

  private static Stream<Header> lines(HttpHeader header) {
    return header.values().stream().map(value -> new Header(header.key(), value));
  }
}
