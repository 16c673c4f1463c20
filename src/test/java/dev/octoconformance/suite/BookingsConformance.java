package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.journal.Action;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.BookingUpdates;

class BookingsConformance {

  @Verifies("BKG-01")
  @ArmsOfRequirement
  void a_confirmation_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOfTheConfirmation());
  }

  @Verifies("BKG-02")
  @ArmsOfRequirement
  void an_update_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOfAnUpdate());
  }

  @Verifies(value = "BKG-02", facet = "contact")
  @ArmsOfRequirement
  void a_change_of_the_contact_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOf(Action.UPDATE_CONTACT));
  }

  @Verifies(value = "BKG-02", facet = "resellerReference")
  @ArmsOfRequirement
  void a_change_of_the_reseller_reference_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOf(Action.UPDATE_REFERENCE));
  }

  @Verifies(value = "BKG-02", facet = "units")
  @ArmsOfRequirement
  void a_change_of_the_units_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOf(Action.UPDATE_UNITS));
  }

  @Verifies("BKG-03")
  @ArmsOfRequirement
  void a_cancellation_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOfTheCancellation());
  }

  @Verifies(value = "BKG-03", facet = "cancellation")
  @ArmsOfRequirement
  void a_cancelled_booking_shows_its_cancellation(Arm arm) {
    arm.must(BookingUpdates.showTheCancellation());
  }

  @Verifies("BKG-04")
  @ArmsOfRequirement
  void an_update_of_a_hold_may_be_told(Arm arm) {
    arm.must(BookingUpdates.mayTellOfHolds());
  }

  @Verifies("BKG-05")
  @ArmsOfRequirement
  void a_reservation_may_be_told(Arm arm) {
    arm.must(BookingUpdates.mayTellOfReservations());
  }

  @Verifies("BKG-06")
  @ArmsOfRequirement
  void a_release_of_a_hold_may_be_told(Arm arm) {
    arm.must(BookingUpdates.mayTellOfReleases());
  }

  @Verifies("BKG-07")
  @ArmsOfRequirement
  void a_delivery_shows_the_booking(Arm arm) {
    arm.must(BookingUpdates.showTheBooking());
  }

  @Verifies("BKG-08")
  @ArmsOfRequirement
  void a_delivery_has_a_webhook_and_a_booking(Arm arm) {
    arm.must(BookingUpdates.haveBothObjects());
  }

  @Verifies("BKG-09")
  @ArmsOfRequirement
  void the_last_of_three_updates_is_told(Arm arm) {
    arm.must(BookingUpdates.tellOfTheLastUpdate());
  }

  @Verifies("BKG-10")
  @ArmsOfRequirement
  void a_test_booking_is_marked_as_one(Arm arm) {
    arm.must(BookingUpdates.areMarkedAsTests());
  }

  @Verifies(value = "BKG-11", facet = "cancelled twice")
  @ArmsOfRequirement
  void a_refused_second_cancellation_is_not_told(Arm arm) {
    arm.must(BookingUpdates.neverTellOfRefused(Action.CANCEL_AGAIN));
  }

  @Verifies(value = "BKG-11", facet = "updated after cancellation")
  @ArmsOfRequirement
  void a_refused_update_is_not_told(Arm arm) {
    arm.must(BookingUpdates.neverTellOfRefused(Action.UPDATE_CANCELLED));
  }

  @Verifies(value = "BKG-11", facet = "confirmed after cancellation")
  @ArmsOfRequirement
  void a_refused_confirmation_is_not_told(Arm arm) {
    arm.must(BookingUpdates.neverTellOfRefused(Action.CONFIRM_CANCELLED));
  }

  @Verifies("BKG-12")
  @ArmsOfRequirement
  void reading_is_not_told(Arm arm) {
    arm.must(BookingUpdates.staySilentOnReading());
  }
}
