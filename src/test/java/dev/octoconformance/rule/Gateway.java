package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.Reason;
import java.util.Optional;

/** What lies in front of the sink, by what becomes of a URL that we call through it ourselves. */
public final class Gateway {
  /** What a gateway may rewrite, behind the token of the URL that we call. */
  private static final String PATH = "/a%2Fb/caf%C3%A9";

  private static final String QUERY = "?a=1&b=x%20y&a=2&e=&";

  private Gateway() {}

  /** A URL of the sink with all that a gateway may rewrite. */
  public static String rewritable(String url) {
    return url.contains("?") ? url.replaceFirst("[?]", PATH + QUERY) : url + PATH + QUERY;
  }

  /** The rule, which accuses nobody of what is done to our own call as well. */
  static Rule excused(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      return finding instanceof Finding.Broken
          ? rewriting(scene)
              .<Finding>map(how -> new Finding.Undecidable(Reason.ENV, how))
              .orElse(finding)
          : finding;
    };
  }

  private static Optional<String> rewriting(Scene scene) {
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.scope().equals(Surroundings.PROBE) && x.request().url().contains(PATH))
        .findFirst()
        .flatMap(call -> rewriting(scene, call));
  }

  private static Optional<String> rewriting(Scene scene, Exchange call) {
    String sent = Targets.of(call.request().url());
    Optional<Arrival> arrived =
        scene
            .evidence()
            .arrivals()
            .filter(a -> !a.token().isEmpty() && sent.contains(a.token()))
            .filter(a -> a.at().compareTo(call.at()) >= 0 && a.at().compareTo(call.endedAt()) <= 0)
            .findFirst();
    return arrived.filter(a -> isKept(sent, a)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "What lies in front of the sink does not leave URLs as they are: we called %s ourselves, and %s arrived."
                .formatted(sent, arrived.map(Arrival::target).orElse("nothing")));
  }

  private static boolean isKept(String sent, Arrival arrived) {
    String token = arrived.token();
    return Targets.areSame(Targets.from(token, sent), Targets.from(token, arrived.target()));
  }
}
