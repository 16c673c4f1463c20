package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The sinks serve HTTPS, to those who know the authority and to nobody else. */
class SecureSinkTest {
  private static final String HOST = "127.0.0.1";

  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final String token = new Tokens("seed").of("a webhook");
  private final Authority authority = Authority.fresh();
  private final Identity identity = authority.identity(List.of(HOST, "localhost", "::1"));
  private Reaction reaction = Reaction.status(200);
  private final Sink sink = Sink.open(HOST, 0, identity, null, journal, asked -> reaction);
  private final RawSink bytes = RawSink.open(HOST, 0, identity, journal, asked -> reaction);
  private final HttpClient client = client(authority.certificate());

  @AfterEach
  void close() {
    sink.close();
    bytes.close();
  }

  private static HttpClient client(X509Certificate trusted) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", trusted);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(context)
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int status(HttpClient by, String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return by.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void a_delivery_arrives_as_it_does_by_plain_http() throws Exception {
    assertThat(sink.url(token)).startsWith("https://127.0.0.1:");
    assertThat(status(client, sink.url(token))).isEqualTo(200);
    assertThat(status(client, bytes.url(token))).isEqualTo(200);
    assertThat(status(client, sink.url(token).replace(HOST, "localhost"))).isEqualTo(200);
    assertThat(journal.evidence().arrivals(token))
        .extracting(arrival -> arrival.body().text())
        .containsExactly("{}", "{}", "{}");
  }

  @Test
  void the_sink_is_strained_by_https_as_well() {
    assertThat(Strain.slowest(sink.address(), sink.isSecure())).isPresent();
  }

  @Test
  void plain_http_is_not_answered_and_breaks_nothing() throws Exception {
    for (int port : List.of(sink.port(), bytes.port())) {
      try (RawClient plain = RawClient.to(port).post("/" + token)) {
        assertThat(plain.hear()).doesNotStartWith("HTTP/1.1 200");
      }
    }
    assertThat(journal.evidence().arrivals(token)).isEmpty();
    assertThat(status(client, bytes.url(token))).isEqualTo(200);
  }

  @Test
  void a_held_delivery_is_answered_when_it_is_released() throws Exception {
    reaction = Reaction.of(Manner.HOLD);
    var held =
        client.sendAsync(
            HttpRequest.newBuilder(URI.create(bytes.url(token)))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    ticker.next(Arrival.class);
    bytes.release(token);
    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"RESET", "CLOSE", "GARBAGE"})
  void a_connection_is_broken_under_https_too(Manner manner) throws Exception {
    reaction = Reaction.of(manner);
    assertThatThrownBy(() -> status(client, bytes.url(token))).isInstanceOf(IOException.class);
    ticker.next(Arrival.class);
    assertThat(ticker.next(HangUp.class).bySender()).isFalse();
  }

  @Test
  void the_certificate_of_a_keystore_is_shown(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("sink.p12");
    char[] password = "of the file".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "any",
        identity.key(),
        password,
        identity.chain().toArray(java.security.cert.Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    Identity given = Identity.of(file, "of the file");
    assertThat(given.chain()).isEqualTo(identity.chain());
    try (Sink own = Sink.open(HOST, 0, given, null, journal, Answers.always200())) {
      assertThat(status(client, own.url(token))).isEqualTo(200);
    }
    assertThatThrownBy(() -> Identity.of(file, "another"))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageContaining("sink.keystorePassword");
    assertThatThrownBy(() -> Identity.of(folder.resolve("none"), ""))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageContaining("sink.keystore");
  }

  private String shown(Certificate certificate) {
    return bytes.shown(token, authority.identity(certificate, HOST));
  }

  @Test
  void the_right_certificate_is_accepted_at_a_port_of_its_own() throws Exception {
    assertThat(status(client, shown(Certificate.RIGHT))).isEqualTo(200);
    assertThat(journal.evidence().notes(Milestone.CERTIFICATE_DISLIKED)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Certificate.class, names = "RIGHT", mode = Mode.EXCLUDE)
  void a_wrong_certificate_makes_a_sender_leave_that_looks_at_it(Certificate wrong)
      throws InterruptedException {
    String url = shown(wrong);
    assertThatThrownBy(() -> status(client, url)).isInstanceOf(SSLHandshakeException.class);
    ticker.next(Note.class);
    assertThat(journal.evidence().notes(Milestone.CERTIFICATE_DISLIKED))
        .allMatch(note -> note.detail().startsWith(token + " "))
        .isNotEmpty();
    assertThat(journal.evidence().arrivals(token)).isEmpty();
  }

  @Test
  void who_only_knocks_at_such_a_port_has_not_looked_at_anything() throws Exception {
    int port = URI.create(shown(Certificate.EXPIRED)).getPort();
    RawClient.to(port).close();
    try (RawClient plain = RawClient.to(port).post("/" + token)) {
      assertThat(plain.hear()).isEmpty();
    }
    assertThat(journal.evidence().notes(Milestone.CERTIFICATE_DISLIKED)).isEmpty();
  }
}
