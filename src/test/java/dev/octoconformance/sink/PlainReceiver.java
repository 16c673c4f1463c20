package dev.octoconformance.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A receiver on loopback that belongs to no run: it tells what comes, and answers as it was told.
 */
public final class PlainReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Integer> answers;
  private final Consumer<String> told;
  private final Map<String, Integer> heard = new ConcurrentHashMap<>();

  private PlainReceiver(HttpServer server, List<Integer> answers, Consumer<String> told) {
    this.server = server;
    this.answers = answers;
    this.told = told;
  }

  /**
   * Starts one.
   *
   * @param port the port; 0 for any free one
   * @param answers the statuses of the first, second, … request to a path, the last one again and
   *     again; at least one
   * @param told takes each request as text: start line, headers, body, and what was answered
   * @throws UncheckedIOException if the port is taken
   */
  public static PlainReceiver start(int port, List<Integer> answers, Consumer<String> told) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      PlainReceiver receiver = new PlainReceiver(server, List.copyOf(answers), told);
      server.createContext("/", receiver::receive);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException("Port %d of 127.0.0.1 is in use".formatted(port), e);
    }
  }

  /** Where it answers. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int number = heard.merge(exchange.getRequestURI().getRawPath(), 1, Integer::sum);
      int status = answers.get(Math.min(number, answers.size()) - 1);
      StringBuilder text = new StringBuilder();
      text.append("%s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  values.forEach(value -> text.append("%n%s: %s".formatted(name, value))));
      text.append(body.isEmpty() ? "" : "%n%n%s".formatted(body));
      text.append("%n→ request %d, answered %d%n".formatted(number, status));
      told.accept(text.toString());
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
