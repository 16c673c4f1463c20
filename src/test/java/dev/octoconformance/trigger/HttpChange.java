package dev.octoconformance.trigger;

import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Placeholders;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Transport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP request that changes an availability. */
final class HttpChange implements AvailabilityChange {
  private static final JsonMapper JSON = new JsonMapper();

  private final AvailabilityTrigger.HttpCall call;
  private final Transport transport;
  private final AtomicInteger turn = new AtomicInteger();

  HttpChange(AvailabilityTrigger.HttpCall call, Transport transport) {
    this.call = call;
    this.transport = transport;
  }

  @Override
  public String inWords() {
    return "an HTTP request (trigger.availability.http)";
  }

  @Override
  public boolean setsVacancies() {
    return (call.url() + call.body()).contains("{vacancies}")
        || call.headers().values().stream().anyMatch(h -> h.value().contains("{vacancies}"));
  }

  @Override
  public Outcome change(Map<String, String> values) {
    List<Header> headers = new ArrayList<>();
    call.headers()
        .forEach(
            (name, value) ->
                headers.add(new Header(name, Placeholders.fill(value.value(), values))));
    if (call.body() != null
        && headers.stream().noneMatch(h -> h.name().equalsIgnoreCase("Content-Type"))) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    Exchange exchange =
        transport.send(
            Exchange.AVAILABILITY_CHANGE,
            turn.getAndIncrement(),
            new Exchange.Request(
                call.method(),
                Placeholders.fill(call.url(), each(values, HttpChange::inUrls)),
                headers,
                call.body() == null
                    ? null
                    : Placeholders.fill(call.body(), each(values, HttpChange::inJson))));
    return new Outcome(
        exchange.succeeded(),
        "the request was answered " + new Reply(exchange).inWords(),
        exchange.id());
  }

  private static Map<String, String> each(
      Map<String, String> values, UnaryOperator<String> spelling) {
    Map<String, String> spelled = new TreeMap<>(values);
    spelled.replaceAll((name, value) -> spelling.apply(value));
    return spelled;
  }

  private static String inUrls(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without its quotation marks, which the text around it has where it wants them. */
  private static String inJson(String value) {
    String quoted = JSON.writeValueAsString(value);
    return quoted.substring(1, quoted.length() - 1);
  }
}
