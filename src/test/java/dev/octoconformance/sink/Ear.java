package dev.octoconformance.sink;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes each request to the journal before anything is answered, and answers what was decided
 * then: no other part of the server behind it is ever asked.
 */
final class Ear {
  private static final int NOBODY_LISTENS = 404;
  private static final int CANNOT_BE_PLAYED = 500;

  private final Journal journal;
  private final Answers answers;
  private final Register register;
  private final TakenIn.Waiting waiting;
  private volatile URI base = Redirects.NOWHERE;
  private volatile URI elsewhere = Redirects.NOWHERE;

  Ear(Journal journal, Answers answers, Memory memory, TakenIn.Waiting waiting) {
    this.journal = journal;
    this.answers = answers;
    this.waiting = waiting;
    this.register = new Register(journal, memory);
  }

  /** Where the sink is reached. */
  void base(URI reached) {
    this.base = reached;
  }

  /** Where another sink of ours is reached. */
  void elsewhere(URI other) {
    this.elsewhere = other;
  }

  /** What puts it in front of the server. */
  Extension[] doors() {
    return new Extension[] {new Deliveries(this), new Control(this)};
  }

  private record Deliveries(Ear ear) implements RequestFilterV2 {
    @Override
    public String getName() {
      return "deliveries";
    }

    @Override
    public boolean applyToAdmin() {
      return false;
    }

    @Override
    public boolean applyToStubs() {
      return true;
    }

    @Override
    public RequestFilterAction filter(Request request, @Nullable ServeEvent event) {
      TakenIn.Came came = ear.came(request);
      return RequestFilterAction.stopWith(ear.answer(came, ear.token(came)));
    }
  }

  /** What knocks at the server's own control is one more stray request: recorded, and not found. */
  private record Control(Ear ear) implements RequestFilterV2 {
    @Override
    public String getName() {
      return "control";
    }

    @Override
    public boolean applyToAdmin() {
      return true;
    }

    @Override
    public boolean applyToStubs() {
      return false;
    }

    @Override
    public RequestFilterAction filter(Request request, @Nullable ServeEvent event) {
      return RequestFilterAction.stopWith(ear.answer(ear.came(request), ""));
    }
  }

  private String token(TakenIn.Came came) {
    return Tokens.expected(came.target(), answers).orElse("");
  }

  private TakenIn.Came came(Request request) {
    return waiting.taken(request.getBody());
  }

  private ResponseDefinition answer(TakenIn.Came came, String token) {
    Duration at = journal.now();
    Reaction reaction =
        token.isEmpty()
            ? Reaction.status(NOBODY_LISTENS)
            : playable(
                answers.to(
                    new Answers.Question(
                        token,
                        came.method(),
                        came.target(),
                        came.body().text(),
                        Scripts.isAuthorized(came.headers()))));
    register.write(
        new Register.Request(
            at,
            token,
            came.method(),
            came.target(),
            came.headers(),
            came.body(),
            null,
            came.peer()),
        came.left() ? 0 : reaction.status(),
        came.left());
    return answer(reaction, token);
  }

  /** What only the sink of bytes could do is the failure of a server here. */
  private static Reaction playable(Reaction reaction) {
    return reaction.manner() == Reaction.Manner.ANSWER
        ? reaction
        : Reaction.status(CANNOT_BE_PLAYED);
  }

  private ResponseDefinition answer(Reaction reaction, String token) {
    ResponseDefinitionBuilder answer =
        ResponseDefinitionBuilder.responseDefinition()
            .withStatus(reaction.status())
            // A connection that is never reused cannot be re-sent on by a client library.
            .withHeader("Connection", "close");
    if (!reaction.after().isZero()) {
      // Scheduled by the server: a delay keeps no thread waiting.
      answer.withFixedDelay((int) reaction.after().toMillis());
    }
    Redirects.resolved(reaction.headers(), base + "/" + token, elsewhere + "/" + token)
        .forEach(header -> answer.withHeader(header.name(), header.value()));
    if (!reaction.body().isEmpty() && !RawReplies.isBodiless(reaction.status())) {
      answer.withBody(reaction.bytes());
    }
    return answer.build();
  }
}
