package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.rule.AvailabilityUpdates.Subscription;
import dev.octoconformance.verdict.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Deliveries of availabilities are sent like any others. */
public final class AvailabilitySending {
  private static final String MASKED = "•••";

  private AvailabilitySending() {}

  private interface Judge {
    Finding of(Subscription subscription, List<Delivery> news);
  }

  private static Rule ofNews(Judge judge) {
    return Subscription.of(
        subscription -> {
          List<Delivery> news = subscription.news();
          return news.isEmpty()
              ? new Finding.Undecidable(
                  Reason.BLOCKED,
                  "AVL-01: no change of an availability was delivered to this webhook.")
              : judge.of(subscription, news);
        });
  }

  /** Every delivery carries the custom headers that the webhook was created with. */
  public static Rule carriesHeaders() {
    return ofNews(
        (subscription, news) -> {
          List<Delivery> without = new ArrayList<>();
          String missing = "";
          for (var header : asked(subscription.scene(), subscription.armed()).properties()) {
            for (Delivery delivery : news) {
              if (!delivery
                  .arrival()
                  .headerValues(header.getKey())
                  .contains(header.getValue().asString())) {
                without.add(delivery);
                missing = header.getKey() + ": " + header.getValue().asString();
              }
            }
          }
          return without.isEmpty()
              ? Finding.holds("Every delivery has the custom headers.", Heard.ids(news))
              : Finding.broken(
                  "Deliveries of availabilities lack a custom header of the webhook.",
                  missing,
                  "no such header",
                  Heard.ids(without));
        });
  }

  private static JsonNode asked(Scene scene, Armed armed) {
    Exchange created = scene.evidence().exchange(armed.exchange());
    return Delivery.json(String.valueOf(created.request().body())).path("headers");
  }

  /** Deliveries carry the user and password of the URL, at the latest when they are asked for. */
  public static Rule carriesCredentials() {
    return ofNews(
        (subscription, news) -> {
          String userinfo =
              Optional.ofNullable(URI.create(subscription.armed().url()).getRawUserInfo())
                  .orElse("");
          String expected =
              "Basic "
                  + Base64.getEncoder().encodeToString(userinfo.getBytes(StandardCharsets.UTF_8));
          boolean masked = subscription.armed().url().contains(MASKED);
          List<Delivery> with =
              news.stream()
                  .filter(
                      d ->
                          d.arrival().headerValues("Authorization").stream()
                              .anyMatch(v -> v.equals(expected) || (masked && v.contains(MASKED))))
                  .toList();
          return with.isEmpty()
              ? Finding.broken(
                  "Deliveries of availabilities lack the user and password of the URL.",
                  "Authorization: Basic, even if only after 401",
                  "none in %d attempts".formatted(news.size()),
                  Heard.ids(news))
              : Finding.holds("The user and password of the URL were sent.", Heard.ids(with));
        });
  }

  /** A delivery that was answered with a failure is sent again. */
  public static Rule isRetried() {
    return scene -> {
      Finding early = ofNews(AvailabilitySending::retried).judge(scene);
      return early instanceof Finding.Undecidable undecidable
              && undecidable.reason() == Reason.BUDGET
              && !Milestones.areAllReached(scene)
          ? new Finding.NotYet(scene.terms().timing().budgetEnd())
          : early;
    };
  }

  private static Finding retried(Subscription subscription, List<Delivery> news) {
    Scene scene = subscription.scene();
    Optional<Delivery> failed =
        news.stream().filter(d -> d.arrival().answered() >= 500).findFirst();
    if (failed.isEmpty()) {
      return scene.deliveries(subscription.armed()).stream()
              .anyMatch(d -> d.booking().isEmpty() && d.arrival().answered() >= 500)
          ? new Finding.Undecidable(
              Reason.CONT,
              "The delivery that was answered with a failure came before the availability was changed: somebody else on the account had changed one.")
          : new Finding.Undecidable(
              Reason.TRIG, "No delivery of an availability was answered with a failure.");
    }
    List<Delivery> after =
        news.stream()
            .filter(d -> d.arrival().at().compareTo(failed.get().arrival().at()) > 0)
            .toList();
    Optional<Delivery> repeated =
        isToldMoreOften(subscription, failed.get())
            ? after.stream().filter(d -> tellTheSame(d, failed.get())).findFirst()
            : after.stream().filter(d -> isForUsAlone(subscription, d)).findFirst();
    if (repeated.isPresent()) {
      Delivery again = repeated.get();
      return Finding.holds(
          "A delivery that was answered %d was sent again after %s."
              .formatted(
                  failed.get().arrival().answered(),
                  Words.seconds(again.arrival().at().minus(failed.get().arrival().at()))),
          List.of(failed.get().id(), again.id()));
    }
    Schedule schedule = Schedule.of(scene, Scene.B);
    Optional<Duration> enough =
        schedule.firstGaps().stream()
            .map(Schedule.Gap::gap)
            .max(Duration::compareTo)
            .map(gap -> gap.multipliedBy(2).plus(scene.terms().timing().slack()));
    Duration end = Milestones.deletion(scene, subscription.armed()).orElse(scene.now());
    Duration waited = end.minus(failed.get().arrival().at());
    return enough.filter(e -> waited.compareTo(e) >= 0).isEmpty()
        ? new Finding.Undecidable(
            Reason.BUDGET,
            "It was not retried within %s, and %s."
                .formatted(Words.seconds(waited), schedule.controls()))
        : Finding.broken(
            "A delivery of an availability was answered %d and not sent again within %s; %s."
                .formatted(
                    failed.get().arrival().answered(), Words.seconds(waited), schedule.controls()),
            "another attempt",
            "none",
            List.of(failed.get().id()));
  }

  /** Whether both tell the same of an availability, whatever else their bodies say. */
  private static boolean tellTheSame(Delivery one, Delivery other) {
    JsonNode shown = one.body() == null ? null : one.body().path("availability");
    return one.arrival().body().equals(other.arrival().body())
        || (shown != null
            && !shown.isMissingNode()
            && other.body() != null
            && shown.equals(other.body().path("availability")));
  }

  /**
   * Whether this came here more often than to half of those who welcome everything and were told of
   * it; one of them may have got it twice by chance.
   */
  private static boolean isToldMoreOften(Subscription subscription, Delivery delivery) {
    List<Long> elsewhere =
        others(subscription, delivery).stream()
            .map(a -> times(new Subscription(subscription.scene(), a), delivery))
            .filter(times -> times > 0)
            .sorted()
            .toList();
    long usual = elsewhere.isEmpty() ? 1 : elsewhere.get((elsewhere.size() - 1) / 2);
    return times(subscription, delivery) > usual;
  }

  private static long times(Subscription subscription, Delivery delivery) {
    return subscription.news().stream().filter(d -> tellTheSame(d, delivery)).count();
  }

  /** The other webhooks for the same event that welcome everything and were alive by then. */
  private static List<Armed> others(Subscription subscription, Delivery delivery) {
    Scene scene = subscription.scene();
    return scene
        .evidence()
        .armed()
        .filter(a -> a.event().equals(subscription.armed().event()) && a.answers().isEmpty())
        .filter(a -> a.webhookId() != null && !a.equals(subscription.armed()))
        .filter(
            a ->
                Milestones.deletion(scene, a)
                    .filter(at -> at.compareTo(delivery.arrival().at()) <= 0)
                    .isEmpty())
        .toList();
  }

  /** Whether nobody else was told anything at that time, as of a retry that is rendered again. */
  private static boolean isForUsAlone(Subscription subscription, Delivery delivery) {
    Scene scene = subscription.scene();
    Duration around =
        scene.slowestFirstDelivery().multipliedBy(2).plus(scene.terms().timing().slack());
    List<Armed> others = others(subscription, delivery);
    return !others.isEmpty()
        && others.stream()
            .flatMap(a -> new Subscription(scene, a).news().stream())
            .map(d -> d.arrival().at().minus(delivery.arrival().at()).abs())
            .noneMatch(distance -> distance.compareTo(around) <= 0);
  }
}
