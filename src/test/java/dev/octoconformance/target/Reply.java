package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What the target answered to one request, in terms a test can judge.
 *
 * @param exchange the exchange that shows it
 * @param first the first try where it was asked again, otherwise the same
 */
public record Reply(Exchange exchange, Exchange first) {
  private static final JsonMapper PARTS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Whether there is no answer because the run had no time left for one. */
  public boolean cameTooLate() {
    String trouble = exchange.trouble();
    return trouble != null && Trouble.isNoMoreTime(trouble);
  }

  /** What the target answered at once. */
  public Reply(Exchange exchange) {
    this(exchange, exchange);
  }

  /** The status; 0 when nothing was answered. */
  public int status() {
    return exchange.answer() == null ? 0 : exchange.answer().status();
  }

  /** Whether the status is one of 200 to 299. */
  public boolean succeeded() {
    return exchange.succeeded();
  }

  /** Whether the status is one of 400 to 499. */
  public boolean refused() {
    return status() >= 400 && status() <= 499;
  }

  /** Whether it is for want of the right credentials that it was refused. */
  public boolean isForbidden() {
    return status() == 401 || status() == 403;
  }

  /** A response header, its lines joined by a comma; empty when absent. */
  public Optional<String> header(String name) {
    return exchange.answer() == null ? Optional.empty() : exchange.answer().header(name);
  }

  /** The text of the body; empty when there is none. */
  public String body() {
    return exchange.answer() == null ? "" : exchange.answer().body().text();
  }

  /** The body as JSON; empty when it is none. */
  public Optional<JsonNode> json() {
    try {
      JsonNode json = body().isBlank() ? null : JSON.readTree(body());
      return Optional.ofNullable(json).filter(node -> !node.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /**
   * The items of a JSON array, the whole ones among them where it was cut; empty when it is none.
   */
  public Optional<List<JsonNode>> items() {
    List<JsonNode> items = new ArrayList<>();
    try (JsonParser parser = PARTS.createParser(body())) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(PARTS.readTree(parser));
      }
      return parser.nextToken() == null ? Optional.of(items) : Optional.empty();
    } catch (JacksonException endsHere) {
      return isCut() ? Optional.of(items) : Optional.empty();
    }
  }

  /** Whether there was more of the answer than was read. */
  public boolean isCut() {
    return exchange.answer() != null && exchange.answer().body().cut();
  }

  /** What was asked, in two words: {@code DELETE /octo/webhooks/17}. */
  public String asked() {
    URI url = URI.create(exchange.request().url());
    return exchange.request().method() + " " + url.getRawPath();
  }

  /** The body that was sent; empty when there was none. */
  public String sent() {
    String body = exchange.request().body();
    return body == null ? "" : body;
  }

  /** The JSON object that was sent; a missing node when it was none. */
  public JsonNode sentJson() {
    try {
      return sent().isBlank() ? MissingNode.getInstance() : JSON.readTree(sent());
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** The values of a header that was sent, line by line. */
  public List<String> sent(String header) {
    return exchange.request().headers().stream()
        .filter(line -> line.name().equalsIgnoreCase(header))
        .map(Header::value)
        .toList();
  }

  /**
   * What came of the request, in a few words for a sentence: {@code 400 INVALID_URL}, {@code no
   * answer (…)}.
   */
  public String inWords() {
    if (exchange.answer() == null) {
      return "no answer (" + exchange.trouble() + ")";
    }
    return json()
        .map(json -> json.path("error").asStringOpt().orElse(""))
        .filter(error -> !error.isEmpty())
        .map(error -> status() + " " + error)
        .orElse(Integer.toString(status()));
  }
}
