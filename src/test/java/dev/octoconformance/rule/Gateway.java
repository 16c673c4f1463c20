package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lies in front of the sink, by what becomes of a URL that we call through it ourselves. */
public final class Gateway {
  /** What a gateway may rewrite, behind the token of the URL that we call. */
  private static final String PATH = "/a%2Fb/caf%C3%A9";

  private static final String QUERY =
      "?a=1&b=x%20y&a=2&e=&f&sp=%2Ft%2Frun&sig=a%2Bb%2Fc%3D&code=k==&q=a+b&t=x:y@z;,!*'()$&";

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[ -~]+");
  private static final Pattern USUAL = Pattern.compile("[0-9A-Za-z-]+");
  private static final int LONG = 1000;
  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");
  private static final String NAME_OF = "Authorization";

  private static final Pattern USERINFO = Pattern.compile("(?<=//)[^/?#]*@");
  private static final int NONCE = 6;

  /** Credentials that mean nothing to anybody. */
  public static final Header CREDENTIALS = new Header("Authorization", "Basic b2N0bzpvY3Rv");

  private Gateway() {}

  /** A URL without user, password and fragment, as somebody calls it who sends them otherwise. */
  public static String withoutCredentials(String url) {
    return USERINFO.matcher(url).replaceFirst("").replaceFirst("#.*", "");
  }

  /**
   * What of a webhook's URL does not come through to the sink, by our own call with the same; empty
   * where all of it does, or nobody tried.
   */
  static Optional<String> lostOnTheWay(Scene scene, Armed armed) {
    String wanted = anybodys(Targets.of(armed.url()), armed.token());
    return calls(scene)
        .filter(call -> !isOurs(call, wanted).isEmpty())
        .filter(call -> !isKept(scene, call))
        .findFirst()
        .map(
            call ->
                "What lies in front of the receiver does not let this URL (%d characters) through as it is: we called one like it ourselves."
                    .formatted(armed.url().length()))
        .or(() -> lostCredentials(scene, armed));
  }

  private static Optional<String> lostCredentials(Scene scene, Armed armed) {
    boolean given =
        GivenHeaders.of(scene, armed).all().stream()
            .anyMatch(header -> header.name().equalsIgnoreCase(NAME_OF));
    return given || USERINFO.matcher(armed.url()).find()
        ? calls(scene)
            .filter(
                call -> call.request().headers().stream().anyMatch(h -> h.name().equals(NAME_OF)))
            .filter(
                call ->
                    arrival(scene, call).filter(a -> !a.headerValues(NAME_OF).isEmpty()).isEmpty())
            .findFirst()
            .map(
                call ->
                    "What lies in front of the receiver keeps credentials back: we sent some ourselves, and they did not arrive.")
        : Optional.empty();
  }

  private static Stream<Exchange> calls(Scene scene) {
    return scene.evidence().exchanges(Surroundings.PROBE).stream();
  }

  private static boolean isKept(Scene scene, Exchange call) {
    return arrival(scene, call)
        .filter(arrived -> isKept(Targets.of(call.request().url()), arrived))
        .isPresent();
  }

  /** The token of a call to the URL that is wanted, but for the token; empty where it is not. */
  private static Optional<String> isOurs(Exchange call, String wanted) {
    String target = Targets.of(call.request().url());
    Matcher token = TOKEN.matcher(target);
    return token.find()
        ? Optional.of(token.group()).filter(own -> anybodys(target, own).equals(wanted))
        : Optional.empty();
  }

  /** A target without what sets one webhook's apart from another's. */
  private static String anybodys(String target, String token) {
    return Targets.from(token, target)
        .replace(token, "")
        .replace(token.substring(Math.max(0, token.length() - NONCE)), "");
  }

  /** A URL of the sink with all that a gateway may rewrite. */
  public static String rewritable(String url) {
    return url.contains("?")
        ? url.replaceFirst("[?]", Matcher.quoteReplacement(PATH + QUERY))
        : url + PATH + QUERY;
  }

  /**
   * Whether custom headers are such that not everything between lets them through: by their names
   * or by their length; and still such that we can send them ourselves.
   */
  public static boolean mayHold(List<Header> headers) {
    return headers.stream()
            .allMatch(h -> NAME.matcher(h.name()).matches() && VALUE.matcher(h.value()).matches())
        && headers.stream()
            .anyMatch(h -> !USUAL.matcher(h.name()).matches() || h.value().length() > LONG);
  }

  /** The rule, which accuses nobody where our own call with the same headers lost them as well. */
  static Rule excusedHeaders(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      return finding instanceof Finding.Broken
          ? lostHeaders(scene)
              .<Finding>map(how -> new Finding.Undecidable(Reason.TUNNEL, how))
              .orElse(finding)
          : finding;
    };
  }

  private static Optional<String> lostHeaders(Scene scene) {
    List<Header> given =
        scene.evidence().armed(scene.arm()).stream()
            .flatMap(armed -> GivenHeaders.of(scene, armed).all().stream())
            .toList();
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.scope().equals(Surroundings.PROBE))
        .filter(x -> !given.isEmpty() && x.request().headers().containsAll(given))
        .findFirst()
        .flatMap(call -> lost(scene, call, given));
  }

  private static Optional<String> lost(Scene scene, Exchange call, List<Header> given) {
    Optional<Arrival> arrived = arrival(scene, call);
    if (arrived.isEmpty()) {
      return Optional.of(
          "What lies in front of the receiver does not let %s through: we sent it ourselves, and nothing arrived."
              .formatted(words(given)));
    }
    List<Header> lost =
        given.stream()
            .filter(h -> !arrived.get().headerValues(h.name()).contains(h.value()))
            .toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What lies in front of the receiver does not let %s through: we sent it ourselves, and it did not arrive."
                .formatted(words(lost)));
  }

  private static String words(List<Header> headers) {
    return String.join(
        ", ",
        headers.stream()
            .map(
                h ->
                    h.value().length() > LONG
                        ? "%s with %d characters".formatted(h.name(), h.value().length())
                        : h.name())
            .toList());
  }

  /** The rule, which accuses nobody of what is done to our own call as well. */
  static Rule excused(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      return finding instanceof Finding.Broken
          ? rewriting(scene)
              .<Finding>map(how -> new Finding.Undecidable(Reason.TUNNEL, how))
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
    Optional<Arrival> arrived = arrival(scene, call);
    return arrived.filter(a -> isKept(sent, a)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "What lies in front of the receiver does not leave URLs as they are: we called %s ourselves, and %s arrived."
                .formatted(sent, arrived.map(Arrival::target).orElse("nothing")));
  }

  private static Optional<Arrival> arrival(Scene scene, Exchange call) {
    String sent = Targets.of(call.request().url());
    return scene
        .evidence()
        .arrivals()
        .filter(a -> !a.token().isEmpty() && sent.contains(a.token()))
        .filter(a -> a.at().compareTo(call.at()) >= 0 && a.at().compareTo(call.endedAt()) <= 0)
        .findFirst();
  }

  private static boolean isKept(String sent, Arrival arrived) {
    String token = arrived.token();
    return Targets.areSame(Targets.from(token, sent), Targets.from(token, arrived.target()));
  }
}
