package dev.octoconformance.config;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells for every key what applies and who said so. */
final class Origins {
  private Origins() {}

  static List<LoadedConfig.Origin> of(Reading reading) {
    return ConfigKeys.all()
        .map(
            key ->
                new LoadedConfig.Origin(
                    key.name(), shown(key, reading.raw(key)), reading.place(key)))
        .toList();
  }

  private static String shown(ConfigKey<?> key, @Nullable Raw raw) {
    if (raw == null) {
      return key.standard() == null ? "-" : key.standard();
    }
    if (key.secret() || key.equals(ConfigKeys.TRIGGER_HTTP_BODY)) {
      return Secret.MASK;
    }
    String text = Credentials.masked(text(raw));
    return key.equals(ConfigKeys.TRIGGER_HTTP_URL)
        ? text.replaceFirst("\\?.*", "?" + Secret.MASK)
        : text;
  }

  private static String text(Raw raw) {
    if (raw instanceof Raw.Text scalar) {
      return scalar.text().strip();
    }
    if (raw instanceof Raw.Items list) {
      return list.items().stream().map(Origins::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (raw instanceof Raw.Fields mapping) {
      return mapping.fields().entrySet().stream()
          .map(field -> field.getKey() + ": " + text(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return "-";
  }
}
