package dev.octoconformance.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the conversations of a requirement cost a target, as measured with the reference vendor. */
final class ConversationCosts {
  private static final String FILE = "conversations.properties";

  /** What the key of an arrangement ends with. */
  static final String ARRANGEMENT = ".arrangement";

  /**
   * What something costs.
   *
   * @param requests the calls, with those that remove what is left
   * @param webhooks how many of them create a webhook
   */
  record Cost(int requests, int webhooks) {
    static final Cost NOTHING = new Cost(0, 0);

    Cost plus(Cost other) {
      return new Cost(requests + other.requests, webhooks + other.webhooks);
    }

    private static Cost parse(String text) {
      String[] numbers = text.trim().split(" +", -1);
      return new Cost(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
  }

  private final Map<String, Cost> costs;

  private ConversationCosts(Map<String, Cost> costs) {
    this.costs = costs;
  }

  /** Those that ship with the suite. */
  static ConversationCosts load() {
    Properties lines = new Properties();
    try (InputStream in =
        Objects.requireNonNull(ConversationCosts.class.getResourceAsStream(FILE))) {
      lines.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConversationCosts(
        lines.stringPropertyNames().stream()
            .collect(
                Collectors.toMap(Function.identity(), key -> Cost.parse(lines.getProperty(key)))));
  }

  /** What asking about this requirement costs. */
  Cost asking(String requirement) {
    return costs.getOrDefault(requirement, Cost.NOTHING);
  }

  /** What the arrangements of this requirement cost. */
  Cost arranging(String requirement) {
    return asking(requirement + ARRANGEMENT);
  }
}
