package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** OCTO's Contact: its texts, those that are missing being null, and the languages of the guest. */
record Contact(Map<String, String> texts, List<String> locales) {
  static final Contact NOBODY = new Contact(Map.of(), List.of());
  private static final List<String> FIELDS =
      List.of(
          "fullName",
          "firstName",
          "lastName",
          "emailAddress",
          "phoneNumber",
          "postalCode",
          "country",
          "notes");

  /**
   * This contact with the given members replaced; others stay.
   *
   * @throws Refusal if a member is of the wrong type
   */
  Contact patched(@Nullable Object patch) {
    if (patch == null) {
      return this;
    }
    if (!(patch instanceof JsonObject object)) {
      throw Refusal.badRequest("contact must be an object");
    }
    Map<String, String> merged = new TreeMap<>(texts);
    for (String field : FIELDS) {
      if (object.has(field)) {
        Object value = object.get(field);
        if (value == null) {
          merged.remove(field);
        } else if (value instanceof String text) {
          merged.put(field, text);
        } else {
          throw Refusal.badRequest("contact." + field + " must be a string or null");
        }
      }
    }
    return new Contact(Map.copyOf(merged), languages(object));
  }

  private List<String> languages(JsonObject patch) {
    if (!patch.has("locales")) {
      return locales;
    }
    List<String> languages = new ArrayList<>();
    if (patch.get("locales") instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof String language)) {
          throw Refusal.badRequest("contact.locales must hold strings");
        }
        languages.add(language);
      }
    } else if (patch.get("locales") != null) {
      throw Refusal.badRequest("contact.locales must be an array");
    }
    return List.copyOf(languages);
  }

  JsonObject shown() {
    JsonObject contact = JsonObject.empty();
    for (String field : FIELDS) {
      contact.with(field, texts.get(field));
    }
    return contact.with("locales", locales);
  }
}
