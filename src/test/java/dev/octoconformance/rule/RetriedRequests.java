package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.schema.Difference;
import dev.octoconformance.schema.JsonEquality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a retry looks like beside the attempt that failed. */
public final class RetriedRequests {

  /** Fields that may differ from attempt to attempt, by their names. */
  private static final Pattern OF_THE_ATTEMPT =
      Pattern.compile("attempt|retr|sent|updated|timestamp|signature|nonce|deliver");

  private RetriedRequests() {}

  /** A retry is the request that failed: method, target, webhook and booking. */
  public static Rule areTheSame() {
    return each("A retry is the same request", RetriedRequests::ofTheSame);
  }

  /** A retry carries the booking as the first attempt did, unless it changed meanwhile. */
  public static Rule carryTheSameBooking() {
    return each("A retry carries the same booking", RetriedRequests::ofTheBooking);
  }

  /** A retry carries every custom header of its webhook. */
  public static Rule carryTheCustomHeaders() {
    return each(
        "Every retry carries the custom headers",
        (arm, repeat) ->
            GivenHeaders.of(arm.scene(), arm.armed())
                .missingIn(repeat.delivery().arrival(), " on a retry"));
  }

  private static Rule each(
      String sentence, BiFunction<Failing, Attempt, List<Complaint>> complaints) {
    return Failing.failed(
        arm -> {
          List<Attempt> repeats = arm.failure().repeats();
          Optional<Attempt> success = repeats.stream().filter(Attempt::succeeded).findFirst();
          Optional<Attempt> uncertain =
              repeats.stream().filter(repeat -> !arm.isCertain(repeat)).findFirst();
          if (repeats.isEmpty()) {
            return arm.unretried();
          }
          if (uncertain.isPresent()) {
            return arm.notYet(Optional.of(arm.schedule().certain(uncertain.get())));
          }
          if (!arm.isOver() && repeats.stream().anyMatch(RetriedRequests::isNameless)) {
            return arm.notYet(Optional.empty());
          }
          List<Complaint> all = new ArrayList<>();
          repeats.forEach(repeat -> all.addAll(complaints.apply(arm, repeat)));
          if (all.isEmpty() && success.isEmpty() && !arm.isOver()) {
            return arm.notYet(Optional.empty());
          }
          return Deliveries.verdict(
              sentence, all, arm.failure().attempts().stream().map(Attempt::delivery).toList());
        });
  }

  static List<Complaint> ofTheSame(Failing arm, Attempt repeat) {
    Arrival first = arm.failure().first().delivery().arrival();
    Arrival again = repeat.delivery().arrival();
    if (again.body().isEmpty() && !first.body().isEmpty()) {
      return List.of(
          new Complaint("the body", "the body of the first attempt", "the retry has no body"));
    }
    List<Complaint> complaints = new ArrayList<>();
    differ("the method", first.method(), again.method()).ifPresent(complaints::add);
    differ("the target", first.target(), again.target()).ifPresent(complaints::add);
    differ("webhook.id", webhook(arm.failure().first()), webhook(repeat))
        .ifPresent(complaints::add);
    String uuid = booking(arm.failure().first());
    if (!uuid.isEmpty() && !repeat.delivery().mentions(uuid)) {
      complaints.add(new Complaint("the booking", uuid, named(booking(repeat))));
    } else {
      differ("booking.uuid", uuid, booking(repeat)).ifPresent(complaints::add);
    }
    return complaints;
  }

  /** One without a booking may be a question before the retry. */
  private static boolean isNameless(Attempt repeat) {
    return repeat.delivery().text("uuid").isEmpty();
  }

  private static Optional<Complaint> differ(String about, String first, String again) {
    return first.equals(again)
        ? Optional.empty()
        : Optional.of(new Complaint(about, named(first), named(again)));
  }

  private static String named(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  private static String webhook(Attempt attempt) {
    return attempt.delivery().webhook().map(w -> w.path("id").asStringOpt().orElse("")).orElse("");
  }

  private static String booking(Attempt attempt) {
    return attempt.delivery().text("uuid");
  }

  static List<Complaint> ofTheBooking(Failing arm, Attempt repeat) {
    Optional<JsonNode> first = arm.failure().first().delivery().booking();
    Optional<JsonNode> again = repeat.delivery().booking();
    if (first.isEmpty()) {
      return List.of();
    }
    if (again.isEmpty()) {
      return List.of(new Complaint("the booking", "an object", "nothing"));
    }
    return JsonEquality.differences(first.get(), again.get()).stream()
        .filter(difference -> matters(first.get(), again.get(), difference))
        .filter(difference -> !isAsRead(arm, again.get(), difference))
        .map(d -> new Complaint("booking" + d.pointer().replace('/', '.'), d.left(), d.right()))
        .toList();
  }

  /** Whether a difference is more than another time of rendering, or a field that was added. */
  private static boolean matters(JsonNode first, JsonNode again, Difference difference) {
    String name = difference.pointer().substring(difference.pointer().lastIndexOf('/') + 1);
    return !OF_THE_ATTEMPT.matcher(name.toLowerCase(Locale.ROOT)).find()
        && !first.at(difference.pointer()).isMissingNode()
        && !(isTime(first.at(difference.pointer())) && isTime(again.at(difference.pointer())));
  }

  private static boolean isTime(JsonNode value) {
    return value.asStringOpt().filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\dT.*")).isPresent();
  }

  /** Whether the target itself shows the booking so. */
  private static boolean isAsRead(Failing arm, JsonNode again, Difference difference) {
    JsonNode shown = again.at(difference.pointer());
    return arm.scene()
        .readings(again.path("uuid").asStringOpt().orElse(""))
        .anyMatch(read -> !shown.isMissingNode() && read.at(difference.pointer()).equals(shown));
  }
}
