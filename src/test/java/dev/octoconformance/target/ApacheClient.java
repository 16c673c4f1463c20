package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** Asks with the client that REST Assured asks with, too, and with nothing above it. */
final class ApacheClient implements Client {
  /** What is sent with these and without a body says that its length is 0. */
  private static final Set<String> HAVE_A_BODY = Set.of("POST", "PUT", "PATCH");

  private final Wire wire;

  ApacheClient(Wire wire) {
    this.wire = wire;
  }

  @Override
  public Exchange.Answer ask(Exchange.Request request, Leash leash) throws IOException {
    Errand errand = new Errand(request, leash, wire.room());
    HttpResponse response = wire.execute(message(request), errand);
    return errand.answer(response.getStatusLine().getStatusCode(), content(response.getEntity()));
  }

  private static HttpUriRequest message(Exchange.Request request) {
    RequestBuilder message =
        RequestBuilder.create(request.method()).setUri(URI.create(request.url()));
    String body = request.body();
    if (body != null || HAVE_A_BODY.contains(request.method())) {
      message.setEntity(
          new ByteArrayEntity((body == null ? "" : body).getBytes(StandardCharsets.UTF_8)));
    }
    return message.build();
  }

  private static InputStream content(@Nullable HttpEntity entity) throws IOException {
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }
}
