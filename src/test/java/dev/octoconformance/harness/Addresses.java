package dev.octoconformance.harness;

import dev.octoconformance.journal.Certificate;
import dev.octoconformance.sink.Reception;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The reception of a run, with every URL that it has given away. */
final class Addresses implements Reception {
  private final Reception reception;
  private final Consumer<String> written;
  private final Set<String> given = ConcurrentHashMap.newKeySet();

  /**
   * The URLs of this reception.
   *
   * @param written where each of them is written down before anybody is told it
   */
  Addresses(Reception reception, Consumer<String> written) {
    this.reception = reception;
    this.written = written;
  }

  /** From now on this URL is one that was given away, in an earlier life of the run. */
  void given(String url) {
    given.add(url);
  }

  /** Whether a URL is one that was given away, whatever became of its query. */
  boolean isOurs(String listed) {
    return given.stream().anyMatch(listed::startsWith);
  }

  @Override
  public String url(String name) {
    return noted(reception.url(name));
  }

  @Override
  public Optional<String> bytesUrl(String name) {
    return reception.bytesUrl(name).map(this::noted);
  }

  @Override
  public Optional<String> certifiedUrl(String name, Certificate certificate) {
    return reception.certifiedUrl(name, certificate).map(this::noted);
  }

  @Override
  public Optional<ClosedPort> closedPort(String name) {
    Optional<ClosedPort> port = reception.closedPort(name);
    port.ifPresent(p -> noted(p.url()));
    return port;
  }

  @Override
  public Optional<Duration> slowestUnderStrain() {
    return reception.slowestUnderStrain();
  }

  @Override
  public void release(String token) {
    reception.release(token);
  }

  private String noted(String url) {
    String plain = url.replaceFirst("\\?.*", "");
    if (given.add(plain)) {
      written.accept(plain);
    }
    return url;
  }
}
