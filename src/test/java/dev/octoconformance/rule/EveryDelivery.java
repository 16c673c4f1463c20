package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is true of every delivery is asked of each that arrived in the whole run, at whichever
 * webhook: each is judged by what its own webhook was created with. Where a row looks at its
 * webhooks in the same way itself, these are left to it, and what a row has told of its own webhook
 * is only counted here.
 */
public final class EveryDelivery {
  private static final int MOST_EVIDENCE = 20;

  /** So many events that were all told again are no chance, even where a fifth is told again. */
  private static final int ENOUGH = 6;

  private EveryDelivery() {}

  /** Each is a POST; a retry is left to {@link #isRetriedAsItWas}. */
  public static Rule isAPost() {
    return each(
        Deliveries.arePosts(),
        "Every delivery is a POST",
        Sighting::isFirst,
        seen -> Deliveries.method(seen.delivery()));
  }

  /** Each goes to the URL exactly as it was registered; a retry is left to the same. */
  public static Rule goesToTheExactUrl() {
    return Gateway.excused(
        each(
            Deliveries.goToTheExactUrl(),
            "Every delivery goes to the registered path and query",
            seen -> seen.isFirst() && !seen.isOfRow("URL-", "ERR-", "BA-"),
            seen -> Deliveries.target(seen.armed(), seen.delivery())));
  }

  /** The body of each is exactly one JSON object in UTF-8. */
  public static Rule isOneJsonObject() {
    return each(
        Deliveries.areOneJsonObject(),
        "Every delivery's body is one JSON object",
        seen -> !seen.delivery().arrival().body().isEmpty(),
        seen -> Deliveries.body(seen.delivery()));
  }

  /** Each says that it is JSON. */
  public static Rule isMarkedAsJson() {
    return each(
        Deliveries.areMarkedAsJson(),
        "Every delivery says Content-Type: application/json",
        seen -> true,
        seen ->
            Deliveries.type(seen.delivery()).stream()
                .map(c -> new Complaint(c.about() + onARetry(seen), c.expected(), c.found()))
                .toList());
  }

  /** The webhook that each names is the one that it was sent to. */
  public static Rule namesItsOwnWebhook() {
    return each(
        Deliveries.nameTheirOwnWebhook(),
        "Every delivery names the webhook it was sent to",
        seen -> seen.isFirst() && seen.isOfBookings() && !seen.isOfRow("CON-", "ISO-"),
        seen ->
            seen.delivery()
                .webhook()
                .map(shown -> Deliveries.identity(seen.scene(), seen.armed(), shown))
                .orElse(List.of()));
  }

  /** Each is of the event that its webhook subscribed to. */
  public static Rule isOfTheSubscribedEvent() {
    return each(
        Deliveries.areOfTheSubscribedEvent(),
        "Every delivery is of the event that its webhook subscribed to",
        seen -> !seen.isOfRow("AVL-", "FAN-04"),
        seen ->
            seen.isOfBookings() && seen.delivery().carriesAvailability()
                ? List.of(new Complaint("the event", seen.armed().event(), "an availability"))
                : List.of());
  }

  /** Each that was seen byte for byte has one Host and one length. */
  public static Rule isFramed() {
    return each(
        Framing.isSound(),
        "Every delivery has one Host and one length",
        seen -> seen.delivery().arrival().head() != null && !seen.isOfRow("URL-", "BA-", "ERR-"),
        seen -> Framing.complaints(seen.delivery(), Framing.authority(seen.armed().url())));
  }

  /** Each that follows a confirmation carries the headers of its webhook. */
  public static Rule carriesTheHeaders() {
    return each(
        CustomHeaders.arrive(),
        "Every delivery of a confirmation carries the custom headers",
        seen -> hasHeaders(seen) && seen.isFirst() && seen.followsConfirmation(),
        seen -> missing(seen, ""));
  }

  /** So does each that follows another change. */
  public static Rule carriesTheHeadersWhateverItTells() {
    return each(
        CustomHeaders.areOnEveryKind(),
        "Every delivery carries the custom headers",
        seen -> hasHeaders(seen) && seen.isFirst() && !seen.followsConfirmation(),
        seen -> missing(seen, " on another change than a confirmation"));
  }

  /** So does each that is a retry. */
  public static Rule carriesTheHeadersAgain() {
    return each(
        RetriedRequests.carryTheCustomHeaders(),
        "Every retry carries the custom headers",
        seen -> (hasHeaders(seen) || seen.isOfRow("HDR-05")) && seen.again(),
        EveryDelivery::lost);
  }

  private static boolean hasHeaders(Sighting seen) {
    return seen.isOfBookings()
        && !seen.isOfRow("HDR-", "URL-14", "BA-08")
        && !GivenHeaders.of(seen.scene(), seen.armed()).all().isEmpty();
  }

  /** Nothing unless all of them are missing: whether several arrive unchanged is another row. */
  private static List<Complaint> missing(Sighting seen, String where) {
    GivenHeaders given = GivenHeaders.of(seen.scene(), seen.armed());
    List<Complaint> missing = given.missingIn(seen.delivery().arrival(), where);
    return missing.size() == given.all().size() ? missing : List.of();
  }

  /** What a retry lacks of the headers that the first attempt had. */
  private static List<Complaint> lost(Sighting seen) {
    Arrival first =
        Sighting.failed(seen.scene(), seen.armed())
            .orElseThrow()
            .failure()
            .first()
            .delivery()
            .arrival();
    GivenHeaders given = GivenHeaders.of(seen.scene(), seen.armed());
    return new GivenHeaders(given.all().stream().filter(h -> GivenHeaders.isIn(first, h)).toList())
        .missingIn(seen.delivery().arrival(), " on a retry");
  }

  private static String onARetry(Sighting seen) {
    return seen.again() ? " on a retry" : "";
  }

  /** Each that is a retry is the request that failed: method, target, webhook and booking. */
  public static Rule isRetriedAsItWas() {
    return each(
        RetriedRequests.areTheSame(),
        "A retry is the same request",
        seen -> seen.again() && seen.isOfBookings(),
        seen -> beside(seen, RetriedRequests::ofTheSame));
  }

  private static List<Complaint> beside(
      Sighting seen, BiFunction<Failing, Attempt, List<Complaint>> complaints) {
    Failing arm = Sighting.failed(seen.scene(), seen.armed()).orElseThrow();
    return arm.failure().repeats().stream()
        .filter(repeat -> repeat.id().equals(seen.delivery().id()))
        .flatMap(repeat -> complaints.apply(arm, repeat).stream())
        .toList();
  }

  /** None brings the credentials of another webhook. */
  public static Rule bringsNoCredentialsOfAnother() {
    return each(
        Authentication.isNotShared(),
        "No delivery brings the credentials of another webhook",
        seen -> seen.isOfBookings(),
        seen -> Authentication.ofOthers(seen.scene(), seen.armed(), seen.delivery()));
  }

  /** None tells of a booking that is older than its webhook, once something else happened. */
  public static Rule tellsNothingOlder() {
    Rule looks =
        each(
            Deliveries.areNewerThanTheirWebhook(),
            "No delivery tells of a booking that is older than its webhook",
            seen -> seen.isOfBookings() && !seen.isOfRow("FAN-05"),
            EveryDelivery::older);
    return scene ->
        looks.judge(scene) instanceof Finding.Broken broken
                && Sighting.all(scene).stream().anyMatch(seen -> isCausedByCreation(seen))
            ? new Finding.Seen(
                "What is older was told as soon as a webhook was created: CREATE-25 is about that.",
                broken.evidence())
            : looks.judge(scene);
  }

  /** None tells of a booking that is older than its webhook before anything else happened. */
  public static Rule isNotCausedByCreation() {
    return each(
        Deliveries.areNotCausedByCreation(),
        "No webhook is told of older bookings when it is created",
        seen -> seen.isOfBookings() && !seen.isOfRow("FAN-05"),
        seen -> isCausedByCreation(seen) ? older(seen) : List.of());
  }

  private static boolean isCausedByCreation(Sighting seen) {
    return !older(seen).isEmpty()
        && seen.scene()
            .evidence()
            .triggers()
            .filter(t -> t.accepted() && t.action() != Action.READ)
            .noneMatch(
                t ->
                    t.done().compareTo(seen.armed().at()) >= 0
                        && t.at().compareTo(seen.delivery().arrival().at()) <= 0);
  }

  private static List<Complaint> older(Sighting seen) {
    List<Trigger> older = seen.scene().triggers(Scene.OLDER).filter(Trigger::accepted).toList();
    boolean told =
        older.stream().anyMatch(t -> t.booking() != null && seen.delivery().mentions(t.booking()));
    if (!told) {
      return List.of();
    }
    Duration age = seen.armed().at().minus(older.get(older.size() - 1).done());
    return OlderBookings.mayBeLate(seen.scene(), age)
        ? List.of()
        : List.of(
            new Complaint(
                "the booking",
                "nothing about a booking that is older than the webhook",
                "one that was confirmed %d ms before the webhook was created"
                    .formatted(age.toMillis())));
  }

  /**
   * None repeats what was answered with success, at a webhook where every event was repeated; what
   * happens now and then is left to the row's own webhook.
   */
  public static Rule isNotSentTwice() {
    return all(
        SuccessIsFinal.neverRepeated(),
        "No event that was answered with success is delivered again",
        seen ->
            seen.armed().answers().isEmpty()
                && seen.isOfBookings()
                && !seen.isOfRow("FAN-03", "CON-", "URL-14", "DELETE-", "AVL-"),
        scene -> {
          Set<String> again = repetitionsOfAll(scene);
          return seen ->
              again.contains(seen.delivery().id())
                  ? List.of(
                      new Complaint(
                          "how often an event comes",
                          "each event once",
                          "every event of this webhook more than once"))
                  : List.of();
        });
  }

  /** How much a webhook was told, and what of it again. */
  private record Count(long events, long repeated, List<String> again) {
    static Count of(Scene scene, Armed armed) {
      List<String> again = new ArrayList<>();
      long events = 0;
      long repeated = 0;
      for (String uuid : scene.ours()) {
        List<Repetitions.Repeated> more = Repetitions.of(scene, armed, uuid);
        more.forEach(r -> again.addAll(Heard.ids(r.again())));
        repeated += more.size();
        events +=
            scene.deliveries(armed).stream()
                .filter(d -> d.tellsOf(uuid))
                .map(Delivery::booking)
                .distinct()
                .count();
      }
      return new Count(events, repeated, again);
    }

    /** Whether it was told enough to say that this is no chance. */
    boolean isEnough() {
      return events >= ENOUGH;
    }

    boolean isEverything() {
      return isEnough() && repeated == events;
    }
  }

  /** Whether the sender was asked to come again, with credentials. */
  private static boolean failed(Arrival arrival) {
    return arrival.answered() < 200 || arrival.answered() > 299;
  }

  /**
   * The ids of what webhooks were told again that were told everything again, as long as others
   * were told nothing again: what comes twice to everybody happens twice.
   */
  private static Set<String> repetitionsOfAll(Scene scene) {
    List<Count> counts =
        scene
            .evidence()
            .armed()
            .filter(armed -> armed.answers().isEmpty() && armed.webhookId() != null)
            .filter(
                armed -> scene.evidence().arrivals(armed).stream().noneMatch(EveryDelivery::failed))
            .map(armed -> Count.of(scene, armed))
            .filter(Count::isEnough)
            .toList();
    return counts.stream().noneMatch(count -> count.repeated() == 0)
        ? Set.of()
        : counts.stream()
            .filter(Count::isEverything)
            .flatMap(count -> count.again().stream())
            .collect(Collectors.toSet());
  }

  /** None tells a webhook that was deleted of a booking whose first event came after that. */
  public static Rule doesNotOutliveItsWebhook() {
    return each(
        Lifetimes.endWithTheDeletion(),
        "No webhook hears of what happens after its deletion",
        seen -> !seen.isOfRow("DELETE-", "CON-", "FAN-05"),
        seen ->
            happenedAfterTheDeletion(seen)
                ? List.of(
                    new Complaint(
                        "the webhook",
                        "nothing about a booking whose first event came after the deletion",
                        "a delivery to a webhook that was deleted"))
                : List.of());
  }

  private static boolean happenedAfterTheDeletion(Sighting seen) {
    Scene scene = seen.scene();
    return Milestones.deletion(scene, seen.armed())
        .filter(deleted -> deleted.compareTo(seen.armed().at()) > 0)
        .map(deleted -> deleted.plus(scene.terms().timing().deleteGrace()))
        .filter(
            gone ->
                scene
                    .evidence()
                    .triggers()
                    .filter(t -> t.booking() != null && seen.delivery().mentions(t.booking()))
                    .filter(t -> t.accepted() && t.action() != Action.RESERVE)
                    .findFirst()
                    .filter(made -> made.at().compareTo(gone) > 0)
                    .isPresent())
        .isPresent();
  }

  /** What is asked of each delivery, of those that are concerned. */
  private static Rule each(
      Rule own,
      String sentence,
      Predicate<Sighting> concerned,
      Function<Sighting, List<Complaint>> complaints) {
    return all(own, sentence, concerned, scene -> complaints);
  }

  private static Rule all(
      Rule own,
      String sentence,
      Predicate<Sighting> concerned,
      Function<Scene, Function<Sighting, List<Complaint>>> judging) {
    return Surroundings.inTheEnd(
        scene -> {
          Function<Sighting, List<Complaint>> complaints = judging.apply(scene);
          List<Sighting> looked = Sighting.all(scene).stream().filter(concerned).toList();
          Finding before = before(own, scene);
          if (looked.isEmpty()) {
            return isAccusation(before)
                ? new Finding.Seen("No other webhook had anything of this kind.", List.of())
                : nothing(before);
          }
          List<Complaint> all = new ArrayList<>();
          List<Sighting> guilty = new ArrayList<>();
          for (Sighting seen : looked) {
            List<Complaint> found = complaints.apply(seen);
            all.addAll(found);
            if (!found.isEmpty()) {
              guilty.add(seen);
            }
          }
          return guilty.isEmpty()
              ? held(sentence, looked)
              : found(sentence, before, all, guilty, looked);
        });
  }

  /** What the row says of its own webhooks: an accusation, if there is one. */
  private static Finding before(Rule own, Scene scene) {
    String row = scene.arm().replaceFirst("/.*", "/");
    return scene
        .evidence()
        .armed()
        .map(Armed::arm)
        .filter(arm -> arm.startsWith(row))
        .map(arm -> own.judge(new Scene(scene.evidence(), arm, scene.now(), scene.terms())))
        .filter(EveryDelivery::isAccusation)
        .findFirst()
        .orElseGet(() -> own.judge(scene));
  }

  private static boolean isAccusation(Finding finding) {
    return finding instanceof Finding.Broken || finding instanceof Finding.Slight;
  }

  private static Finding nothing(Finding before) {
    return before instanceof Finding.Undecidable || before instanceof Finding.NotApplicable
        ? before
        : new Finding.Undecidable(
            Reason.BLOCKED, "DLV-01: no webhook was sent anything of this kind.");
  }

  private static Finding held(String sentence, List<Sighting> looked) {
    return Finding.holds(
        "%s: %d looked at, at %d webhooks."
            .formatted(sentence, looked.size(), webhooks(looked).size()),
        ids(looked));
  }

  private static Finding found(
      String sentence,
      Finding before,
      List<Complaint> complaints,
      List<Sighting> guilty,
      List<Sighting> looked) {
    String share =
        "%d of %d deliveries in all, at %d of %d webhooks"
            .formatted(
                guilty.size(), looked.size(), webhooks(guilty).size(), webhooks(looked).size());
    if (isAccusation(before)) {
      return new Finding.Seen("The same is true of %s.".formatted(share), ids(guilty));
    }
    Sighting first = guilty.get(0);
    Complaint complaint = complaints.get(0);
    return Finding.broken(
        "%s, but %s differs: seen at the webhook of %s, %d of its %d deliveries; %s."
            .formatted(
                sentence,
                complaint.about(),
                first.armed().arm(),
                count(guilty, first.armed()),
                count(looked, first.armed()),
                share),
        complaint.expected(),
        complaint.found(),
        ids(guilty));
  }

  private static long count(List<Sighting> seen, Armed armed) {
    return seen.stream().filter(one -> one.isAt(armed)).count();
  }

  private static Set<String> webhooks(List<Sighting> seen) {
    return seen.stream().map(one -> one.armed().token()).collect(Collectors.toSet());
  }

  private static List<String> ids(List<Sighting> seen) {
    return seen.stream().limit(MOST_EVIDENCE).map(one -> one.delivery().id()).toList();
  }
}
