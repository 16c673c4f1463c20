package dev.octoconformance.sink;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reception that the sink and the sink of bytes are together. */
public final class Receptions implements Reception {
  private final Sink sink;
  private final @Nullable RawSink raw;
  private final Tokens tokens;

  private Receptions(Sink sink, @Nullable RawSink raw, Tokens tokens) {
    this.sink = sink;
    this.raw = raw;
    this.tokens = tokens;
  }

  /**
   * The reception of these sinks, whose redirects lead to each other from now on. Through a tunnel
   * only the sink itself is reached.
   *
   * @param raw the sink of bytes; null when there is none
   */
  public static Reception of(Sink sink, @Nullable RawSink raw, Tokens tokens) {
    RawSink reached = sink.isDirect() ? raw : null;
    if (reached != null) {
      sink.elsewhere(reached.base());
      reached.elsewhere(sink.publicBase());
    }
    return new Receptions(sink, reached, tokens);
  }

  @Override
  public String url(String name) {
    return sink.url(tokens.of(name));
  }

  @Override
  public Optional<String> bytesUrl(String name) {
    return Optional.ofNullable(raw).map(bytes -> bytes.url(tokens.of(name)));
  }

  @Override
  public Optional<ClosedPort> closedPort(String name) {
    return Optional.ofNullable(raw).map(bytes -> bytes.closedPort(tokens.of(name)));
  }

  @Override
  public Optional<Duration> slowestUnderStrain() {
    return Strain.slowest(sink.address());
  }

  @Override
  public void release(String token) {
    if (raw != null) {
      raw.release(token);
    }
  }
}
