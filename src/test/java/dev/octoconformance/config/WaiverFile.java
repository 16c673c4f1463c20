package dev.octoconformance.config;

import dev.octoconformance.text.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The file of accepted breaches: a list of entries with id, case, reason and expires. */
public final class WaiverFile {
  private static final List<String> KEYS = List.of("id", "case", "reason", "expires");

  private final List<String> problems = new ArrayList<>();
  private final Function<String, Optional<String>> idFlaw;

  private WaiverFile(Function<String, Optional<String>> idFlaw) {
    this.idFlaw = idFlaw;
  }

  /**
   * The waivers of a file.
   *
   * @param idFlaw what is wrong with the id of a requirement, as the end of a sentence; empty when
   *     there is such a requirement
   * @throws ConfigException with everything that is wrong, each with its place
   */
  public static List<Waiver> read(Path file, Function<String, Optional<String>> idFlaw) {
    try {
      return new WaiverFile(idFlaw)
          .waivers(YamlText.parse(Files.readString(file), line -> file + ":" + line));
    } catch (CharacterCodingException notText) {
      throw wrong(file + ": the file is not UTF-8 text. Save it as UTF-8.", notText);
    } catch (IOException unreadable) {
      String why =
          Files.isDirectory(file)
              ? "this is a directory, not a file."
              : Files.exists(file) ? "the file cannot be read." : "there is no such file.";
      throw wrong(file + ": " + why + " Check the path given with --waivers.", unreadable);
    }
  }

  private static ConfigException wrong(String sentence, Exception cause) {
    ConfigException wrong = new ConfigException(List.of(sentence));
    wrong.initCause(cause);
    return wrong;
  }

  private List<Waiver> waivers(Raw root) {
    List<Waiver> waivers = new ArrayList<>();
    if (root instanceof Raw.Items items) {
      items.items().forEach(item -> waiver(item).ifPresent(waivers::add));
      refuseRepeated(waivers);
    } else if (!(root instanceof Raw.Nothing)) {
      problems.add(
          root.place()
              + ": expected a list of waivers, each starting with \"- id: RTY-05\"; run with"
              + " --print-waivers to get ready entries.");
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return List.copyOf(waivers);
  }

  private Optional<Waiver> waiver(Raw item) {
    if (!(item instanceof Raw.Fields entry)) {
      problems.add(item.place() + ": expected a waiver with id, reason and expires.");
      return Optional.empty();
    }
    entry.fields().keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(
            key ->
                problems.add(
                    "%s: a waiver has no key \"%s\"; %s"
                        .formatted(
                            placeOf(entry, key),
                            key,
                            Nearest.remedy(
                                key, KEYS, "its keys are " + String.join(", ", KEYS) + "."))));
    String id = required(entry, "id", "the id of a requirement, such as RTY-05");
    String reason = required(entry, "reason", "why the breach is accepted");
    String expires = required(entry, "expires", "the last day, such as 2027-03-31");
    Optional<LocalDate> day = day(entry, expires);
    if (id.isEmpty() || reason.isEmpty() || day.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> flaw = idFlaw.apply(id);
    flaw.ifPresent(f -> problems.add(placeOf(entry, "id") + ": " + f));
    String one = text(entry, "case");
    return Optional.of(
        new Waiver(id, one.isEmpty() ? null : one, reason, day.get(), entry.place()));
  }

  private Optional<LocalDate> day(Raw.Fields entry, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDate) {
      problems.add(
          "%s: expires: \"%s\" is no day. Write it like 2027-03-31."
              .formatted(placeOf(entry, "expires"), text));
      return Optional.empty();
    }
  }

  private String required(Raw.Fields entry, String key, String what) {
    String text = text(entry, key);
    if (text.isEmpty()) {
      problems.add("%s: this waiver has no %s. Give %s.".formatted(placeOf(entry, key), key, what));
    }
    return text;
  }

  private String text(Raw.Fields entry, String key) {
    Raw value = entry.fields().get(key);
    if (value instanceof Raw.Text text) {
      return text.text().strip();
    }
    if (value instanceof Raw.Items || value instanceof Raw.Fields) {
      problems.add(value.place() + ": " + key + ": expected a text.");
    }
    return "";
  }

  private static String placeOf(Raw.Fields entry, String key) {
    Raw value = entry.fields().get(key);
    return value == null ? entry.place() : value.place();
  }

  private void refuseRepeated(List<Waiver> waivers) {
    Map<String, Waiver> seen = new HashMap<>();
    for (Waiver waiver : waivers) {
      Waiver before = seen.putIfAbsent(waiver.subject(), waiver);
      if (before != null) {
        problems.add(
            "%s: %s is waived here again (first at %s). Keep one."
                .formatted(waiver.place(), waiver.subject(), before.place()));
      }
    }
  }
}
