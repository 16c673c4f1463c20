import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what it is told on its standard input with one HTTP library, as its documentation says; see
 * ../../README.md.
 */
public final class Send {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final PrintStream OUT = System.out;

  record Order(String id, String url, Map<String, String> headers, String body, Duration timeout) {}

  record Answer(int status, String retryAfter) {}

  interface Sender {
    Answer send(Order order) throws Exception;
  }

  private Send() {}

  /** The library is the first argument. */
  public static void main(String[] arguments) throws IOException {
    Sender sender = sender(arguments[0]);
    say(Map.of("version", version(arguments[0])));
    ExecutorService workers = Executors.newCachedThreadPool();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Order order = order(MAPPER.readTree(line));
      workers.execute(() -> send(sender, order));
    }
    System.exit(0);
  }

  private static Order order(JsonNode json) {
    Map<String, String> headers = new LinkedHashMap<>();
    json.get("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    return new Order(
        json.get("id").asString(),
        json.get("url").asString(),
        headers,
        json.get("body").asString(),
        Duration.ofMillis(json.get("timeoutMillis").asLong()));
  }

  private static void send(Sender sender, Order order) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("id", order.id());
    try {
      Answer answer = sender.send(order);
      outcome.put("status", answer.status());
      outcome.put("retryAfter", answer.retryAfter());
    } catch (Exception e) {
      outcome.put("error", e.toString());
    }
    say(outcome);
  }

  private static synchronized void say(Map<String, ?> line) {
    OUT.println(MAPPER.writeValueAsString(line));
    OUT.flush();
  }

  private static Class<?> type(String library) {
    return switch (library) {
      case "OkHttp" -> okhttp3.OkHttpClient.class;
      case "Apache HttpClient 5" -> org.apache.hc.client5.http.classic.HttpClient.class;
      case "Apache HttpClient 4" -> org.apache.http.client.HttpClient.class;
      case "Jetty" -> org.eclipse.jetty.client.HttpClient.class;
      case "Vert.x" -> io.vertx.ext.web.client.WebClient.class;
      case "AsyncHttpClient" -> org.asynchttpclient.AsyncHttpClient.class;
      case "Reactor Netty" -> reactor.netty.http.client.HttpClient.class;
      case "java.net.http", "HttpURLConnection" -> Object.class;
      default -> org.springframework.web.client.RestClient.class;
    };
  }

  /** The version in the name of the jar that the library came from; that of Java without a jar. */
  private static String version(String library) {
    var source = type(library).getProtectionDomain().getCodeSource();
    return source == null
        ? System.getProperty("java.version")
        : source.getLocation().getPath().replaceFirst(".*-([0-9][^/]*)\\.jar$", "$1");
  }

  private static Sender sender(String library) {
    return switch (library) {
      case "OkHttp" -> okHttp();
      case "Apache HttpClient 5" -> apache5();
      case "Apache HttpClient 4" -> apache4();
      case "java.net.http" -> javaNetHttp();
      case "HttpURLConnection" -> Send::httpUrlConnection;
      case "Spring RestClient" -> restClient();
      case "Spring RestTemplate" -> restTemplate();
      case "Spring WebClient" -> webClient();
      case "Jetty" -> jetty();
      case "Vert.x" -> vertx();
      case "AsyncHttpClient" -> asyncHttpClient();
      case "Reactor Netty" -> reactorNetty();
      default -> throw new IllegalArgumentException(library);
    };
  }

  private static Sender okHttp() {
    var client = new okhttp3.OkHttpClient();
    return order -> {
      var request =
          new okhttp3.Request.Builder()
              .url(order.url())
              .post(
                  okhttp3.RequestBody.create(
                      order.body().getBytes(StandardCharsets.UTF_8),
                      okhttp3.MediaType.get("application/json")));
      order.headers().forEach(request::header);
      try (var answer =
          client
              .newBuilder()
              .callTimeout(order.timeout())
              .build()
              .newCall(request.build())
              .execute()) {
        return new Answer(answer.code(), answer.header("Retry-After"));
      }
    };
  }

  private static Sender apache5() {
    var pool =
        org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder.create()
            .useSystemProperties()
            .setMaxConnTotal(200)
            .setMaxConnPerRoute(200)
            .build();
    var client =
        org.apache.hc.client5.http.impl.classic.HttpClients.custom()
            .setConnectionManager(pool)
            .build();
    return order -> {
      var request = new org.apache.hc.client5.http.classic.methods.HttpPost(order.url());
      request.setConfig(
          org.apache.hc.client5.http.config.RequestConfig.custom()
              .setResponseTimeout(order.timeout().toMillis(), TimeUnit.MILLISECONDS)
              .build());
      order.headers().forEach(request::setHeader);
      request.setEntity(
          new org.apache.hc.core5.http.io.entity.StringEntity(
              order.body(), org.apache.hc.core5.http.ContentType.APPLICATION_JSON));
      return client.execute(
          request,
          answer -> {
            org.apache.hc.core5.http.io.entity.EntityUtils.consume(answer.getEntity());
            var retryAfter = answer.getFirstHeader("Retry-After");
            return new Answer(answer.getCode(), retryAfter == null ? null : retryAfter.getValue());
          });
    };
  }

  private static Sender apache4() {
    var client =
        org.apache.http.impl.client.HttpClients.custom()
            .useSystemProperties()
            .setMaxConnTotal(200)
            .setMaxConnPerRoute(200)
            .build();
    return order -> {
      var request = new org.apache.http.client.methods.HttpPost(order.url());
      request.setConfig(
          org.apache.http.client.config.RequestConfig.custom()
              .setSocketTimeout((int) order.timeout().toMillis())
              .build());
      order.headers().forEach(request::setHeader);
      request.setEntity(
          new org.apache.http.entity.StringEntity(
              order.body(), org.apache.http.entity.ContentType.APPLICATION_JSON));
      try (var answer = client.execute(request)) {
        org.apache.http.util.EntityUtils.consume(answer.getEntity());
        var retryAfter = answer.getFirstHeader("Retry-After");
        return new Answer(
            answer.getStatusLine().getStatusCode(),
            retryAfter == null ? null : retryAfter.getValue());
      }
    };
  }

  private static Sender javaNetHttp() {
    var client = HttpClient.newHttpClient();
    return order -> {
      var request =
          HttpRequest.newBuilder(URI.create(order.url()))
              .timeout(order.timeout())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(order.body()));
      order.headers().forEach(request::setHeader);
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      return new Answer(
          answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null));
    };
  }

  private static Answer httpUrlConnection(Order order) throws IOException {
    var connection = (HttpURLConnection) URI.create(order.url()).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setConnectTimeout((int) order.timeout().toMillis());
    connection.setReadTimeout((int) order.timeout().toMillis());
    connection.setRequestProperty("Content-Type", "application/json");
    order.headers().forEach(connection::setRequestProperty);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(order.body().getBytes(StandardCharsets.UTF_8));
    }
    return new Answer(connection.getResponseCode(), connection.getHeaderField("Retry-After"));
  }

  /** With the request factory that Spring takes when no other client is there. */
  private static Sender restClient() {
    return order -> {
      var factory = new org.springframework.http.client.JdkClientHttpRequestFactory();
      factory.setReadTimeout(order.timeout());
      return org.springframework.web.client.RestClient.builder()
          .requestFactory(factory)
          .build()
          .post()
          .uri(order.url())
          .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
          .headers(headers -> order.headers().forEach(headers::set))
          .body(order.body())
          .exchange(
              (request, answer) ->
                  new Answer(
                      answer.getStatusCode().value(),
                      answer.getHeaders().getFirst("Retry-After")));
    };
  }

  private static Sender restTemplate() {
    return order -> {
      var factory = new org.springframework.http.client.SimpleClientHttpRequestFactory();
      factory.setReadTimeout((int) order.timeout().toMillis());
      var headers = new org.springframework.http.HttpHeaders();
      headers.setContentType(org.springframework.http.MediaType.APPLICATION_JSON);
      order.headers().forEach(headers::set);
      try {
        var answer =
            new org.springframework.web.client.RestTemplate(factory)
                .postForEntity(
                    order.url(),
                    new org.springframework.http.HttpEntity<>(order.body(), headers),
                    Void.class);
        return new Answer(answer.getStatusCode().value(), null);
      } catch (org.springframework.web.client.RestClientResponseException e) {
        return new Answer(
            e.getStatusCode().value(),
            e.getResponseHeaders() == null ? null : e.getResponseHeaders().getFirst("Retry-After"));
      }
    };
  }

  private static Sender webClient() {
    var client = org.springframework.web.reactive.function.client.WebClient.create();
    return order ->
        client
            .post()
            .uri(order.url())
            .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
            .headers(headers -> order.headers().forEach(headers::set))
            .bodyValue(order.body())
            .exchangeToMono(
                answer ->
                    answer
                        .releaseBody()
                        .thenReturn(
                            new Answer(
                                answer.statusCode().value(),
                                answer.headers().asHttpHeaders().getFirst("Retry-After"))))
            .block(order.timeout());
  }

  private static Sender jetty() {
    var client = new org.eclipse.jetty.client.HttpClient();
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return order -> {
      var request =
          client
              .POST(order.url())
              .timeout(order.timeout().toMillis(), TimeUnit.MILLISECONDS)
              .body(
                  new org.eclipse.jetty.client.StringRequestContent(
                      "application/json", order.body()));
      request.headers(headers -> order.headers().forEach(headers::put));
      var answer = request.send();
      return new Answer(answer.getStatus(), answer.getHeaders().get("Retry-After"));
    };
  }

  private static Sender vertx() {
    var client = io.vertx.ext.web.client.WebClient.create(io.vertx.core.Vertx.vertx());
    return order -> {
      var request =
          client
              .postAbs(order.url())
              .timeout(order.timeout().toMillis())
              .putHeader("Content-Type", "application/json");
      order.headers().forEach(request::putHeader);
      var answer =
          request
              .sendBuffer(io.vertx.core.buffer.Buffer.buffer(order.body()))
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      return new Answer(answer.statusCode(), answer.getHeader("Retry-After"));
    };
  }

  private static Sender asyncHttpClient() {
    var client = org.asynchttpclient.Dsl.asyncHttpClient();
    return order -> {
      var request =
          client
              .preparePost(order.url())
              .setRequestTimeout(order.timeout())
              .setHeader("Content-Type", "application/json")
              .setBody(order.body());
      order.headers().forEach(request::setHeader);
      var answer = request.execute().get();
      return new Answer(answer.getStatusCode(), answer.getHeader("Retry-After"));
    };
  }

  private static Sender reactorNetty() {
    var client = reactor.netty.http.client.HttpClient.create();
    return order ->
        client
            .responseTimeout(order.timeout())
            .headers(
                headers -> {
                  headers.set("Content-Type", "application/json");
                  order.headers().forEach(headers::set);
                })
            .post()
            .uri(order.url())
            .send(
                reactor.netty.ByteBufFlux.fromString(
                    reactor.core.publisher.Mono.just(order.body())))
            .response()
            .map(
                answer ->
                    new Answer(
                        answer.status().code(), answer.responseHeaders().get("Retry-After")))
            .block();
  }
}
