package dev.octoconformance.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

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

  private static final String CONVERSATION = "conversation.";
  private static final String USER = ".in";

  private final Map<String, Cost> costs;
  private final Map<String, List<String>> conversations;

  private ConversationCosts(Map<String, Cost> costs, Map<String, List<String>> conversations) {
    this.costs = costs;
    this.conversations = conversations;
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
    Map<String, Cost> costs = new HashMap<>();
    Map<String, List<String>> conversations = new HashMap<>();
    for (String key : lines.stringPropertyNames()) {
      String text = lines.getProperty(key);
      if (key.endsWith(USER)) {
        conversations.put(
            key.substring(0, key.length() - USER.length()), List.of(text.trim().split(" +", -1)));
      } else {
        costs.put(key, Cost.parse(text));
      }
    }
    return new ConversationCosts(costs, conversations);
  }

  /** What the conversations cost that these requirements look at, each of them held once. */
  Stream<Cost> held(Collection<String> requirements) {
    return requirements.stream()
        .flatMap(id -> conversations.getOrDefault(id, List.of()).stream())
        .distinct()
        .map(name -> asking(CONVERSATION + name));
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
