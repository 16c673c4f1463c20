package dev.octoconformance.vendor;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reseller may change about a booking. */
record Details(
    @Nullable String resellerReference,
    @Nullable String notes,
    Contact contact,
    List<UnitItem> unitItems) {
  static final Set<String> FIELDS = Set.of("resellerReference", "notes", "contact", "unitItems");

  Details {
    unitItems = List.copyOf(unitItems);
  }

  Details withUnitItems(List<UnitItem> items) {
    return new Details(resellerReference, notes, contact, items);
  }

  /**
   * These details with the members of a request replaced; the unit items stay.
   *
   * @throws Refusal if a member is of the wrong type
   */
  Details patched(JsonObject patch) {
    return new Details(
        text(patch, "resellerReference", resellerReference),
        text(patch, "notes", notes),
        contact.patched(patch.get("contact")),
        unitItems);
  }

  private static @Nullable String text(JsonObject patch, String name, @Nullable String present) {
    if (!patch.has(name)) {
      return present;
    }
    Object value = patch.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw Refusal.badRequest(name + " must be a string or null");
  }
}
