package dev.octoconformance.rule;

import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;

/** What becomes of custom headers whose names are those of the sender or of the connection. */
public final class ReservedHeaders {
  private ReservedHeaders() {}

  /** The webhook is refused, or it fires and says once at most what type its bodies have. */
  public static Rule leaveOneType() {
    return Framing.seen(
        Oddities.refusedOr(
            scene -> {
              Finding arrival = Oddities.areRefusedOrWork().judge(scene);
              return arrival instanceof Finding.Holds
                  ? Heard.ofDeliveries(ReservedHeaders::types).judge(scene)
                  : arrival;
            }));
  }

  private static Finding types(Heard heard) {
    List<Delivery> doubled = heard.events().stream().filter(d -> types(d).size() > 1).toList();
    return doubled.isEmpty()
        ? Finding.holds(
            "Every delivery has one Content-Type at most: %d looked at."
                .formatted(heard.events().size()),
            Heard.ids(heard.events()))
        : Finding.broken(
            "Deliveries say more than once what type their bodies have.",
            "one Content-Type, the custom one or that of the sender",
            String.join(" and ", types(doubled.get(0))),
            Heard.ids(doubled));
  }

  /** A comma in a type can only come from joining two lines. */
  private static List<String> types(Delivery delivery) {
    return delivery.arrival().headerValues("Content-Type").stream()
        .flatMap(value -> List.of(value.split("\\s*,\\s*", -1)).stream())
        .toList();
  }

  /** The webhook is refused, or it fires, and each delivery is a whole and well-framed request. */
  public static Rule leaveTheFramingSound() {
    return Framing.seen(
        Oddities.refusedOr(scene -> Heard.byThen(heard -> framing(scene, heard)).judge(scene)));
  }

  /** Which of the custom headers came, where there are several. */
  private static String named(Heard heard, Delivery torn) {
    List<Header> given = GivenHeaders.of(heard.scene(), heard.armed()).all();
    List<String> sent =
        given.stream()
            .filter(header -> torn.arrival().headerValues(header.name()).contains(header.value()))
            .map(Header::name)
            .toList();
    return given.size() < 2
        ? ""
        : sent.isEmpty()
            ? "s, none of which came"
            : " " + String.join(", ", sent) + " (of %d that were given)".formatted(given.size());
  }

  private static Finding framing(Scene scene, Heard heard) {
    if (!heard.obscure().isEmpty()) {
      Delivery torn = heard.obscure().get(0);
      return scene.waveHeard()
          ? Finding.broken(
              "What arrives is torn by the custom header%s, while other webhooks are told in whole."
                  .formatted(named(heard, torn)),
              "a request with its whole body",
              torn.arrival().body().isEmpty()
                  ? "a request without a body"
                  : "a body of %d characters that is no JSON object"
                      .formatted(torn.arrival().body().text().length()),
              Heard.ids(heard.obscure()))
          : heard.unreadable();
    }
    if (heard.events().isEmpty()) {
      return heard.scene().anythingHeard() || heard.scene().terms().sinkReachable()
          ? Oddities.silent(scene)
          : new Finding.Undecidable(Reason.ENV, "No delivery of the event was seen byte for byte.");
    }
    return Framing.judge(heard);
  }
}
