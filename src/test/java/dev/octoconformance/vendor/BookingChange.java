package dev.octoconformance.vendor;

/** Something that happened to a booking; before and after are the same when it was reserved. */
record BookingChange(Kind kind, Booking before, Booking after) {
  enum Kind {
    RESERVED,
    CONFIRMED,
    UPDATED,
    EXTENDED,
    CANCELLED,
    EXPIRED
  }
}
