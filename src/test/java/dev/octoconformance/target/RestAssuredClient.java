package dev.octoconformance.target;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks with REST Assured, whose every repetition, redirect and decoder is off. */
final class RestAssuredClient implements Client {
  private static final RestAssuredConfig VERBATIM =
      RestAssuredConfig.config()
          .redirect(redirectConfig().followRedirects(false))
          .decoderConfig(decoderConfig().noContentDecoders())
          .encoderConfig(
              encoderConfig()
                  .defaultContentCharset("UTF-8")
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private final Wire wire;

  RestAssuredClient(Wire wire) {
    this.wire = wire;
  }

  @Override
  public Exchange.Answer ask(Exchange.Request request, Leash leash) throws IOException {
    Errand errand = new Errand(request, leash, wire.room());
    RequestSpecification asking =
        RestAssured.given()
            .config(
                VERBATIM.httpClient(
                    httpClientConfig().httpClientFactory(() -> wire.client(errand))))
            .urlEncodingEnabled(false);
    // It plans routes by itself, and would take no notice of ours.
    wire.proxy(URI.create(request.url()))
        .ifPresent(proxy -> asking.proxy(proxy.host(), proxy.port()));
    for (Header header : request.headers()) {
      // The label of a body would change how it is written; the errand puts it on.
      if (!header.name().equalsIgnoreCase("Content-Type")) {
        asking.header(header.name(), header.value());
      }
    }
    if (request.body() != null) {
      asking.body(request.body().getBytes(StandardCharsets.UTF_8));
    }
    Response response = asking.request(request.method(), request.url());
    return errand.answer(response.statusCode(), response.asInputStream());
  }
}
