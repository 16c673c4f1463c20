package dev.octoconformance.verdict;

/**
 * What a run asked, of what, and through what: how far it can claim anything at all.
 *
 * @param asked how many of the requirements that can be tested it has evidence of, or was told to
 *     ask
 * @param all how many there are in the catalogue
 * @param demo whether the target was the embedded reference vendor
 * @param connection the way from the target to the sink
 */
public record Scope(int asked, int all, boolean demo, Connection connection) {

  /** The way that deliveries take. */
  public enum Connection {
    /** The target calls the very address that the sink listens on. */
    DIRECT("direct"),
    /** The target calls another address, and a tunnel or a gateway hands on what it sends. */
    TUNNEL("tunnel"),
    /** The sink never listened. */
    NONE("none");

    private final String word;

    Connection(String word) {
      this.word = word;
    }

    /** The way in a word. */
    public String word() {
      return word;
    }
  }

  /** The scope of a run that asked an API everything, directly. */
  public static Scope whole(int all) {
    return new Scope(all, all, false, Connection.DIRECT);
  }

  /** Whether nothing of the catalogue was left out. */
  public boolean isWhole() {
    return asked >= all;
  }

  /** The same with evidence of so many. */
  Scope asking(int many) {
    return new Scope(many, all, demo, connection);
  }
}
