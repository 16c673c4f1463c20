/** The plan of events: who is armed when, which bookings are made, and how long to wait. */
@NullMarked
package dev.octoconformance.campaign;

import org.jspecify.annotations.NullMarked;
