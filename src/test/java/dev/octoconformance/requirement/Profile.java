package dev.octoconformance.requirement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a family of vendors speaks, and which requirements apply to it: a file of {@code
 * suites/profiles/}.
 *
 * @param name what {@code --profile} takes
 * @param title its heading in reports
 * @param description what it stands for
 * @param capability sent in the capabilities header; null if the dialect needs none
 * @param paths paths below the base URL by what is found there, {@code webhooks} and {@code
 *     bookings} at least
 * @param events the events that can be subscribed to, in the dialect's spelling
 * @param fields the dialect's names of a webhook's fields, by our word; what is absent is not
 *     offered
 * @param schemas the folder of {@code schemas/} that describes its messages
 * @param rows the requirements that it sees differently, by id
 */
public record Profile(
    String name,
    String title,
    String description,
    @Nullable String capability,
    Map<String, String> paths,
    List<String> events,
    Map<String, String> fields,
    String schemas,
    Map<String, Adjustment> rows) {

  /**
   * How a profile sees one requirement; exactly one part is given.
   *
   * @param level its level in this profile
   * @param notApplicable why it does not apply
   */
  public record Adjustment(@Nullable Level level, @Nullable String notApplicable) {}

  /**
   * The profile of a name among those that ship with the suite.
   *
   * @throws SuiteFileException if its file is wrong
   * @throws UnknownProfileException if there is none of that name
   */
  public static Profile load(String name, Catalogue catalogue) {
    return ProfileReader.load(name, SuiteFiles.in("suites/profiles"), catalogue);
  }

  /** The names of the profiles that ship with the suite. */
  public static Set<String> names() {
    return ProfileReader.names(SuiteFiles.in("suites/profiles"));
  }

  /** What a breach of the row is worth here: the profile's word first, then the strictness. */
  public Level level(Requirement row, boolean pragmatic) {
    Adjustment adjustment = rows.get(row.id());
    if (adjustment != null && adjustment.level() != null) {
      return adjustment.level();
    }
    return pragmatic && row.pragmatic() != null ? row.pragmatic() : row.level();
  }

  /** Why the row does not apply here; null if it does. */
  public @Nullable String notApplicable(Requirement row) {
    Adjustment adjustment = rows.get(row.id());
    return adjustment == null ? null : adjustment.notApplicable();
  }
}
