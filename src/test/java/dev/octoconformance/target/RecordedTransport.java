package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers every request as it was answered in a recorded run, and asks nobody. */
public final class RecordedTransport implements Transport {
  private record Key(String scope, int turn) {}

  private final Map<Key, Deque<Exchange>> recorded = new HashMap<>();
  private final String missing;

  /**
   * The answers of these exchanges.
   *
   * @param missing what is said of a request that was never sent, such as {@code was not asked
   *     before the run ended}
   */
  public RecordedTransport(Collection<Exchange> exchanges, String missing) {
    this.missing = missing;
    exchanges.forEach(
        exchange ->
            recorded
                .computeIfAbsent(
                    new Key(exchange.scope(), exchange.turn()), key -> new ArrayDeque<>())
                .add(exchange));
  }

  /**
   * The recorded exchange.
   *
   * @throws Undecided if there is none, or if something else was asked then
   */
  @Override
  public synchronized Exchange send(String scope, int turn, Exchange.Request request) {
    Deque<Exchange> answers = recorded.getOrDefault(new Key(scope, turn), new ArrayDeque<>());
    Exchange exchange = answers.poll();
    if (exchange == null) {
      throw unasked(request, missing);
    }
    if (!isSame(request, exchange.request())) {
      throw unasked(
          request,
          "was not asked in the recorded run, where this question began differently (%s)"
              .formatted(exchange.id()));
    }
    return exchange;
  }

  /** Says that this request was never sent, and why. */
  static Undecided unasked(Exchange.Request request, String why) {
    return new Undecided(
        Reason.BUDGET, "%s %s %s.".formatted(request.method(), masked(request.url()), why));
  }

  /** Whether it is the same request, as far as its masked secrets let that be seen. */
  private static boolean isSame(Exchange.Request asked, Exchange.Request sent) {
    return asked.method().equals(sent.method())
        && masked(asked.url()).equals(masked(sent.url()))
        && Objects.equals(body(asked.body()), body(sent.body()))
        && hasSame("Authorization", asked, sent)
        && hasSame("Octo-Capabilities", asked, sent)
        && hasSame("Accept-Language", asked, sent);
  }

  private static boolean hasSame(String name, Exchange.Request asked, Exchange.Request sent) {
    String recorded = header(sent, name);
    return recorded.startsWith(Redaction.MASK) || recorded.equals(header(asked, name));
  }

  private static @Nullable String body(@Nullable String body) {
    return body == null ? null : masked(body);
  }

  /** The values of a header; of credentials only that there are any, for which is not recorded. */
  private static String header(Exchange.Request request, String name) {
    String values =
        String.join(
            "\n",
            request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList());
    return name.equals("Authorization") ? values.replaceFirst("\\s.*", "") : values;
  }

  private static String masked(String text) {
    return Redaction.ofPlaces()
        .text(text)
        .replaceAll(Redaction.MASK + "(x[0-9a-f]{6}|[0-9]{1,2}(?![0-9]))?", Redaction.MASK);
  }
}
