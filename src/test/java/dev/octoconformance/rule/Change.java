package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a trigger did to a booking, as the booking shows it. */
final class Change {
  private Change() {}

  /** Whether a delivery shows what the trigger did. */
  static boolean shows(Delivery delivery, Trigger trigger) {
    return delivery.booking().filter(booking -> shows(booking, trigger)).isPresent();
  }

  static boolean shows(JsonNode booking, Trigger trigger) {
    return switch (trigger.action()) {
      case CONFIRM -> text(booking, "status").equals("CONFIRMED");
      case CANCEL -> text(booking, "status").equals("CANCELLED");
      case UPDATE_UNITS ->
          Integer.toString(booking.path("unitItems").size()).equals(trigger.nonce());
      case UPDATE_CONTACT, CONFIRM_CANCELLED ->
          hasNonce(text(booking.path("contact"), "fullName"), trigger);
      case UPDATE_REFERENCE -> hasNonce(text(booking, "resellerReference"), trigger);
      case UPDATE_HOLD, UPDATE_NOTES, UPDATE_CANCELLED -> hasNonce(text(booking, "notes"), trigger);
      case RESERVE, CANCEL_AGAIN, READ, CHANGE_AVAILABILITY, CHANGE_BACK -> false;
    };
  }

  /** What stands around the nonce may be stored in another way than it was sent. */
  static boolean hasNonce(String shown, Trigger trigger) {
    String nonce = trigger.nonce();
    return nonce != null && shown.contains(nonce);
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asStringOpt().orElse("");
  }

  /** A change that was accepted and that the target itself shows afterwards. */
  static Optional<Trigger> takenOver(Heard heard, Action action) {
    return heard
        .accepted(action)
        .filter(
            update -> heard.scene().readings(update).anyMatch(booking -> shows(booking, update)));
  }
}
