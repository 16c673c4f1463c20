package dev.octoconformance.vendor;

/** Something that webhooks are told about, as it was at that moment. */
sealed interface Event {
  /** The name that a webhook subscribes to. */
  String name();

  Account owner();

  /**
   * A change of a booking.
   *
   * @param booking the state that the delivery shows
   */
  record OfBooking(BookingChange change, Booking booking) implements Event {
    @Override
    public String name() {
      return Webhook.BOOKING_UPDATE;
    }

    @Override
    public Account owner() {
      return booking.owner();
    }
  }

  /** A change of the free places of a departure. */
  record OfAvailability(Account owner, Availability availability) implements Event {
    @Override
    public String name() {
      return Webhook.AVAILABILITY_UPDATE;
    }
  }
}
