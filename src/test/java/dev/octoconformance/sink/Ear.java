package dev.octoconformance.sink;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes each request to the journal before anything is answered, and answers what was decided
 * then.
 */
final class Ear implements ServeEventListener, ResponseDefinitionTransformerV2 {
  static final String NAME = "ear";
  private static final int BODY_LIMIT = 2 * 1024 * 1024;
  private static final int NOBODY_LISTENS = 404;

  private final Journal journal;
  private final Answers answers;
  private final Map<UUID, Integer> decided = new ConcurrentHashMap<>();

  Ear(Journal journal, Answers answers) {
    this.journal = journal;
    this.answers = answers;
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
  public void beforeMatch(ServeEvent event, Parameters parameters) {
    Duration at = journal.now();
    Request request = event.getRequest();
    String target = request.getUrl();
    String token = Tokens.in(target).orElse("");
    Body body = Body.of(request.getBody(), BODY_LIMIT);
    int status = token.isEmpty() ? NOBODY_LISTENS : answers.status(token, body);
    decided.put(event.getId(), status);
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
                status));
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Integer status = decided.remove(event.getId());
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status == null ? NOBODY_LISTENS : status)
        // A connection that is never reused cannot be re-sent on by a client library.
        .withHeader("Connection", "close")
        .build();
  }

  private static List<Header> headers(Request request) {
    return request.getHeaders().all().stream().flatMap(header -> lines(header)).toList();
  }

  private static java.util.stream.Stream<Header> lines(HttpHeader header) {
    return header.values().stream().map(value -> new Header(header.key(), value));
  }
}
