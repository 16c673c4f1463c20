package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members keep their order; members are changed in place. */
final class JsonObject {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  static JsonObject empty() {
    return new JsonObject();
  }

  static JsonObject of(Map<String, String> texts) {
    JsonObject object = new JsonObject();
    texts.forEach(object::with);
    return object;
  }

  /** Another object with the same members. */
  JsonObject copy() {
    JsonObject copy = new JsonObject();
    members.forEach(copy::with);
    return copy;
  }

  JsonObject with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  JsonObject without(String name) {
    members.remove(name);
    return this;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object get(String name) {
    return members.get(name);
  }

  /** The member if it is a string, else null. */
  @Nullable String text(String name) {
    return members.get(name) instanceof String text ? text : null;
  }

  /** The member if it is an object, else an empty object that is not part of this one. */
  JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : empty();
  }

  /** The objects in the member, if it is an array; other elements are left out. */
  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    if (members.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof JsonObject object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  List<String> names() {
    return List.copyOf(members.keySet());
  }

  boolean isEmpty() {
    return members.isEmpty();
  }
}
