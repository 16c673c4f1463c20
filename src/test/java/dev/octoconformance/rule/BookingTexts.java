package dev.octoconformance.rule;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Whether the texts that we gave a booking are delivered as the target itself shows them. */
final class BookingTexts {
  private static final JsonPointer NAME = JsonPointer.compile("/contact/fullName");
  private static final JsonPointer NOTES = JsonPointer.compile("/notes");
  private static final JsonPointer REFERENCE = JsonPointer.compile("/resellerReference");

  private BookingTexts() {}

  /** A complaint for each text of a delivered booking that is neither what was read nor sent. */
  static List<Complaint> differences(Scene scene, String uuid, JsonNode delivered) {
    return Stream.of(NAME, NOTES, REFERENCE)
        .flatMap(place -> difference(scene, uuid, place, delivered).stream())
        .toList();
  }

  private static Optional<Complaint> difference(
      Scene scene, String uuid, JsonPointer place, JsonNode delivered) {
    String found = text(delivered, place);
    return scene
        .evidence()
        .triggers()
        .filter(t -> uuid.equals(t.booking()) && t.accepted() && Change.hasNonce(found, t))
        .filter(t -> Change.hasNonce(text(sent(scene, t), place), t))
        .findFirst()
        .flatMap(
            trigger -> {
              List<String> read =
                  scene
                      .readings(uuid)
                      .map(booking -> text(booking, place))
                      .filter(text -> Change.hasNonce(text, trigger))
                      .distinct()
                      .toList();
              boolean same =
                  read.contains(found) || found.equals(text(sent(scene, trigger), place));
              return read.isEmpty() || same
                  ? Optional.empty()
                  : Optional.of(
                      new Complaint(
                          "/booking" + place,
                          inOneLine(read.get(0)) + " as GET /bookings/{uuid} shows",
                          inOneLine(found)));
            });
  }

  private static JsonNode sent(Scene scene, Trigger trigger) {
    Exchange call = scene.evidence().exchange(trigger.exchange());
    return Delivery.json(Optional.ofNullable(call.request().body()).orElse(""));
  }

  private static String text(JsonNode object, JsonPointer place) {
    return object.at(place).asStringOpt().orElse("");
  }

  private static String inOneLine(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }
}
