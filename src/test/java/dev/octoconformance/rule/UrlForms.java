package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Note;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What becomes of a webhook whose URL has an unusual form, by what arrives. */
public final class UrlForms {
  private static final int READABLE = 160;
  private static final int TAIL = 16;

  private UrlForms() {}

  /** The webhook is created, and every delivery has exactly the path and the query of its URL. */
  public static Rule areCalled() {
    return called(UrlForms::refused, UrlForms::ofTheTarget);
  }

  /** The same, where the parameter that is refused or stops the webhook is named. */
  public static Rule areCalledOrBlamed() {
    return Ingredients.blamed(areCalled());
  }

  /** The same, and every delivery names host and port of the URL; it may be refused as a policy. */
  public static Rule areCalledOnTheirPort() {
    return called(
        UrlForms::policy,
        (heard, delivery) -> {
          List<Complaint> all = new ArrayList<>(ofTheTarget(heard, delivery));
          all.addAll(ofTheHost(heard, delivery));
          return all;
        });
  }

  /** A URL without a path is called with a slash, and with its query behind that. */
  public static Rule areCalledAtTheRoot() {
    return called(
        UrlForms::refused,
        (heard, delivery) -> {
          String expected = Targets.of(heard.armed().url());
          String found = delivery.arrival().target();
          return expected.equals(found)
              ? List.of()
              : List.of(new Complaint("request-target", expected, found));
        });
  }

  /** A URL with plain http is refused, or its webhook works like any other. */
  public static Rule mayBePlain() {
    Rule rule = Oddities.areRefusedOrWork();
    return scene -> {
      Finding finding = rule.judge(scene);
      return finding instanceof Finding.Broken && isAccepted(scene) && !isPlainReached(scene)
          ? new Finding.Undecidable(
              Reason.TUNNEL,
              "The receiver is reached by https; whether plain http would lead to it is not known.")
          : finding;
    };
  }

  private static boolean isAccepted(Scene scene) {
    return scene.evidence().armed(scene.arm()).filter(a -> a.webhookId() != null).isPresent();
  }

  /** Whether the other webhooks are called by plain http, too. */
  private static boolean isPlainReached(Scene scene) {
    return scene
        .evidence()
        .armed()
        .filter(armed -> !armed.arm().equals(scene.arm()))
        .anyMatch(armed -> armed.url().toLowerCase(Locale.ROOT).startsWith("http:"));
  }

  /** Whether a fragment is refused, sent or left out, as a fact. */
  public static Rule tellTheirFragment() {
    return Framing.seen(told(UrlForms::fragment));
  }

  private static Finding fragment(Heard heard) {
    String fragment = heard.armed().url().replaceFirst("^[^#]*#?", "");
    List<String> targets =
        heard.events().stream().map(d -> d.arrival().target()).distinct().toList();
    boolean sent = targets.stream().anyMatch(t -> t.contains("#"));
    boolean hidden = targets.stream().anyMatch(t -> t.contains(fragment));
    String what =
        sent
            ? "The fragment was sent along, with its hash sign"
            : hidden
                ? "The fragment was sent as a part of path or query"
                : "The fragment was left out";
    return new Finding.Seen(what + ": " + targets.get(0), Heard.ids(heard.events()));
  }

  /** Whether an address as host is refused or called, as a fact. */
  public static Rule tellWhetherAddressesAreCalled() {
    return told(
        heard ->
            new Finding.Seen(
                "A webhook at %s was accepted and called.".formatted(authority(heard.armed())),
                Heard.ids(heard.events())));
  }

  private static String authority(Armed armed) {
    return armed.url().replaceFirst("^[^/]*//", "").replaceFirst("[/?#].*", "");
  }

  /** A fact about a webhook that may be refused, and may never be called. */
  private static Rule told(Function<Heard, Finding> tell) {
    return created(
        UrlForms::told,
        Heard.byThen(
            heard ->
                heard.events().isEmpty()
                    ? heard.scene().waveHeard()
                        ? new Finding.Seen(
                            "The webhook was accepted and never called.",
                            List.of(heard.armed().exchange()))
                        : heard.silence()
                    : tell.apply(heard)));
  }

  private static Finding told(Scene scene, Armed armed) {
    return new Finding.Seen(
        "The creation was refused (%s).".formatted(status(scene, armed)),
        List.of(armed.exchange()));
  }

  private static Rule called(
      BiFunction<Scene, Armed, Finding> refusal,
      BiFunction<Heard, Delivery, List<Complaint>> complaints) {
    return created(
        refusal,
        Gateway.excused(
            Heard.byThen(
                heard -> {
                  if (heard.events().isEmpty()) {
                    return uncalled(heard);
                  }
                  return judged(heard, complaints);
                })));
  }

  private static Finding judged(
      Heard heard, BiFunction<Heard, Delivery, List<Complaint>> complaints) {
    List<Complaint> all = new ArrayList<>();
    List<Delivery> guilty = new ArrayList<>();
    for (Delivery delivery : heard.events()) {
      List<Complaint> found = complaints.apply(heard, delivery);
      all.addAll(found);
      if (!found.isEmpty()) {
        guilty.add(delivery);
      }
    }
    return Deliveries.verdict(
        "Every delivery goes to this URL", all, guilty.isEmpty() ? heard.events() : guilty);
  }

  /** Why nothing came to a webhook that was created. */
  static Finding uncalled(Heard heard) {
    List<Note> broken = Unheard.broken(heard.scene(), heard.armed());
    if (!broken.isEmpty() && heard.scene().waveHeard()) {
      return Finding.broken(
          "This webhook was accepted, and what came to it cannot be taken for a request.",
          "deliveries to " + shortened(heard.armed().url()),
          Unheard.inWords(broken),
          List.of(heard.armed().exchange(), broken.get(0).id()));
    }
    return heard.obscure().isEmpty() && heard.scene().waveHeard()
        ? Finding.broken(
            "This webhook was accepted, and no delivery came to it, while other webhooks were"
                + " notified.",
            "deliveries to " + shortened(heard.armed().url()),
            "none" + Unheard.meanwhile(heard.scene(), heard.armed()),
            List.of(heard.armed().exchange()))
        : heard.silence();
  }

  /**
   * The rule, for a webhook that was created; what is said of one that was refused is not before it
   * is known whether the target just allows no more of them.
   */
  static Rule created(BiFunction<Scene, Armed, Finding> refusal, Rule rule) {
    return scene -> {
      Optional<Armed> refused =
          scene.evidence().armed(scene.arm()).filter(armed -> armed.webhookId() == null);
      boolean known =
          scene.evidence().note(Scene.WAVE_A_OVER).isPresent()
              || scene.evidence().note(Scene.WAVE_FAILED).isPresent();
      if (refused.isEmpty()) {
        return rule.judge(scene);
      }
      if (!known) {
        return new Finding.NotYet(null);
      }
      return scene.evidence().note(Scene.LIMIT_REACHED).isPresent()
          ? Heard.refused(scene, refused.get())
          : refusal.apply(scene, refused.get());
    };
  }

  static Finding refused(Scene scene, Armed armed) {
    return Finding.broken(
        "The creation of a webhook with this URL was not accepted.",
        "a status from 200 to 299 for " + shortened(armed.url()),
        status(scene, armed),
        List.of(armed.exchange()));
  }

  /** A refusal with a status from 400 to 499 is a policy. */
  static Finding policy(Scene scene, Armed armed) {
    String status = status(scene, armed);
    return status.startsWith("4")
        ? new Finding.Undecidable(
            Reason.POLICY, "The target refuses such a URL at creation (%s).".formatted(status))
        : refused(scene, armed);
  }

  static String status(Scene scene, Armed armed) {
    return Optional.ofNullable(scene.evidence().exchange(armed.exchange()).answer())
        .map(Exchange.Answer::status)
        .map(String::valueOf)
        .orElse("no answer");
  }

  private static List<Complaint> ofTheTarget(Heard heard, Delivery delivery) {
    String token = heard.armed().token();
    String expected = Targets.from(token, Targets.of(heard.armed().url()));
    String found = Targets.from(token, delivery.arrival().target());
    return Targets.areSame(expected, found)
        ? List.of()
        : List.of(
            new Complaint(
                "request-target" + parameter(expected, found),
                shortened(expected),
                shortened(found) + Targets.change(expected, found)));
  }

  /** The first parameter that did not arrive as it was, in brackets; empty when there is none. */
  private static String parameter(String expected, String found) {
    List<String> arrived = List.of(found.replaceFirst("^[^?]*[?]?", "").split("&", -1));
    return Stream.of(expected.replaceFirst("^[^?]*[?]?", "").split("&", -1))
        .filter(one -> one.length() <= READABLE && !arrived.contains(one))
        .findFirst()
        .map(" (the parameter %s)"::formatted)
        .orElse("");
  }

  /** Behind another address than its own, the sink does not see the Host that was sent. */
  private static List<Complaint> ofTheHost(Heard heard, Delivery delivery) {
    if (heard.scene().evidence().note(Scene.NO_BYTES).isPresent()) {
      return List.of();
    }
    String expected = Framing.authority(heard.armed().url());
    String found =
        delivery.arrival().headers().stream()
            .filter(h -> h.name().equalsIgnoreCase("Host"))
            .map(Header::value)
            .findFirst()
            .orElse("none");
    return Framing.canonical(expected).equals(Framing.canonical(found))
        ? List.of()
        : List.of(new Complaint("Host", expected, found));
  }

  private static String shortened(String text) {
    return text.length() <= READABLE
        ? text
        : "%d characters that end in %s"
            .formatted(text.length(), text.substring(text.length() - TAIL));
  }
}
