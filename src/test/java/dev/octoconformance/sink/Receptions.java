package dev.octoconformance.sink;

import dev.octoconformance.journal.Certificate;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reception that the sink and the sink of bytes are together. */
public final class Receptions implements Reception {
  private final Sink sink;
  private final @Nullable RawSink raw;
  private final Tokens tokens;
  private final Authority authority;

  private Receptions(Sink sink, @Nullable RawSink raw, Tokens tokens, Authority authority) {
    this.sink = sink;
    this.raw = raw;
    this.tokens = tokens;
    this.authority = authority;
  }

  /**
   * The reception of these sinks, whose redirects lead to each other from now on. Through a tunnel
   * only the sink itself is reached.
   *
   * @param raw the sink of bytes; null when there is none
   * @param authority who vouches for what is shown on ports that show certificates
   */
  public static Reception of(Sink sink, @Nullable RawSink raw, Tokens tokens, Authority authority) {
    RawSink reached = sink.isDirect() ? raw : null;
    if (reached != null) {
      sink.elsewhere(reached.base());
      reached.elsewhere(sink.publicBase());
    }
    return new Receptions(sink, reached, tokens, authority);
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
  public Optional<String> certifiedUrl(String name, Certificate certificate) {
    return Optional.ofNullable(raw)
        .map(bytes -> bytes.shown(tokens.of(name), authority.identity(certificate, bytes.host())));
  }

  @Override
  public Optional<ClosedPort> closedPort(String name) {
    return Optional.ofNullable(raw).map(bytes -> bytes.closedPort(tokens.of(name)));
  }

  @Override
  public Optional<Duration> slowestUnderStrain() {
    return Strain.slowest(sink.address(), sink.isSecure());
  }

  @Override
  public void release(String token) {
    if (raw != null) {
      raw.release(token);
    }
  }
}
