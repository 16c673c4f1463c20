package dev.octoconformance.config;

import java.io.Serial;
import java.util.List;

/** Everything that is wrong with a configuration, one sentence per problem. */
public final class ConfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** Takes the sentences in the order in which they are to be read. */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The sentences, each with its place and its remedy. */
  public List<String> problems() {
    return problems;
  }
}
