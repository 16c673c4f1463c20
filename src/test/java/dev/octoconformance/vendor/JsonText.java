package dev.octoconformance.vendor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@link JsonObject}, Iterable, Map, String, Number, Boolean and null as compact JSON. */
final class JsonText {
  private final StringBuilder out = new StringBuilder(512);

  private JsonText() {}

  static String of(@Nullable Object value) {
    JsonText text = new JsonText();
    text.write(value);
    return text.out.toString();
  }

  private void write(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      object(object);
    } else if (value instanceof Map<?, ?> map) {
      JsonObject object = JsonObject.empty();
      map.forEach((name, member) -> object.with(String.valueOf(name), member));
      object(object);
    } else if (value instanceof Iterable<?> elements) {
      array(elements);
    } else if (value == null || value instanceof Boolean || value instanceof Number) {
      out.append(value);
    } else {
      string(value.toString());
    }
  }

  private void object(JsonObject object) {
    char separator = '{';
    for (String name : object.names()) {
      out.append(separator);
      string(name);
      out.append(':');
      write(object.get(name));
      separator = ',';
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  private void array(Iterable<?> elements) {
    out.append('[');
    String separator = "";
    for (Object element : elements) {
      out.append(separator);
      write(element);
      separator = ",";
    }
    out.append(']');
  }

  private void string(String string) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // Surrogates are escaped because half a pair would not survive UTF-8.
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
