package dev.octoconformance.harness;

import dev.octoconformance.config.Strictness;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.EnvironmentFault;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the tests of one run share: what they are asked with, and where their verdicts go. */
final class Examination {

  /**
   * What an examination is made of.
   *
   * @param target the target, asked on behalf of the run
   * @param listBefore the list of webhooks before anything was created
   * @param terms what rules are told of the run
   * @param judge says what a rule finds of an arm, as soon as it can be said
   * @param most how many cases are to be concluded at most
   */
  record Parts(
      SuiteConfig config,
      Catalogue catalogue,
      Profile profile,
      Schemas schemas,
      Journal journal,
      Target target,
      Exchange listBefore,
      Judge judge,
      Scene.Terms terms,
      CleanUp cleanUp,
      Audience audience,
      int most) {}

  private final Parts parts;
  private final Needs needs;
  private final Conversations conversations;
  private final Book book = new Book();
  private final Map<String, Integer> judgements = new HashMap<>();
  private volatile boolean over;
  private volatile int concluded;
  private volatile @Nullable EnvironmentFault broken;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  Examination(Parts parts) {
    this.parts = parts;
    this.needs = new Needs(parts.config());
    this.conversations = new Conversations(parts.target(), parts.cleanUp());
  }

  /**
   * Takes no verdict any more: what fails from now on fails because the run was interrupted.
   *
   * @return how many cases were concluded
   */
  synchronized int end() {
    over = true;
    return concluded;
  }

  /** Takes no verdict any more, for this is in the way of all that is still to be asked. */
  void breakOff(EnvironmentFault fault) {
    broken = fault;
    end();
  }

  /**
   * Nothing, unless something is in the way of all that is still to be asked.
   *
   * @throws EnvironmentFault if something is
   */
  void goOn() {
    EnvironmentFault fault = broken;
    if (fault != null) {
      throw fault;
    }
  }

  /** Whether something is in the way of all that is still to be asked. */
  boolean isBrokenOff() {
    return broken != null;
  }

  /** Whether that many cases were concluded, and no more are to be. */
  boolean isFull() {
    return concluded >= parts.most();
  }

  /** A name for the next judgement of this asking, the same in every run of the same suite. */
  synchronized String nextJudgement(String scope) {
    return scope + " #" + judgements.merge(scope, 1, Integer::sum);
  }

  /** Whether verdicts are still taken. */
  boolean isOver() {
    return over || isFull();
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
   * The requirement nearest to this one, among those that it rests on, that failed in all its
   * cases; empty when all hold so far.
   */
  Optional<Requirement> brokenFoundation(Requirement row) {
    return brokenFoundation(row, Set.of());
  }

  private Optional<Requirement> brokenFoundation(Requirement row, Set<String> above) {
    if (above.contains(row.id())) {
      return Optional.empty();
    }
    Set<String> path = new HashSet<>(above);
    path.add(row.id());
    return row.restsOn().stream()
        .map(this::row)
        .flatMap(
            under -> book.failed(under) ? Stream.of(under) : brokenFoundation(under, path).stream())
        // The one that itself rests on nothing that failed is the cause of the others.
        .min(Comparator.comparing(under -> !under.restsOn().isEmpty()));
  }

  /** Enters a verdict and tells the audience, with the journal entries that it is about. */
  void conclude(Asking asking, CaseVerdict verdict) {
    if (!enter(asking, verdict)) {
      return;
    }
    parts
        .audience()
        .concluded(asking.row(), verdict, asking.question().sentence(), cited(verdict, asking));
  }

  private List<Entry> cited(CaseVerdict verdict, Asking asking) {
    return Cited.of(parts.journal().evidence(), verdict.evidence(), asking.scope(), asking.arm());
  }

  private synchronized boolean enter(Asking asking, CaseVerdict verdict) {
    if (isOver()) {
      return false;
    }
    book.enter(asking.row(), verdict);
    concluded++;
    return true;
  }
}
