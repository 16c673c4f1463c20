package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Custom headers are on what their webhook sends, and on nothing else. */
public final class CustomHeaders {
  private CustomHeaders() {}

  /** The delivery of the confirmation carries every header of its webhook, with its value. */
  public static Rule arrive() {
    return Heard.ofCarried(CustomHeaders::onTheConfirmation);
  }

  /** The same, where a header that is refused or stops the webhook is named. */
  public static Rule arriveEach() {
    return Gateway.excusedHeaders(Ingredients.named(arrive()));
  }

  /** They were refused, or the webhook works and has every one of them, to the last character. */
  public static Rule areRefusedOrArrive() {
    Rule works = Oddities.areRefusedOrWork();
    Rule arrive = Oddities.refusedOr(arrive());
    return Gateway.excusedHeaders(
        scene -> {
          Finding finding = works.judge(scene);
          return finding instanceof Finding.Holds ? arrive.judge(scene) : finding;
        });
  }

  /**
   * They were refused, or the webhook works; a value beyond ASCII that it has is the one given, in
   * one of the encodings that receivers know: UTF-8, Latin-1, RFC 8187 or another in ASCII.
   */
  public static Rule areRefusedOrLegible() {
    Rule works = Oddities.areRefusedOrWork();
    Rule legible = Oddities.refusedOr(Heard.ofDeliveries(CustomHeaders::legible));
    return scene -> {
      Finding finding = works.judge(scene);
      return finding instanceof Finding.Holds ? legible.judge(scene) : finding;
    };
  }

  private static Finding legible(Heard heard) {
    List<Complaint> complaints = new ArrayList<>();
    for (Header given : GivenHeaders.of(heard.scene(), heard.armed()).all()) {
      heard.events().stream()
          .flatMap(d -> d.arrival().headerValues(given.name()).stream())
          .filter(value -> !Legible.is(given.value(), value))
          .distinct()
          .forEach(
              value ->
                  complaints.add(
                      new Complaint(
                          given.name(),
                          given.value() + ", in UTF-8, Latin-1 or encoded in ASCII",
                          value)));
    }
    return Deliveries.verdict(
        "A value beyond ASCII arrives so that it can be read", complaints, heard.events());
  }

  /** The same, or the target refused the header; that is a warning, for receivers need it. */
  public static Rule arriveUnlessRefused() {
    return scene -> {
      Finding finding = Oddities.refusedOr(arrive()).judge(scene);
      Optional<Armed> refused =
          scene.evidence().armed(scene.arm()).filter(armed -> armed.webhookId() == null);
      return finding instanceof Finding.Holds && refused.isPresent()
          ? Finding.slight(
              "A webhook with this header is refused, though headers are not restricted and this"
                  + " one is what receivers check.",
              "a webhook that sends " + names(scene, refused.get()),
              "a refusal",
              List.of(refused.get().exchange()))
          : finding;
    };
  }

  /** The first attempt of a webhook that fails carries them, unless it was refused for them. */
  public static Rule areOnTheFirstAttemptUnlessRefused() {
    return Oddities.refusedOr(
        Failing.attempted(
            arm -> {
              Delivery first = arm.failure().first().delivery();
              return Deliveries.verdict(
                  "The first attempt carries the custom headers",
                  GivenHeaders.of(arm.scene(), arm.armed()).missingIn(first.arrival(), ""),
                  List.of(first));
            }));
  }

  private static String names(Scene scene, Armed armed) {
    return String.join(
        ", ", GivenHeaders.of(scene, armed).all().stream().map(Header::name).toList());
  }

  private static Finding onTheConfirmation(Heard heard) {
    Delivery first =
        heard
            .accepted(Action.CONFIRM)
            .flatMap(confirm -> since(heard, confirm).findFirst())
            .orElse(heard.events().get(0));
    return Deliveries.verdict(
        "The first delivery of the confirmation carries the custom headers",
        GivenHeaders.of(heard.scene(), heard.armed()).missingIn(first.arrival(), ""),
        List.of(first));
  }

  private static Stream<Delivery> since(Heard heard, Trigger trigger) {
    return heard.events().stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0)
        .filter(d -> d.booking().isEmpty() || Change.shows(d, trigger));
  }

  /** Every delivery carries every header of its webhook, whatever happened to the booking. */
  public static Rule areOnEveryKind() {
    return Heard.ofDeliveries(
        heard -> {
          GivenHeaders given = GivenHeaders.of(heard.scene(), heard.armed());
          List<Complaint> complaints = new ArrayList<>();
          List<Delivery> guilty = new ArrayList<>();
          for (Delivery delivery : heard.events()) {
            List<Complaint> missing =
                given.missingIn(delivery.arrival(), ChangeKind.of(heard, delivery).where());
            complaints.addAll(missing);
            if (!missing.isEmpty()) {
              guilty.add(delivery);
            }
          }
          Optional<ChangeKind> unseen =
              complaints.isEmpty() ? ChangeKind.unseen(heard) : Optional.empty();
          return unseen.isPresent()
              ? new Finding.Undecidable(Reason.BLOCKED, unseen.get().absence())
              : Deliveries.verdict(
                  "Every delivery carries the custom headers",
                  complaints,
                  guilty.isEmpty() ? heard.events() : guilty);
        });
  }

  /** Whether test requests carry the headers as well, as a fact. */
  public static Rule tellTheirUseInTests() {
    return Heard.byThen(
        heard -> {
          GivenHeaders given = GivenHeaders.of(heard.scene(), heard.armed());
          List<Delivery> tests =
              heard.deliveries().stream()
                  .filter(d -> ArrivalKind.of(heard.scene(), heard.armed(), d) == ArrivalKind.PROBE)
                  .toList();
          long carrying =
              tests.stream().filter(d -> given.missingIn(d.arrival(), "").isEmpty()).count();
          return new Finding.Seen(
              tests.isEmpty()
                  ? "No test request reached this webhook."
                  : "Of %d test requests %d carry the custom headers."
                      .formatted(tests.size(), carrying),
              tests.isEmpty() ? List.of(heard.armed().exchange()) : Heard.ids(tests));
        });
  }
}
