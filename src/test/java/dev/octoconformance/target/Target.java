package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The API under test, as one asker of a run sees it. */
public final class Target {
  private static final String CONTENT_TYPE = "Content-Type";

  /**
   * What all askers of a run share.
   *
   * @param transport carries the requests
   * @param dialect where things are
   * @param sinkUrl the sink's URL for a name, always the same for the same name
   * @param ledger what has been created
   * @param listVisible how long a created or deleted webhook may take to show in the list
   * @param poll how long to wait between two looks at the list; nothing is waited for where it is
   *     zero
   * @param persistence asks again what says nothing
   * @param habits what was found out about the target
   */
  public record Line(
      Transport transport,
      Dialect dialect,
      UnaryOperator<String> sinkUrl,
      Ledger ledger,
      Duration listVisible,
      Duration poll,
      Persistence persistence,
      Habits habits) {

    public Line(
        Transport transport,
        Dialect dialect,
        UnaryOperator<String> sinkUrl,
        Ledger ledger,
        Duration listVisible,
        Duration poll) {
      this(
          transport,
          dialect,
          sinkUrl,
          ledger,
          listVisible,
          poll,
          Persistence.of(!poll.isZero()),
          new Habits(Confirming.USUAL));
    }

    private Line over(Transport other) {
      return new Line(other, dialect, sinkUrl, ledger, listVisible, poll, persistence, habits);
    }

    private Line asking(Persistence other) {
      return new Line(transport, dialect, sinkUrl, ledger, listVisible, poll, other, habits);
    }

    /** The same that waits so long for a confirmation that is pending. */
    public Line confirmedWithin(Duration longest) {
      return new Line(
          transport, dialect, sinkUrl, ledger, listVisible, poll, persistence, new Habits(longest));
    }
  }

  private final Line line;
  private final Identity identity;
  private final @Nullable String secondToken;
  private final String scope;
  private final AtomicInteger turn;
  private final AtomicInteger drafts;

  private Target(
      Line line,
      Identity identity,
      @Nullable String secondToken,
      String scope,
      AtomicInteger turn,
      AtomicInteger drafts) {
    this.line = line;
    this.identity = identity;
    this.secondToken = secondToken;
    this.scope = scope;
    this.turn = turn;
    this.drafts = drafts;
  }

  /**
   * The target as asked with this identity; {@code secondToken} is that of another, isolated
   * reseller.
   */
  public static Target of(Line line, Identity identity, @Nullable String secondToken) {
    return new Target(line, identity, secondToken, "run", new AtomicInteger(), new AtomicInteger());
  }

  /** The same target, asked on behalf of this requirement, case or step. */
  public Target in(String name) {
    return new Target(line, identity, secondToken, name, new AtomicInteger(), new AtomicInteger());
  }

  /** The same target, whose answers are graded themselves. */
  public Target graded() {
    return on(line.over(line.transport().graded()));
  }

  /** The same target, asked only once whatever comes of it. */
  public Target once() {
    return on(line.asking(Persistence.never()));
  }

  private Target on(Line other) {
    return new Target(other, identity, secondToken, scope, turn, drafts);
  }

  /** Whether the target answers at all; nothing is asked again on this line from now on. */
  public boolean answersStill() {
    line.persistence().giveUp();
    return bookings().products().status() != 0;
  }

  /** Asks nothing again after this time of the run; all who ask on this line. */
  public void endAt(Duration time) {
    line.persistence().endAt(time);
  }

  /** Who asks: the name that exchanges are recorded under. */
  public String scope() {
    return scope;
  }

  /** Asked with these lines of {@code Octo-Capabilities} instead of the usual ones. */
  public Target withCapabilityLines(List<String> lines) {
    return as(identity.withCapabilities(lines));
  }

  /** Asked with the webhook capability and these ones. */
  public Target withCapabilities(List<String> capabilities) {
    List<String> all = new ArrayList<>(List.of(line.dialect().capability()));
    all.addAll(capabilities);
    return withCapabilityLines(List.of(String.join(",", all)));
  }

  /** Whether it is asked with the webhook capability alone, written as usual. */
  public boolean isAskedForWebhooksAlone() {
    return identity.capabilities().equals(List.of(line.dialect().capability()));
  }

  /** Asked without any {@code Authorization}. */
  public Target withoutToken() {
    return as(identity.withToken(null));
  }

  /** Asked with this bearer token. */
  public Target withToken(String token) {
    return as(identity.withToken(token));
  }

  /** Asked in this language. */
  public Target withLanguage(String tag) {
    return as(identity.withLanguage(tag));
  }

  /**
   * Asked with the credentials of the other reseller; fails if none are configured, which rows
   * declare as a need.
   */
  public Target asSecondReseller() {
    if (secondToken == null) {
      throw new IllegalStateException("No second credentials are configured");
    }
    return as(identity.withToken(secondToken));
  }

  /** The token in use; empty when none is sent. */
  public String token() {
    return identity.token() == null ? "" : identity.token();
  }

  /** The webhook capability of the dialect. */
  public String capability() {
    return line.dialect().capability();
  }

  /** The webhooks of the target. */
  public Webhooks webhooks() {
    return new Webhooks(this, line);
  }

  /** The bookings of the target. */
  public Bookings bookings() {
    return new Bookings(this);
  }

  /** The same target, asked by someone else. */
  public Target as(Identity other) {
    return new Target(line, other, secondToken, scope, turn, drafts);
  }

  /** What was found out about the target. */
  Habits habits() {
    return line.habits();
  }

  Identity identity() {
    return identity;
  }

  /** Lets this time go by, as far as time goes by on this line. */
  void rest(Duration time) {
    line.persistence().rest(time);
  }

  /** A fresh URL of the sink for the next webhook of this scope. */
  public String freshUrl() {
    return line.sinkUrl().apply(scope + "#" + drafts.getAndIncrement());
  }

  Reply send(String method, String path, @Nullable String body) {
    return send(method, path, body, identity.headers(), Optional::empty);
  }

  /**
   * The same for a request of which this tells, when it got no answer, what shows that it worked.
   */
  Reply send(
      String method, String path, @Nullable String body, Supplier<Optional<Exchange>> effect) {
    return send(method, path, body, identity.headers(), effect);
  }

  /** The same with this media type for the body, null for none, in place of JSON's. */
  Reply send(
      String method,
      String path,
      String body,
      @Nullable String mediaType,
      Supplier<Optional<Exchange>> effect) {
    List<Header> headers = new ArrayList<>(identity.headers());
    headers.removeIf(header -> header.name().equalsIgnoreCase(CONTENT_TYPE));
    if (mediaType != null) {
      headers.add(new Header(CONTENT_TYPE, mediaType));
    }
    return send(method, path, body, headers, effect);
  }

  private Reply send(
      String method,
      String path,
      @Nullable String body,
      List<Header> headers,
      Supplier<Optional<Exchange>> effect) {
    int itsTurn = turn.getAndIncrement();
    return line.persistence()
        .ask(
            new Persistence.Request() {
              @Override
              public Exchange send() {
                return exchange(itsTurn, method, path, headers, body);
              }

              @Override
              public Optional<Exchange> effect() {
                return effect.get();
              }

              @Override
              public Exchange probe() {
                return exchange(
                    turn.getAndIncrement(), "GET", Bookings.PRODUCTS, identity.headers(), null);
              }
            });
  }

  private Exchange exchange(
      int itsTurn, String method, String path, List<Header> headers, @Nullable String body) {
    return line.transport()
        .send(
            scope,
            itsTurn,
            new Exchange.Request(method, line.dialect().base() + path, headers, body));
  }
}
