package dev.octoconformance.config;

import dev.octoconformance.text.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people probably mean by a name that is no key. */
final class KeyNames {
  private KeyNames() {}

  /** The key or section nearest to the name; a last word alone stands for its key. */
  static Optional<String> nearest(String name, Collection<String> keys) {
    Map<String, String> meant = new LinkedHashMap<>();
    for (String key : keys) {
      meant.put(key, key);
    }
    for (String key : keys) {
      for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
        meant.putIfAbsent(key.substring(0, dot), key.substring(0, dot));
        meant.putIfAbsent(key.substring(dot + 1), key);
      }
    }
    return Nearest.to(name, meant.keySet()).map(meant::get);
  }
}
