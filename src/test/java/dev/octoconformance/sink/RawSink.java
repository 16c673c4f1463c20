package dev.octoconformance.sink;

import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sink of bytes: what a delivery looks like on the wire, what happens to a sender that is not
 * answered, and when it gives up. It reads one request per connection and then does what no proper
 * server would.
 */
public final class RawSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RawSink.class);

  /** How many senders can be there at once. */
  static final int SEATS = 512;

  /** For those who are only told that there is no room. */
  private static final int STANDING_ROOM = 64;

  private static final long FAREWELL_SECONDS = 5;

  private static final long UNTIL_SOMEBODY_LEFT_MILLIS = 200;

  private final String host;
  private final Speech speech;
  private final RawVisit.House house;
  private final Semaphore room = new Semaphore(SEATS + STANDING_ROOM);
  private final ThreadPoolExecutor threads;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /** Those who have not said what they want, the oldest first. */
  private final Deque<Socket> silent = new ConcurrentLinkedDeque<>();

  private final List<AutoCloseable> ownPorts = new CopyOnWriteArrayList<>();
  private final RawPort port;

  private RawSink(
      String host, int port, @Nullable Identity identity, Journal journal, Answers answers)
      throws IOException {
    this.host = host;
    this.speech = Speech.of(identity, new TurnedAway(journal)::handshake);
    this.house =
        new RawVisit.House(
            journal,
            answers,
            new Holds(),
            new Memory(),
            new AtomicReference<>(Redirects.NOWHERE),
            new AtomicBoolean());
    this.threads =
        new ThreadPoolExecutor(
            0, SEATS + STANDING_ROOM, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    this.port = RawPort.bind(speech.secure(), host, port);
  }

  private Thread thread(Runnable visit) {
    Thread thread = new Thread(visit, "raw-sink-" + port() + "-visit");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts listening on a free port of this address only; what arrives is written to the journal at
   * the moment it arrives.
   *
   * @param host the address to bind
   * @throws SinkUnavailable if the address cannot be bound
   */
  public static RawSink open(String host, Journal journal, Answers answers) {
    return open(host, 0, null, journal, answers);
  }

  /**
   * The same on a port that is known already, such as that of a run that is gone on with.
   *
   * @param port the port to bind; 0 takes a free one
   * @param identity what HTTPS is served with; null for plain HTTP
   * @throws SinkUnavailable if the address cannot be bound
   */
  public static RawSink open(
      String host, int port, @Nullable Identity identity, Journal journal, Answers answers) {
    try {
      RawSink sink = new RawSink(host, port, identity, journal, answers);
      sink.port.welcome(sink::welcome);
      return sink;
    } catch (IOException e) {
      throw SinkUnavailable.at(host + ":" + port, e);
    }
  }

  /** The URL that a webhook with this token is registered with, of the same shape as the sink's. */
  public String url(String token) {
    house.answers().expect(token);
    return SinkUrl.of(port.base(), token);
  }

  /** A port of its own for the webhook with this token, which refuses connections until opened. */
  public Reception.ClosedPort closedPort(String token) {
    house.answers().expect(token);
    RefusingPort closed = RefusingPort.at(speech.secure(), host, token, this::welcome);
    ownPorts.add(closed);
    return closed;
  }

  /**
   * Welcomes everybody at a port that refused connections when another process had it, from now on.
   *
   * @param url the URL of the webhook on that port
   * @throws SinkUnavailable if the port is taken
   */
  public void reopen(String url, String token) {
    house.answers().expect(token);
    RefusingPort port =
        RefusingPort.at(speech.secure(), host, URI.create(url).getPort(), token, this::welcome);
    ownPorts.add(port);
    port.open();
  }

  /**
   * The URL of the webhook with this token on a port of its own, where this is shown to whoever
   * comes by HTTPS; who leaves because of it is written down.
   *
   * @throws SinkUnavailable if no port can be had
   */
  String shown(String token, Identity identity) {
    house.answers().expect(token);
    Journal journal = house.journal();
    Speech own =
        new Speech(
            identity.context(),
            why -> journal.note(Milestone.CERTIFICATE_DISLIKED, token + " " + why));
    try {
      RawPort port = RawPort.bind(true, host, 0);
      ownPorts.add(port);
      port.welcome((visitor, base) -> welcome(visitor, base, own));
      return SinkUrl.of(port.base(), token);
    } catch (IOException e) {
      throw SinkUnavailable.at(host + ":0", e);
    }
  }

  /** The host that its ports are bound to. */
  String host() {
    return host;
  }

  /** Answers 200 to everything that is held for this token, and from now on at once. */
  public void release(String token) {
    house.holds().release(token);
  }

  /** The root of its URLs. */
  URI base() {
    return port.base();
  }

  /** The bound port. */
  public int port() {
    return port.base().getPort();
  }

  /** From now on redirects to elsewhere lead to the sink with this root. */
  void elsewhere(URI other) {
    house.elsewhere().set(other);
  }

  private void welcome(Socket visitor, URI base) {
    welcome(visitor, base, speech);
  }

  private void welcome(Socket visitor, URI base, Speech spoken) {
    sockets.add(visitor);
    silent.add(visitor);
    boolean full = sockets.size() > SEATS && !oneLeaves();
    if (!isThereRoom()) {
      left(visitor);
      return;
    }
    try {
      threads.execute(
          () -> {
            try {
              visit(visitor, base, spoken, full);
            } catch (RuntimeException e) {
              LOG.error("A delivery could not be played", e);
            } finally {
              left(visitor);
              room.release();
            }
          });
    } catch (RejectedExecutionException closing) {
      left(visitor);
      room.release();
    }
    if (house.closing().get()) {
      closed(visitor);
    }
  }

  /** Asks somebody to leave who came and said nothing; false when there is nobody of that kind. */
  private boolean oneLeaves() {
    Socket longest = silent.size() > 1 ? silent.poll() : null;
    if (longest != null) {
      closed(longest);
    }
    return longest != null;
  }

  private boolean isThereRoom() {
    try {
      return room.tryAcquire(UNTIL_SOMEBODY_LEFT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void visit(Socket visitor, URI base, Speech spoken, boolean turnedAway) {
    try (visitor) {
      Optional<Socket> begun = spoken.begun(visitor);
      if (begun.isEmpty()) {
        return;
      }
      try (Socket socket = begun.get()) {
        RawVisit visit = new RawVisit(house, base, visitor, socket, turnedAway);
        Optional<RawRequest> request = visit.heard();
        silent.remove(visitor);
        request.ifPresent(visit::answer);
        if (request.isEmpty() && spoken.secure()) {
          spoken.disliked().accept(Speech.LEFT);
        }
      }
    } catch (IOException nobodyThereAnyMore) {
      // What came was written down.
    }
  }

  private void left(Socket visitor) {
    silent.remove(visitor);
    sockets.remove(visitor);
    closed(visitor);
  }

  private static void closed(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      // Nothing is left to be done with it.
    }
  }

  /** Leaves everybody, and comes back when the last thing about it is written down. */
  @Override
  public void close() {
    house.closing().set(true);
    closed(port);
    ownPorts.forEach(RawSink::closed);
    sockets.forEach(RawSink::closed);
    threads.shutdown();
    try {
      threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
