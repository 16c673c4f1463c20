package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AvailabilityUpdatesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String WAY = "an HTTP request";

  private static Wave changedBy(String way) {
    return new Wave()
        .ofEvent("availability_update")
        .also(journal -> journal.note(1500, Scene.AVAILABILITY_TRIGGER, way));
  }

  /** The places of the slot go from 10 to 9 at 1.6 s, and back at 1.8 s. */
  private static Wave thereAndBack() {
    return changedBy(WAY)
        .also(
            journal ->
                journal
                    .changesAvailability(1600, Action.CHANGE_AVAILABILITY, "9 slot", true)
                    .changesAvailability(1800, Action.CHANGE_BACK, "10 slot", true));
  }

  private static ObjectNode news(String slot, int vacancies) {
    ObjectNode body = JSON.createObjectNode();
    body.set("webhook", Wave.webhook(Wave.ARM));
    body.putObject("availability").put("id", slot).put("vacancies", vacancies);
    return body.put("productId", "cruise").put("optionId", "morning");
  }

  private static Wave and(Wave wave, long at, ObjectNode body) {
    return wave.also(journal -> journal.arrives(at, Wave.ARM, body.toString()));
  }

  @Test
  void a_change_must_be_told() {
    holds(and(thereAndBack(), 1650, news("slot", 9)).judge(AvailabilityUpdates.tellOfTheChange()));
    Finding.Broken silent = broken(thereAndBack().judge(AvailabilityUpdates.tellOfTheChange()));
    assertThat(silent.message()).contains(WAY);
  }

  @Test
  void another_availability_is_not_the_changed_one() {
    broken(
        and(thereAndBack(), 1650, news("other", 9)).judge(AvailabilityUpdates.tellOfTheChange()));
  }

  @Test
  void a_body_of_another_form_may_tell_of_it() {
    ObjectNode other = JSON.createObjectNode().put("changed", true);
    holds(and(thereAndBack(), 1650, other).judge(AvailabilityUpdates.tellOfTheChange()));
  }

  @Test
  void a_change_back_must_be_told_as_well() {
    Wave once = and(thereAndBack(), 1650, news("slot", 9));
    broken(once.judge(AvailabilityUpdates.tellOfTheChangeBack()));
    Wave late = and(thereAndBack(), 1850, news("slot", 9));
    broken(late.judge(AvailabilityUpdates.tellOfTheChangeBack()));
    Wave twice = and(thereAndBack(), 1850, news("slot", 10));
    holds(twice.judge(AvailabilityUpdates.tellOfTheChangeBack()));
  }

  @Test
  void what_somebody_else_had_changed_already_tells_nothing() {
    Wave robbed = and(thereAndBack(), 1550, news("slot", 9));
    assertThat(
            undecidable(robbed.judge(AvailabilityUpdates.tellOfTheChange()), Reason.CONT).message())
        .contains("Somebody else", WAY);
    broken(robbed.judge(AvailabilityUpdates.tellOfTheChangeBack()));
    Wave both = and(robbed, 1750, news("slot", 10));
    undecidable(both.judge(AvailabilityUpdates.tellOfTheChangeBack()), Reason.CONT);
    for (ObjectNode other : List.of(news("other", 9), news("slot", 8), JSON.createObjectNode())) {
      broken(and(thereAndBack(), 1550, other).judge(AvailabilityUpdates.tellOfTheChange()));
    }
    Wave since = and(and(thereAndBack(), 1540, news("slot", 9)), 1550, news("slot", 10));
    broken(since.judge(AvailabilityUpdates.tellOfTheChange()));
  }

  @Test
  void a_way_that_cannot_go_back_is_no_fault_of_the_target() {
    Wave constant =
        changedBy(WAY)
            .also(
                journal ->
                    journal.changesAvailability(1600, Action.CHANGE_AVAILABILITY, "9 slot", true));
    Finding.Undecidable why =
        undecidable(constant.judge(AvailabilityUpdates.tellOfTheChangeBack()), Reason.TRIG);
    assertThat(why.message()).contains("{vacancies}");
  }

  @Test
  void a_way_that_fails_is_no_fault_of_the_target() {
    Wave failed =
        changedBy(WAY)
            .also(
                journal ->
                    journal
                        .changesAvailability(1600, Action.CHANGE_AVAILABILITY, "9 slot", false)
                        .note(1610, Scene.NOT_CHANGED, "the request was answered 404"));
    Finding.Undecidable why =
        undecidable(failed.judge(AvailabilityUpdates.tellOfTheChange()), Reason.TRIG);
    assertThat(why.message()).contains("404");
  }

  @Test
  void without_a_way_only_what_arrives_is_judged() {
    undecidable(changedBy("").judge(AvailabilityUpdates.tellOfTheChange()), Reason.TRIG);
    undecidable(changedBy("").judge(AvailabilityUpdates.nameTheirWebhook()), Reason.TRIG);
    holds(and(changedBy(""), 3100, news("slot", 9)).judge(AvailabilityUpdates.tellOfTheChange()));
  }

  @Test
  void a_booking_can_be_the_way() {
    Wave booked = changedBy(AvailabilityUpdates.BY_BOOKING);
    broken(booked.judge(AvailabilityUpdates.tellOfTheChange()));
    holds(
        and(changedBy(AvailabilityUpdates.BY_BOOKING), 2100, news("slot", 9))
            .judge(AvailabilityUpdates.tellOfTheChange()));
    holds(
        and(changedBy(AvailabilityUpdates.BY_BOOKING), 5600, news("slot", 10))
            .judge(AvailabilityUpdates.tellOfTheChangeBack()));
  }

  @Test
  void a_delivery_must_name_its_webhook() {
    holds(and(thereAndBack(), 1650, news("slot", 9)).judge(AvailabilityUpdates.nameTheirWebhook()));
    ObjectNode bare = news("slot", 9);
    bare.remove("webhook");
    broken(and(thereAndBack(), 1650, bare).judge(AvailabilityUpdates.nameTheirWebhook()));
  }

  @Test
  void a_delivery_should_say_which_availability() {
    holds(
        and(thereAndBack(), 1650, news("slot", 9))
            .judge(AvailabilityUpdates.sayWhichAvailability()));
    ObjectNode listed = JSON.createObjectNode();
    listed
        .putArray("availability")
        .addObject()
        .put("id", "slot")
        .put("productId", "cruise")
        .put("optionId", "morning");
    holds(and(thereAndBack(), 1650, listed).judge(AvailabilityUpdates.sayWhichAvailability()));
    ObjectNode bare = news("slot", 9);
    bare.remove("optionId");
    broken(and(thereAndBack(), 1650, bare).judge(AvailabilityUpdates.sayWhichAvailability()));
  }

  @Test
  void the_last_places_should_be_told() {
    Wave booked = lastPlaces();
    holds(and(booked, 1750, news("slot", 0)).judge(AvailabilityUpdates.tellOfTheLastPlaces()));
    broken(lastPlaces().judge(AvailabilityUpdates.tellOfTheLastPlaces()));
    broken(
        and(lastPlaces(), 1950, news("slot", 9)).judge(AvailabilityUpdates.tellOfTheLastPlaces()));
    undecidable(thereAndBack().judge(AvailabilityUpdates.tellOfTheLastPlaces()), Reason.TRIG);
  }

  private static Wave lastPlaces() {
    return changedBy(WAY)
        .also(
            journal ->
                journal
                    .trigger(1700, Scene.LAST_PLACES, Action.RESERVE, "last", null, true)
                    .trigger(1900, Scene.LAST_PLACES, Action.CANCEL, "last", null, true));
  }
}
