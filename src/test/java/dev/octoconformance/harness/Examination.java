package dev.octoconformance.harness;

import dev.octoconformance.config.Strictness;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.CaseVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** All that the tests of one run share: what they are asked with, and where their verdicts go. */
final class Examination {

  /**
   * What an examination is made of.
   *
   * @param target the target, asked on behalf of the run
   * @param listBefore the list of webhooks before anything was created
   * @param terms what rules are told of the run
   * @param judge says what a rule finds of an arm, as soon as it can be said
   */
  record Parts(
      SuiteConfig config,
      Catalogue catalogue,
      Profile profile,
      Schemas schemas,
      Journal journal,
      Target target,
      Exchange listBefore,
      BiFunction<String, Rule, Finding> judge,
      Scene.Terms terms,
      CleanUp cleanUp,
      Audience audience) {}

  private final Parts parts;
  private final Needs needs;
  private final Conversations conversations;
  private final Book book = new Book();
  private volatile boolean over;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  Examination(Parts parts) {
    this.parts = parts;
    this.needs = new Needs(parts.config());
    this.conversations = new Conversations(parts.target(), parts.cleanUp());
  }

  /** Takes no verdict any more: what fails from now on fails because the run was interrupted. */
  void end() {
    over = true;
  }

  /** Whether verdicts are still taken. */
  boolean isOver() {
    return over;
  }

  /** Remembers that JUnit came as far as asking this test. */
  void asked(String uniqueId) {
    asked.add(uniqueId);
  }

  /** Whether JUnit came as far as asking this test. */
  boolean wasAsked(String uniqueId) {
    return asked.contains(uniqueId);
  }

  Parts parts() {
    return parts;
  }

  /** The conversations that several questions share. */
  Conversations conversations() {
    return conversations;
  }

  Book book() {
    return book;
  }

  Requirement row(String id) {
    return parts.catalogue().row(id);
  }

  /** The level of a row in this run. */
  Level level(Requirement row) {
    return parts.profile().level(row, parts.config().strictness() == Strictness.PRAGMATIC);
  }

  /** Why a row or a case of it does not apply; empty when it does. */
  Optional<String> notApplicable(Requirement row, List<String> caseNeeds) {
    return Optional.ofNullable(parts.profile().notApplicable(row))
        .or(() -> needs.unmet(row.needs()))
        .or(() -> needs.unmet(caseNeeds));
  }

  /**
   * The failed requirement nearest to this one among those that it rests on; empty when all hold so
   * far.
   */
  Optional<Requirement> brokenFoundation(Requirement row) {
    return brokenFoundation(row, Set.of());
  }

  private Optional<Requirement> brokenFoundation(Requirement row, Set<String> above) {
    if (above.contains(row.id())) {
      return Optional.empty();
    }
    Set<String> path = new java.util.HashSet<>(above);
    path.add(row.id());
    return row.restsOn().stream()
        .map(this::row)
        .flatMap(
            under ->
                book.failed(under.id()) ? Stream.of(under) : brokenFoundation(under, path).stream())
        .findFirst();
  }

  /** Enters a verdict and tells the audience, with the journal entries that it is about. */
  void conclude(Asking asking, CaseVerdict verdict) {
    if (over) {
      return;
    }
    book.enter(asking.row(), verdict);
    parts
        .audience()
        .concluded(
            asking.row(), verdict, asking.question().sentence(), entries(verdict, asking.scope()));
  }

  private List<Entry> entries(CaseVerdict verdict, String scope) {
    Evidence evidence = parts.journal().evidence();
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : evidence.entries()) {
      boolean asked = entry instanceof Exchange exchange && exchange.scope().equals(scope);
      if (asked || verdict.evidence().contains(entry.id())) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
