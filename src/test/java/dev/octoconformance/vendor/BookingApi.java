package dev.octoconformance.vendor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The endpoints of the life of a booking. */
final class BookingApi {
  private final Backstage stage;
  private final Behaviour behaviour;
  private final BookingDesk desk;

  BookingApi(Backstage stage, Behaviour behaviour) {
    this.stage = stage;
    this.behaviour = behaviour;
    this.desk = new BookingDesk(stage, behaviour);
  }

  Answer reserve(ApiCall call) {
    return shown(call, desk.reserve(call.account(), call.request().object()));
  }

  Answer search(ApiCall call) {
    String reseller = call.request().parameter("resellerReference");
    String supplier = call.request().parameter("supplierReference");
    if (reseller == null && supplier == null) {
      throw Refusal.badRequest("resellerReference or supplierReference is required");
    }
    List<Booking> found =
        stage
            .bookings()
            .of(
                call.account(),
                booking ->
                    matches(reseller, booking.details().resellerReference())
                        && matches(supplier, booking.reference()));
    return Answer.json(
        found.stream().map(booking -> behaviour.shown(booking, call.view())).toList());
  }

  private static boolean matches(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || Objects.equals(wanted, actual);
  }

  Answer read(ApiCall call, String uuid) {
    Booking booking = behaviour.readable(call, uuid);
    if (booking == null) {
      throw unknown(uuid);
    }
    return shown(call, booking);
  }

  Answer update(ApiCall call, String uuid) {
    return shown(call, desk.update(present(call, uuid), call.request().objectOrEmpty()));
  }

  Answer confirm(ApiCall call, String uuid) {
    Booking booking = present(call, uuid);
    JsonObject body = call.request().objectOrEmpty();
    if (booking.life().status() != BookingStatus.ON_HOLD) {
      return behaviour.notConfirmable(call, booking);
    }
    Booking confirmed = desk.confirm(booking, body);
    return confirmed == null
        ? behaviour.notConfirmable(call, present(call, uuid))
        : shown(call, confirmed);
  }

  Answer cancel(ApiCall call, String uuid) {
    Booking booking = present(call, uuid);
    JsonObject body = call.request().objectOrEmpty();
    Booking cancelled = desk.cancel(booking, body.text("reason"));
    return cancelled == null
        ? behaviour.notCancellable(call, present(call, uuid))
        : shown(call, cancelled);
  }

  Answer extend(ApiCall call, String uuid) {
    return shown(call, desk.extend(present(call, uuid), call.request().objectOrEmpty()));
  }

  private Booking present(ApiCall call, String uuid) {
    return stage
        .bookings()
        .find(uuid)
        .filter(booking -> booking.owner().equals(call.account()))
        .orElseThrow(() -> unknown(uuid));
  }

  private Answer shown(ApiCall call, Booking booking) {
    return Answer.json(behaviour.shown(booking, call.view()));
  }

  private static Refusal unknown(String uuid) {
    return Refusal.invalid("INVALID_BOOKING_UUID", "uuid", uuid);
  }
}
