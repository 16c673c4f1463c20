package dev.octoconformance.sink;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.http.trafficlistener.DoNothingWiremockNetworkTrafficListener;
import dev.octoconformance.journal.Journal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server that receives deliveries. It has no stubs: who a request is for and what it is
 * answered follows from the token in its path.
 */
public final class Sink implements AutoCloseable {
  private static final int THREADS = 64;
  private static final String NO_FOLDER = "no-such-folder";
  private static final int MAX_HEADER_BYTES = 128 * 1024;

  private final WireMockServer server;
  private final Ear ear;
  private final Answers answers;
  private final URI bound;
  private volatile URI publicBase;

  private Sink(WireMockServer server, Ear ear, Answers answers, URI bound, URI publicBase) {
    this.server = server;
    this.ear = ear;
    this.answers = answers;
    this.bound = bound;
    this.publicBase = publicBase;
  }

  /**
   * Starts listening on this address only; what arrives is written to the journal at the moment it
   * arrives.
   *
   * @param host the address to bind
   * @param port the port to bind; 0 takes a free one
   * @param identity what HTTPS is served with; null for plain HTTP
   * @param publicUrl where the target reaches the sink; null for the bound address itself
   * @throws SinkUnavailable if the address cannot be bound
   */
  public static Sink open(
      String host,
      int port,
      @Nullable Identity identity,
      @Nullable URI publicUrl,
      Journal journal,
      Answers answers) {
    Memory memory = new Memory();
    TakenIn.Waiting waiting = new TakenIn.Waiting();
    Ear ear = new Ear(journal, answers, memory, waiting);
    WireMockServer server =
        new WireMockServer(
            options()
                .httpServerFactory(
                    new Doorway(
                        memory,
                        waiting,
                        new TurnedAway(journal),
                        identity,
                        journal::stoodStillJustNow))
                .bindAddress(host)
                .port(port)
                .containerThreads(THREADS)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(THREADS)
                .http2PlainDisabled(true)
                .jettyHeaderRequestSize(MAX_HEADER_BYTES)
                .disableRequestJournal()
                // Else every request and answer would be made into a text that nobody reads.
                .stubRequestLoggingDisabled(true)
                // Answers go out as they are scripted, whatever the sender could unpack.
                .gzipDisabled(true)
                // Else files below the working directory would be served as /__files.
                .usingFilesUnderClasspath(NO_FOLDER)
                .basicAdminAuthenticator(UUID.randomUUID().toString(), UUID.randomUUID().toString())
                .networkTrafficListener(new DoNothingWiremockNetworkTrafficListener())
                .notifier(new Silence())
                .extensions(ear.doors()));
    try {
      server.start();
    } catch (FatalStartupException e) {
      throw SinkUnavailable.at(host + ":" + port, e);
    }
    URI bound = SinkUrl.base(identity != null, host, server.port());
    URI reached = publicUrl == null ? bound : publicUrl;
    ear.base(reached);
    return new Sink(server, ear, answers, bound, reached);
  }

  /** The same by plain HTTP. */
  public static Sink open(
      String host, int port, @Nullable URI publicUrl, Journal journal, Answers answers) {
    return open(host, port, null, publicUrl, journal, answers);
  }

  /**
   * The public URL that a webhook with this token is registered with: the token in the path, and a
   * nonce at the very end that shows whether the URL was cut.
   */
  public String url(String token) {
    return urlBehind(publicBase, token);
  }

  /** The same where it is reached at this URL. */
  public String urlBehind(URI reached, String token) {
    answers.expect(token);
    return url(reached, token);
  }

  /** The same of a sink that is reached at this URL, and that nobody is to be sent to any more. */
  public static String url(URI publicBase, String token) {
    return SinkUrl.of(publicBase, token);
  }

  /** From now on the target reaches the sink at this URL; before any URL of it is given away. */
  public void publish(URI publicUrl) {
    publicBase = publicUrl;
    ear.base(publicUrl);
  }

  /** Where the target reaches the sink. */
  public URI publicBase() {
    return publicBase;
  }

  /** Whether the target comes straight to the bound address, and not by way of a tunnel. */
  public boolean isDirect() {
    return publicBase.equals(bound);
  }

  /** From now on redirects to elsewhere lead to the sink with this root. */
  void elsewhere(URI other) {
    ear.elsewhere(other);
  }

  /** Whether it serves HTTPS. */
  boolean isSecure() {
    return bound.getScheme().equals("https");
  }

  /** The bound address. */
  InetSocketAddress address() {
    return new InetSocketAddress(bound.getHost().replaceAll("[\\[\\]]", ""), server.port());
  }

  /** The bound port. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Silence implements Notifier {
    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable t) {}
  }
}
