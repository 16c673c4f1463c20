package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.ConfigKey;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks whoever started the program for a secret, so that it stands in no command line. */
@FunctionalInterface
public interface SecretPrompt {
  /** What stands on the command line for a secret that is asked for. */
  String MARK = "-";

  /** What was answered to this question; null when nobody answers. */
  @Nullable String ask(String question);

  /** The settings with the answers in place of the mark; throws {@link ConfigException}. */
  default List<Setting> answered(List<Setting> settings) {
    return settings.stream().map(this::answered).toList();
  }

  private Setting answered(Setting setting) {
    boolean secret = ConfigKeys.find(setting.key()).filter(ConfigKey::secret).isPresent();
    if (!secret || !setting.text().equals(MARK)) {
      return setting;
    }
    String answer = ask(setting.key());
    if (answer == null || answer.isBlank()) {
      throw new ConfigException(
          List.of(
              "%s: %s was to be asked for (-), and nothing was answered. Type it, or pipe it in."
                  .formatted(setting.place(), setting.key())));
    }
    return new Setting(setting.key(), answer.strip(), setting.place());
  }
}
