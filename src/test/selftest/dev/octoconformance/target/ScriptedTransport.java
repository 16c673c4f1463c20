package dev.octoconformance.target;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A target that answers every request as told, without a network; each exchange takes a second. */
public final class ScriptedTransport implements Transport {
  public static final String BASE = "https://vendor.example/octo";

  private final Function<Exchange.Request, Exchange.Answer> script;
  private final List<Exchange.Request> sent = new ArrayList<>();

  public ScriptedTransport(Function<Exchange.Request, Exchange.Answer> script) {
    this.script = script;
  }

  public static Exchange.Answer answer(int status, String body, Header... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Exchange.Answer(status, List.of(headers), Body.of(bytes, bytes.length));
  }

  @Override
  public synchronized Exchange send(String scope, int turn, Exchange.Request request) {
    Duration at = Duration.ofSeconds(sent.size());
    sent.add(request);
    String id = "x" + sent.size();
    Exchange.Answer answer = script.apply(request);
    return new Exchange(id, scope, turn, at, Duration.ofSeconds(1), request, answer, null);
  }

  /** The target that this transport leads to. */
  public Target target() {
    return Target.of(
        new Target.Line(
            this,
            new Dialect(URI.create(BASE), "octo/webhooks", "/webhooks"),
            name -> "http://sink.example/" + name,
            new Ledger(),
            Duration.ofSeconds(5),
            Duration.ZERO),
        new Identity("t", List.of("octo/webhooks"), null, List.of()),
        null);
  }

  /** Method and path of every request so far, and its body if it has one. */
  public synchronized List<String> sent() {
    return sent.stream()
        .map(
            request ->
                request.method()
                    + " "
                    + request.url().replace(BASE, "")
                    + (request.body() == null ? "" : " " + request.body()))
        .toList();
  }
}
