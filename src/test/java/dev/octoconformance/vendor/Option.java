package dev.octoconformance.vendor;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** A way to take a product: when it departs, and the tickets that it sells. */
record Option(
    String id, boolean isDefault, Texts title, List<LocalTime> departures, List<Unit> units) {

  Optional<Unit> unit(String unitId) {
    return units.stream().filter(unit -> unit.id().equals(unitId)).findFirst();
  }

  /** OCTO's Option. */
  JsonObject shown(View view) {
    JsonObject option =
        JsonObject.empty()
            .with("id", id)
            .with("default", isDefault)
            .with("internalName", title.en())
            .with("reference", null)
            .with("availabilityLocalStartTimes", departures.stream().map(Object::toString).toList())
            .with("cancellationCutoff", "1 hour")
            .with("cancellationCutoffAmount", 1)
            .with("cancellationCutoffUnit", "hour")
            .with("requiredContactFields", List.of())
            .with("restrictions", JsonObject.empty().with("minUnits", 1).with("maxUnits", 30))
            .with("units", units.stream().map(unit -> unit.shown(view)).toList());
    if (view.content()) {
      option.with("title", view.text(title)).with("subtitle", null);
    }
    return option;
  }
}
