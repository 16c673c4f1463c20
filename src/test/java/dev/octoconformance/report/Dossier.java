package dev.octoconformance.report;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.sender.Libraries;
import dev.octoconformance.sender.Recognition;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that the reports of a run are made of.
 *
 * @param result what was concluded
 * @param journal the redacted entries by id, in order
 * @param redaction what masks secrets in everything that is written
 * @param recognition the libraries that the deliveries were sent with
 * @param areaTitles the titles of the areas by their code; a missing one is called by its code
 * @param profile what was judged against
 */
public record Dossier(
    RunResult result,
    Map<String, Entry> journal,
    Redaction redaction,
    Recognition recognition,
    Map<String, String> areaTitles,
    Profile profile) {

  /** The verdicts that make a vendor ask where to look. */
  static final Set<Verdict> ASKING = Set.of(Verdict.FAIL, Verdict.WARN, Verdict.INCONCLUSIVE);

  /** The dossier of this run; the entries are redacted here. */
  public static Dossier of(
      RunResult result,
      List<Entry> journal,
      Redaction redaction,
      Map<String, String> areaTitles,
      Profile profile) {
    Map<String, Entry> byId = new LinkedHashMap<>();
    journal.forEach(e -> byId.put(e.id(), redaction.entry(e)));
    return new Dossier(result, byId, redaction, recognition(result, journal), areaTitles, profile);
  }

  /** Nobody is looked for where nobody has to look. */
  private static Recognition recognition(RunResult result, List<Entry> journal) {
    boolean asking = result.requirements().stream().anyMatch(r -> ASKING.contains(r.verdict()));
    return asking
        ? Recognition.of(Libraries.shipped(), journal)
        : Recognition.of(Libraries.of(List.of()), List.of());
  }

  /** The title of the area that this row belongs to. */
  String areaOf(Requirement row) {
    return areaTitles.getOrDefault(row.area(), row.area());
  }

  /** The verdicts by area code, in the order of the catalogue. */
  Map<String, List<RequirementVerdict>> byArea() {
    Map<String, List<RequirementVerdict>> areas = new LinkedHashMap<>();
    for (RequirementVerdict verdict : result.requirements()) {
      areas
          .computeIfAbsent(verdict.requirement().area(), a -> new java.util.ArrayList<>())
          .add(verdict);
    }
    return areas;
  }

  /**
   * What is known of the sender's library that fits a verdict; empty if nothing, or if it is good.
   */
  Optional<String> senderHint(RequirementVerdict verdict) {
    return ASKING.contains(verdict.verdict())
        ? recognition.hint(verdict.requirement().id()).map(this::redact)
        : Optional.empty();
  }

  /** The entries with these ids, in the order given; unknown ids are left out. */
  List<Entry> entries(List<String> ids) {
    return ids.stream().map(journal::get).filter(Objects::nonNull).toList();
  }

  /** This text without secrets. */
  String redact(String text) {
    return redaction.text(text);
  }
}
