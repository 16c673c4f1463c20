package dev.octoconformance.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks with a queue per path, and statuses to answer in turn before 200. */
final class RecordingSink implements AutoCloseable {
  record Arrival(String method, String target, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join("|", headers.getOrDefault(name, List.of()));
    }

    JsonObject json() {
      return (JsonObject) Objects.requireNonNull(JsonReader.read(body));
    }

    JsonObject booking() {
      return json().object("booking");
    }
  }

  private final HttpServer server;
  private final Map<String, BlockingQueue<Arrival>> arrivals = new ConcurrentHashMap<>();
  private final Map<String, Queue<Integer>> scripts = new ConcurrentHashMap<>();

  private final Map<String, Map<String, String>> fields = new ConcurrentHashMap<>();

  RecordingSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getRawPath();
      Integer status = scripts.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
      exchange.getResponseHeaders().set("Connection", "close");
      if (status != null) {
        fields.getOrDefault(path, Map.of()).forEach(exchange.getResponseHeaders()::set);
      }
      exchange.sendResponseHeaders(status == null ? 200 : status, -1);
      Arrival arrival =
          new Arrival(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              body);
      queue(path).add(arrival);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  void answers(String path, Integer... statuses) {
    scripts.put(path, new ConcurrentLinkedQueue<>(List.of(statuses)));
  }

  /** The fields that go with every scripted status. */
  void answersWith(String path, String name, String value) {
    fields.put(path, Map.of(name, value));
  }

  /** The next request at a path, or null if there is none for five seconds. */
  Arrival next(String path) throws InterruptedException {
    return queue(path).poll(5, TimeUnit.SECONDS);
  }

  Arrival within(Duration time, String path) throws InterruptedException {
    return queue(path).poll(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  List<Arrival> already(String path) {
    List<Arrival> all = new ArrayList<>();
    queue(path).drainTo(all);
    return all;
  }

  private BlockingQueue<Arrival> queue(String path) {
    return arrivals.computeIfAbsent(path, unused -> new LinkedBlockingQueue<>());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
