package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the target over HTTP: nothing is retried, redirected or kept back, and only a body that
 * was compressed unasked is decoded.
 */
public final class LiveTransport implements Transport, AutoCloseable {
  /** What is said of a request that came too late to be sent. */
  public static final String TOO_LATE = "was not asked before the run ended";

  /**
   * What requests may take from now on.
   *
   * @param patience how long an answer may take
   * @param end when nothing is sent any more, nor waited for, by the clock of the journal; null for
   *     no such time
   */
  private record Limit(Duration patience, @Nullable Duration end) {
    Duration at(Duration now) {
      Duration left = end == null ? patience : end.minus(now);
      return left.compareTo(patience) < 0 ? left : patience;
    }
  }

  private final Journal journal;
  private final Pace pace;
  private volatile Limit limit;
  private final Wire wire;
  private final Client lean;
  private final Client graded;
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(LiveTransport::daemon);

  /**
   * A transport that records in this journal.
   *
   * @param requestsPerSecond how many requests may begin in any second; null for no limit
   * @param patience how long an answer may take, from the first byte sent to the last received
   */
  public LiveTransport(Journal journal, @Nullable Integer requestsPerSecond, Duration patience) {
    this(journal, requestsPerSecond, patience, new Wire(patience, false, Proxies.ofThisProcess()));
  }

  /** The same that asks through these proxies. */
  LiveTransport(Journal journal, Duration patience, Proxies proxies) {
    this(journal, null, patience, new Wire(patience, false, proxies));
  }

  private LiveTransport(
      Journal journal, @Nullable Integer requestsPerSecond, Duration patience, Wire wire) {
    this.journal = journal;
    this.pace = new Pace(requestsPerSecond);
    this.limit = new Limit(patience, null);
    this.wire = wire;
    this.lean = new ApacheClient(wire);
    this.graded = new RestAssuredClient(wire);
  }

  /** A transport that is never led through a proxy. */
  public static LiveTransport directly(Journal journal, Duration patience) {
    return new LiveTransport(journal, patience, Proxies.none());
  }

  /**
   * A transport to ourselves: whatever certificate is shown, it may be our own, or that of a tunnel
   * which leads to us.
   */
  public static LiveTransport toOurselves(Journal journal, Duration patience) {
    return new LiveTransport(journal, null, patience, new Wire(patience, true, Proxies.none()));
  }

  /**
   * From now on an answer may take this long, and nothing is sent or waited for after that time of
   * the run.
   */
  public void limit(Duration patience, Duration end) {
    limit = new Limit(patience, end);
  }

  /**
   * Begins to load what a first request needs, which takes longer than all else before it; nothing
   * is sent.
   */
  public static void getReady() {
    daemon(
            () -> {
              Duration patience = Duration.ofSeconds(1);
              Exchange.Request nowhere =
                  new Exchange.Request("GET", "http://127.0.0.1:0/", List.of(), null);
              ScheduledExecutorService timers =
                  Executors.newSingleThreadScheduledExecutor(LiveTransport::daemon);
              try (Wire wire = new Wire(patience, false, Proxies.none());
                  Leash leash = new Leash(timers, patience)) {
                new RestAssuredClient(wire).ask(nowhere, leash);
              } catch (Exception nobodyIsThere) {
                timers.shutdownNow();
              }
            })
        .start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "patience");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The exchange.
   *
   * @throws dev.octoconformance.verdict.Undecided if it is too late to ask anything
   */
  @Override
  public Exchange send(String scope, int turn, Exchange.Request request) {
    return send(lean, scope, turn, request);
  }

  /** The same line and the same journal, asked with REST Assured. */
  @Override
  public Transport graded() {
    return (scope, turn, request) -> send(graded, scope, turn, request);
  }

  private Exchange send(Client client, String scope, int turn, Exchange.Request request) {
    pace.await();
    Duration at = journal.now();
    Limit now = limit;
    Duration patience = now.at(at);
    if (patience.isNegative() || patience.isZero()) {
      throw RecordedTransport.unasked(request, TOO_LATE);
    }
    Exchange.Answer answer = null;
    String trouble = null;
    Leash leash = new Leash(timers, patience);
    try (leash) {
      answer = client.ask(request, leash);
    } catch (Exception e) { // REST Assured throws checked exceptions that it does not declare
      boolean ours = leash.isOver() && patience.compareTo(now.patience()) < 0;
      trouble =
          ours
              ? Trouble.noMoreTime(request.url())
              : Trouble.sentence(
                  e,
                  request.url(),
                  wire.proxy(URI.create(request.url())).orElse(null),
                  patience,
                  leash.isOver());
    }
    Duration took = journal.now().minus(at);
    Exchange.Answer answered = answer;
    String why = trouble;
    return journal.add(
        Journal.Kind.EXCHANGE,
        id -> new Exchange(id, scope, turn, at, took, request, answered, why));
  }

  @Override
  public void close() {
    timers.shutdownNow();
    wire.close();
  }
}
