package dev.octoconformance.harness;

import dev.octoconformance.campaign.ArmPlan;
import dev.octoconformance.config.BookingChoice;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.rule.Gateway;
import dev.octoconformance.rule.Surroundings;
import dev.octoconformance.sink.Sink;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Transport;
import dev.octoconformance.trigger.BookingFlow;
import dev.octoconformance.verdict.EnvironmentFault;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must be so before anything can be judged; what is not is told as one sentence with the
 * remedy.
 */
final class Preflight {
  private static final String SCOPE = "preflight";

  /** The turn of the first call that is about URLs. */
  private static final int URLS = 1_000;

  private final Target target;
  private final URI base;
  private @Nullable Reply products;

  Preflight(Target target, URI base) {
    this.target = target.in(SCOPE);
    this.base = base;
  }

  /**
   * The target answers like an OCTO API and takes the token.
   *
   * @throws EnvironmentFault if it does not
   */
  void targetAnswers() {
    Reply products = target.bookings().products();
    this.products = products;
    Exchange.Answer answer = products.exchange().answer();
    if (answer == null) {
      throw new EnvironmentFault(
          "The target cannot be reached: %s. Check --target %s."
              .formatted(products.exchange().trouble(), base));
    }
    boolean isArray = products.items().isPresent();
    if (products.isCut() && products.items().filter(Preflight::hasObjects).isEmpty()) {
      throw new EnvironmentFault(
          "The target does not answer like an OCTO API: the answer to GET %s/products does not end. Check --target."
              .formatted(base));
    }
    if (tokenRefused(products)) {
      throw new EnvironmentFault(
          "The target refuses the token (GET %s/products was answered %s). Give a valid one with --token or OCTO_TOKEN."
              .formatted(base, products.inWords()));
    }
    if (!products.succeeded() || !isArray) {
      throw new EnvironmentFault(
          "The target does not answer like an OCTO API: GET %s/products was answered %s %s instead of a JSON array."
                  .formatted(base, products.inWords(), answer.header("Content-Type").orElse(""))
                  .replace("  ", " ")
              + " Check the base URL in --target; it usually ends in /octo.");
    }
  }

  private static boolean hasObjects(List<JsonNode> items) {
    return items.stream().anyMatch(JsonNode::isObject);
  }

  /** Whether an answer says that the credentials are not enough. */
  static boolean tokenRefused(Reply reply) {
    String error = reply.json().map(json -> json.path("error").asStringOpt().orElse("")).orElse("");
    return reply.status() == 401
        || reply.status() == 403
        || (reply.refused()
            && List.of("UNAUTHORIZED", "FORBIDDEN").contains(error.toUpperCase(Locale.ROOT)));
  }

  /**
   * The sink can be reached at its public URL, from here.
   *
   * @throws EnvironmentFault if it cannot
   */
  void sinkAnswers(Sink sink, String token, Transport transport, Journal journal) {
    String url = sink.url(token);
    int before = journal.evidence().arrivals(token).size();
    Exchange probe = probe(transport, 0, url, List.of());
    boolean arrived = journal.evidence().arrivals(token).size() > before;
    if (!arrived) {
      throw new EnvironmentFault(
          "The receiver cannot be reached at its public URL %s: %s. Check --sink-url and what forwards to port %d."
              .formatted(
                  sink.publicBase(),
                  probe.answer() == null
                      ? probe.trouble()
                      : "somebody else answered " + probe.answer().status(),
                  sink.port()));
    }
  }

  /**
   * Calls a URL of the sink that a gateway in front of it may rewrite; what arrives is evidence.
   */
  void gatewayIsTried(Sink sink, String token, Transport transport) {
    probe(transport, 1, Gateway.rewritable(sink.url(token)), List.of());
  }

  /** The same with the headers of each of these webhooks that may not pass a gateway. */
  void gatewayIsTriedWithHeaders(
      Sink sink, String token, Transport transport, List<ArmSpec> webhooks) {
    List<List<Header>> odd =
        webhooks.stream().map(Preflight::headers).filter(Gateway::mayHold).distinct().toList();
    for (int i = 0; i < odd.size(); i++) {
      probe(transport, 2 + i, sink.url(token), odd.get(i));
    }
  }

  /** The same with the URLs of these webhooks, and with credentials where one of them has some. */
  void gatewayIsTriedWithUrls(
      Sink sink, String token, Transport transport, List<ArmPlan> webhooks) {
    List<ArmPlan> odd =
        webhooks.stream()
            .filter(webhook -> webhook.spec().url() != null && !webhook.spec().needsBytes())
            .filter(webhook -> Objects.requireNonNull(webhook.spec().url()).shape() == null)
            .toList();
    List<String> urls =
        odd.stream()
            .flatMap(webhook -> webhook.url(sink.url(token)).stream())
            .map(Gateway::withoutCredentials)
            .filter(Preflight::canBeCalled)
            .distinct()
            .toList();
    if (webhooks.stream().anyMatch(Preflight::hasCredentials)) {
      probe(transport, URLS, sink.url(token), List.of(Gateway.CREDENTIALS));
    }
    for (int i = 0; i < urls.size(); i++) {
      probe(transport, URLS + 1 + i, urls.get(i), List.of());
    }
  }

  private static boolean hasCredentials(ArmPlan webhook) {
    ArmSpec.UrlForm url = webhook.spec().url();
    return (url != null && url.userinfo() != null)
        || headers(webhook.spec()).stream()
            .anyMatch(header -> header.name().equalsIgnoreCase(Gateway.CREDENTIALS.name()));
  }

  private static boolean canBeCalled(String url) {
    try {
      return new URI(url).isAbsolute();
    } catch (URISyntaxException noUrl) {
      return false; // which a target is to refuse
    }
  }

  private static List<Header> headers(ArmSpec webhook) {
    List<Header> headers = new ArrayList<>();
    webhook
        .body()
        .path("headers")
        .forEachEntry((name, value) -> headers.add(new Header(name, value.asString(""))));
    return headers;
  }

  private static Exchange probe(Transport transport, int turn, String url, List<Header> more) {
    List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "*/*")));
    headers.addAll(more);
    return transport.send(
        Surroundings.PROBE, turn, new Exchange.Request("GET", url, headers, null));
  }

  /** Whether an exchange was made with the sink, not with the target. */
  static boolean isSinkProbe(Exchange exchange) {
    return exchange.scope().equals(Surroundings.PROBE);
  }

  /**
   * Something that can be booked.
   *
   * @throws EnvironmentFault if nothing can
   */
  Bookable bookable(BookingChoice choice) {
    Reply seen = products;
    return new BookingFlow(
            target, BookingFlow.Wishes.of(choice), LocalDate.now(java.time.ZoneOffset.UTC))
        .discover(seen == null ? target.bookings().products() : seen);
  }
}
