package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.verdict.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of the credentials in the URL of a webhook. */
public final class Authentication {
  private static final String MISSING = "no Authorization";
  private static final Credentials NOBODY = new Credentials("", "");

  private Authentication() {}

  /** A URL with credentials is accepted at creation. */
  public static Rule isAccepted() {
    Rule rule =
        UrlForms.created(
            UrlForms::refused,
            scene ->
                scene
                    .evidence()
                    .armed(scene.arm())
                    .<Finding>map(
                        armed ->
                            Finding.holds(
                                "A URL with user and password was accepted.",
                                List.of(armed.exchange())))
                    .orElseGet(() -> Heard.notArranged(scene)));
    return scene ->
        scene.evidence().armed(scene.arm()).isEmpty()
                && scene.evidence().note(Scene.WAVE_A_OVER).isEmpty()
                && scene.evidence().note(Scene.WAVE_FAILED).isEmpty()
            ? new Finding.NotYet(null)
            : rule.judge(scene);
  }

  /**
   * The credentials arrive, decoded, as basic authentication: at once or when asked for. A client
   * that refuses such a URL, so that nothing arrives, breaks it as well.
   */
  public static Rule arrives() {
    return Heard.ofCarried(
        heard -> {
          Credentials own = own(heard);
          List<Delivery> authenticated = heard.events().stream().filter(own::areIn).toList();
          return authenticated.isEmpty()
              ? Finding.broken(
                  "The URL has credentials, and no delivery brought them as basic authentication.",
                  own.toString(),
                  found(own, heard.events()),
                  Heard.ids(heard.events()))
              : Finding.holds(
                  "%d of %d deliveries brought the credentials of the URL; others are answered 401."
                      .formatted(authenticated.size(), heard.events().size()),
                  Heard.ids(authenticated));
        });
  }

  /** The same, where a character that is refused or stops the webhook is named. */
  public static Rule arrivesEach() {
    return Ingredients.named(arrives());
  }

  /** They may arrive in UTF-8 or in Latin-1; what matters is that the webhook works. */
  public static Rule arrivesInSomeEncoding() {
    Rule works = Oddities.areRefusedOrWork();
    Rule arrives = of(Authentication::inSomeEncoding);
    return Oddities.refusedOr(
        scene -> {
          Finding finding = works.judge(scene);
          return finding instanceof Finding.Holds ? arrives.judge(scene) : finding;
        });
  }

  private static Finding inSomeEncoding(Heard heard) {
    Credentials own = own(heard);
    return heard.events().stream()
        .filter(d -> Credentials.lines(d).stream().anyMatch(line -> isSome(own, line)))
        .findFirst()
        .map(d -> Finding.holds("Credentials beyond ASCII were brought along.", List.of(d.id())))
        .orElseGet(
            () ->
                Finding.broken(
                    "Credentials beyond ASCII do not arrive as they are.",
                    own + ", in UTF-8 or Latin-1",
                    found(own, heard.events()),
                    Heard.ids(heard.events())));
  }

  private static boolean isSome(Credentials own, String line) {
    return Credentials.areHidden(line)
        || Stream.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)
            .anyMatch(charset -> Credentials.sent(line, charset).filter(own::equals).isPresent());
  }

  /** Neither the request line nor any other line than Authorization shows them. */
  public static Rule staysOutOfTheRest() {
    return Framing.seen(
        of(
            heard -> {
              Credentials own = own(heard);
              for (Delivery delivery : heard.events()) {
                Optional<String> leak =
                    String.valueOf(delivery.arrival().head())
                        .lines()
                        .filter(line -> !isAuthorization(line) && shows(line, own))
                        .findFirst();
                if (leak.isPresent()) {
                  return Finding.broken(
                      "The credentials of the URL show up outside of Authorization.",
                      "neither in the request line nor in any other header",
                      "user \"%s\" in the line %s"
                          .formatted(own.user(), leak.get().replaceFirst("[: ].*", "")),
                      List.of(delivery.id()));
                }
              }
              return Finding.holds(
                  "The credentials show up in no other line of %d requests."
                      .formatted(heard.events().size()),
                  Heard.ids(heard.events()));
            }));
  }

  private static boolean isAuthorization(String line) {
    return line.toLowerCase(Locale.ROOT).startsWith("authorization:");
  }

  private static boolean shows(String line, Credentials own) {
    return Stream.of(own.user(), own.password())
        .filter(word -> !word.isEmpty())
        .flatMap(word -> Stream.of(word, URLEncoder.encode(word, StandardCharsets.UTF_8)))
        .anyMatch(line::contains);
  }

  /** A retry brings them again: at once, or when it is asked for them. */
  public static Rule isRepeated() {
    return Failing.failed(
        arm -> {
          Credentials own = Credentials.of(arm.armed()).orElseThrow();
          Attempt first = arm.failure().first();
          if (!own.areIn(first.delivery())) {
            return new Finding.Undecidable(
                Reason.BLOCKED, "BA-02: the first attempt brought no credentials of the URL.");
          }
          List<Delivery> repeats = arm.failure().repeats().stream().map(Attempt::delivery).toList();
          List<Delivery> authenticated = repeats.stream().filter(own::areIn).toList();
          if (!authenticated.isEmpty()) {
            return Finding.holds(
                "The first attempt brought the credentials of the URL, and so did %d more."
                    .formatted(authenticated.size()),
                Failing.ids(arm.failure().attempts()));
          }
          return repeats.isEmpty() || !arm.isOver()
              ? arm.unretried()
              : Finding.broken(
                  "The first attempt brought the credentials of the URL, and the retries did not.",
                  own.toString(),
                  found(own, repeats),
                  Heard.ids(repeats));
        });
  }

  /** Which of the two ways to authenticate is taken when there are both, as a fact. */
  public static Rule tellWhichWins() {
    return UrlForms.created(
        Authentication::refused,
        of(
            heard -> {
              List<String> lines =
                  heard.events().stream()
                      .flatMap(d -> Credentials.lines(d).stream())
                      .distinct()
                      .toList();
              boolean url = heard.events().stream().anyMatch(own(heard)::areIn);
              boolean header = lines.stream().anyMatch(line -> Credentials.sent(line).isEmpty());
              return new Finding.Seen(
                  url && header
                      ? "Both were sent: the custom Authorization header and the credentials of the"
                          + " URL."
                      : url
                          ? "The credentials of the URL were sent, the custom header was not."
                          : header
                              ? "The custom Authorization header was sent, the credentials of the URL"
                                  + " were not."
                              : "Neither the custom Authorization header nor the credentials of the"
                                  + " URL were sent.",
                  Heard.ids(heard.events()));
            }));
  }

  /** A request has one Authorization line at most. */
  public static Rule isOneLine() {
    return UrlForms.created(
        Authentication::refused,
        of(
            heard ->
                heard.events().stream()
                    .filter(d -> Credentials.lines(d).size() > 1)
                    .findFirst()
                    .<Finding>map(
                        d ->
                            Finding.broken(
                                "A request has more than one Authorization line.",
                                "one line",
                                Credentials.lines(d).size() + " lines",
                                List.of(d.id())))
                    .orElseGet(
                        () ->
                            Finding.holds(
                                "No request has more than one Authorization line.",
                                Heard.ids(heard.events())))));
  }

  private static Finding refused(Scene scene, Armed armed) {
    return new Finding.Seen(
        "The creation was refused (%s).".formatted(UrlForms.status(scene, armed)),
        List.of(armed.exchange()));
  }

  /** No delivery brings the credentials of another webhook, not even when it is asked for some. */
  public static Rule isNotShared() {
    Rule welcomed = of(heard -> notShared(heard.scene(), heard.armed(), heard.events()));
    Rule challenged = Failing.attempted(Authentication::challenged);
    return scene -> {
      Optional<Armed> armed = scene.evidence().armed(scene.arm());
      if (armed.isEmpty() && !Milestones.areAllReached(scene)) {
        return new Finding.NotYet(null); // it is registered when the success wave is over
      }
      return armed.filter(a -> !a.answers().isEmpty()).isPresent()
          ? challenged.judge(scene)
          : welcomed.judge(scene);
    };
  }

  private static Finding challenged(Failing arm) {
    Finding finding = notShared(arm.scene(), arm.armed(), arm.scene().deliveries(arm.armed()));
    boolean answered = !arm.schedule().retries(arm.armed()).isEmpty() || arm.isOver();
    return finding instanceof Finding.Broken || answered ? finding : arm.notYet(Optional.empty());
  }

  private static Finding notShared(Scene scene, Armed armed, List<Delivery> deliveries) {
    Optional<Credentials> own = Credentials.of(armed);
    List<Credentials> others = others(scene, own);
    List<Delivery> guilty =
        deliveries.stream().filter(d -> others.stream().anyMatch(o -> o.areIn(d))).toList();
    return guilty.isEmpty()
        ? Finding.holds(
            "None of %d deliveries brought the credentials of another webhook."
                .formatted(deliveries.size()),
            Heard.ids(deliveries))
        : Finding.broken(
            "A webhook was called with the credentials of another one on the same host.",
            own.map(Credentials::toString).orElse(MISSING),
            found(own.orElse(NOBODY), guilty),
            Heard.ids(guilty));
  }

  /** Those of every other webhook, but for the same. */
  private static List<Credentials> others(Scene scene, Optional<Credentials> own) {
    return scene
        .evidence()
        .armed()
        .flatMap(armed -> Credentials.of(armed).stream())
        .filter(other -> own.filter(other::equals).isEmpty())
        .distinct()
        .toList();
  }

  /** A complaint when a delivery brings the credentials of another webhook. */
  static List<Deliveries.Complaint> ofOthers(Scene scene, Armed armed, Delivery delivery) {
    Optional<Credentials> own = Credentials.of(armed);
    return Credentials.lines(delivery).isEmpty()
            || others(scene, own).stream().noneMatch(other -> other.areIn(delivery))
        ? List.of()
        : List.of(
            new Deliveries.Complaint(
                "Authorization",
                own.map(Credentials::toString).orElse(MISSING),
                found(own.orElse(NOBODY), List.of(delivery))));
  }

  private static Rule of(java.util.function.Function<Heard, Finding> judge) {
    return Heard.ofDeliveries(judge);
  }

  private static Credentials own(Heard heard) {
    return Credentials.of(heard.armed()).orElseThrow();
  }

  private static String found(Credentials own, List<Delivery> deliveries) {
    return deliveries.stream()
        .flatMap(d -> Credentials.lines(d).stream())
        .findFirst()
        .map(line -> Credentials.sent(line).map(sent -> sent.beside(own)).orElse(line))
        .orElse(MISSING);
  }
}
