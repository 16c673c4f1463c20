package dev.octoconformance.sink;

import dev.octoconformance.journal.Header;
import java.net.URI;
import java.util.List;

/** Where the redirects of the sink lead to: pages of its own, under the token of the webhook. */
public final class Redirects {
  /** What stands in the path of a request that followed a redirect. */
  public static final String FOLLOWED = "/followed";

  /** What stands for another sink of ours where the target can reach none: a name of nobody. */
  static final URI NOWHERE = URI.create("http://elsewhere.invalid");

  private Redirects() {}

  /**
   * The fields of an answer with their URLs filled in.
   *
   * @param here the base URL of the sink and the token of the webhook
   * @param elsewhere the same on another host and port of ours
   */
  static List<Header> resolved(List<Header> headers, String here, String elsewhere) {
    return headers.stream()
        .map(
            h ->
                new Header(
                    h.name(),
                    HttpDates.filledIn(h.value())
                        .replace("{here}", here + FOLLOWED)
                        .replace("{elsewhere}", elsewhere + FOLLOWED)
                        .replace("{other-host}", renamed(elsewhere) + FOLLOWED)))
        .toList();
  }

  /** The same place under another host name, where one is known. */
  private static String renamed(String url) {
    return url.replace("://127.0.0.1:", "://localhost:");
  }
}
