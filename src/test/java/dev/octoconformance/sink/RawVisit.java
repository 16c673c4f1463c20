package dev.octoconformance.sink;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.sink.RawRequest.End;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** One connection to the sink of bytes: its one request, what is done with it, and its end. */
final class RawVisit implements Holds.Held {
  private static final Duration BETWEEN_DRIPS = Duration.ofMillis(500);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Duration AN_INSTANT = Duration.ofMillis(1);
  private static final Duration NAP = Duration.ofMillis(100);

  private final House house;
  private final URI base;
  private final Socket carrier;
  private final Socket socket;
  private final boolean turnedAway;
  private final AtomicBoolean held = new AtomicBoolean(true);
  private volatile String token = "";

  /**
   * What all visits share.
   *
   * @param memory how much of what comes may be kept
   * @param elsewhere the root of another sink of ours
   * @param closing whether the sink is being closed, so that it is we who leave
   */
  record House(
      Journal journal,
      Answers answers,
      Holds holds,
      Memory memory,
      AtomicReference<URI> elsewhere,
      AtomicBoolean closing) {}

  /**
   * A visit on this connection.
   *
   * @param base the root of the URLs that lead here
   * @param carrier the connection
   * @param socket what is read from and written to: the connection itself, or HTTPS on it
   * @param turnedAway whether there is no room, so that it is only written down and told so
   */
  RawVisit(House house, URI base, Socket carrier, Socket socket, boolean turnedAway) {
    this.house = house;
    this.base = base;
    this.carrier = carrier;
    this.socket = socket;
    this.turnedAway = turnedAway;
  }

  @Override
  public String token() {
    return token;
  }

  /**
   * The request, as much as comes of it; empty when nothing comes that could be one for a webhook.
   */
  Optional<RawRequest> heard() {
    try {
      socket.setTcpNoDelay(true);
      RawRequest request =
          new RawReader(new RawInput(socket), house.memory(), () -> write(RawReplies.goOn()))
              .read();
      token = Tokens.expected(request.target(), house.answers()).orElse("");
      return isWorthNothing(request) ? Optional.empty() : Optional.of(request);
    } catch (IOException nobodyThereAnyMore) {
      return Optional.empty();
    }
  }

  /** What is done with this request. */
  void answer(RawRequest request) {
    try {
      Duration at = house.journal().now();
      Reaction reaction = reaction(request);
      boolean left = house.journal().stoodStillJustNow() && !stays(AN_INSTANT);
      Arrival arrival = recorded(request, left ? 0 : reaction.status(), at);
      if (left || request.end() == End.BROKEN_OFF) {
        hungUp(arrival);
      } else {
        play(reaction, request, arrival);
      }
    } catch (IOException nobodyThereAnyMore) {
      // What came was written down before anything was answered.
    }
  }

  /** Whether it is a connection without a request, or a piece of one that cannot be ours. */
  private boolean isWorthNothing(RawRequest request) {
    return token.isEmpty() && (request.end() == End.BROKEN_OFF || request.end() == End.STALLED);
  }

  /** Scripts are asked for whole requests only: half a delivery uses up no answer. */
  private Reaction reaction(RawRequest request) {
    return switch (request.end()) {
      case BROKEN_OFF -> Reaction.of(Manner.CLOSE);
      case STALLED -> Reaction.status(408);
      case ENDLESS -> Reaction.status(413);
      case MALFORMED -> Reaction.status(400);
      case COMPLETE -> reactionTo(request);
    };
  }

  private Reaction reactionTo(RawRequest request) {
    if (turnedAway) {
      return Reaction.status(503);
    }
    if (token.isEmpty()) {
      return Reaction.status(404);
    }
    Reaction reaction =
        house
            .answers()
            .to(
                new Answers.Question(
                    token,
                    request.method(),
                    request.target(),
                    request.body().text(),
                    Scripts.isAuthorized(request.headers())));
    // Whoever is here was let in.
    return reaction.manner() == Manner.REFUSE ? Reaction.status(200) : reaction;
  }

  private Arrival recorded(RawRequest request, int status, Duration at) {
    return new Register(house.journal(), house.memory())
        .write(
            new Register.Request(
                at,
                token,
                request.method(),
                request.target(),
                request.headers(),
                request.body(),
                request.head(),
                carrier.getInetAddress() == null
                    ? null
                    : carrier.getInetAddress().getHostAddress()),
            status);
  }

  private void play(Reaction reaction, RawRequest request, Arrival arrival) throws IOException {
    if (!stays(reaction.after())) {
      hungUp(arrival);
      return;
    }
    switch (reaction.manner()) {
      case ANSWER, REFUSE -> answer(reaction, request);
      case HOLD -> hold(request, arrival);
      case TRICKLE -> trickle(arrival);
      case FLOOD -> flood(arrival);
      case RESET -> reset(arrival);
      case CLOSE -> breakOff(new byte[0], arrival);
      case GARBAGE -> breakOff(RawReplies.garbage(), arrival);
      case INTERIM -> breakOff(RawReplies.interim(), arrival);
      case CUT_SHORT -> breakOff(RawReplies.cutShort(), arrival);
      case BAD_CHUNK -> breakOff(RawReplies.badChunk(), arrival);
    }
  }

  private void answer(Reaction reaction, RawRequest request) throws IOException {
    List<Header> headers =
        Redirects.resolved(
            reaction.headers(), base + "/" + token, house.elsewhere().get() + "/" + token);
    write(RawReplies.answer(reaction, headers, request.method().equalsIgnoreCase("HEAD")));
    farewell();
  }

  private void hold(RawRequest request, Arrival arrival) throws IOException {
    if (!house.holds().keep(this)) {
      answer(Reaction.status(200), request);
      return;
    }
    try {
      untilTheyLeave();
    } finally {
      house.holds().forget(this);
    }
    if (held.compareAndSet(true, false)) {
      hungUp(arrival);
    } else {
      answer(Reaction.status(200), request);
    }
  }

  /** Wakes the thread that waits for the sender to leave; that one answers. */
  @Override
  public void release() {
    if (held.compareAndSet(true, false)) {
      try {
        if (socket == carrier) {
          socket.shutdownInput();
        }
      } catch (IOException goneMeanwhile) {
        // Then there is nobody to be answered.
      }
    }
  }

  private void trickle(Arrival arrival) {
    try {
      write(RawReplies.trickling());
      do {
        write(new byte[] {'x'});
      } while (stays(BETWEEN_DRIPS));
    } catch (IOException left) {
      // Written down below, like any other way of leaving.
    }
    hungUp(arrival);
  }

  /** Ends by itself only when the sender has taken everything. */
  private void flood(Arrival arrival) {
    boolean left = false;
    try {
      write(RawReplies.flooding());
      byte[] wave = RawReplies.someOfTheFlood();
      for (int sent = 0; sent < RawReplies.FLOOD; sent += wave.length) {
        write(wave);
      }
      socket.shutdownOutput();
      stays(FAREWELL);
    } catch (IOException before) {
      left = true;
    }
    ended(arrival, left && !house.closing().get());
  }

  private void reset(Arrival arrival) throws IOException {
    carrier.setSoLinger(true, 0);
    carrier.close();
    brokenOff(arrival);
  }

  private void breakOff(byte[] reply, Arrival arrival) throws IOException {
    write(reply);
    socket.shutdownOutput();
    brokenOff(arrival);
    farewell();
  }

  /** Whether the sender is still there after so long. */
  private boolean stays(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (true) {
        long left = (end - System.nanoTime() + 999_999) / 1_000_000;
        if (left <= 0) {
          return true;
        }
        socket.setSoTimeout((int) left);
        if (socket.getInputStream().read(new byte[1024]) < 0) {
          return false;
        }
      }
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException left) {
      return false;
    }
  }

  private void untilTheyLeave() {
    byte[] more = new byte[1024];
    boolean there = true;
    while (there && held.get()) {
      try {
        // Under HTTPS nothing but the time can wake it without ending the connection.
        socket.setSoTimeout(socket == carrier ? 0 : (int) NAP.toMillis());
        there = socket.getInputStream().read(more) >= 0;
      } catch (SocketTimeoutException stillThere) {
        there = true;
      } catch (IOException leftWithoutSayingSo) {
        there = false;
      }
    }
  }

  /** Ends in order: without this, bytes that nobody read would turn the end into a reset. */
  private void farewell() throws IOException {
    if (!socket.isOutputShutdown()) {
      socket.shutdownOutput();
    }
    stays(FAREWELL);
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private void hungUp(Arrival arrival) {
    ended(arrival, !house.closing().get());
  }

  private void brokenOff(Arrival arrival) {
    ended(arrival, false);
  }

  private void ended(Arrival arrival, boolean bySender) {
    Duration at = house.journal().now();
    house
        .journal()
        .add(
            Journal.Kind.HANG_UP,
            id -> new HangUp(id, at, arrival.token(), arrival.id(), bySender));
  }
}
