package dev.octoconformance.harness;

import dev.octoconformance.campaign.ArmPlan;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.journal.Header;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Dialect;
import dev.octoconformance.target.Identity;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What follows from what a run is told, whether it asks the target or a journal.
 *
 * @param selected the rows that are asked for
 */
record Briefing(
    ConformanceRun.Settings settings,
    Catalogue catalogue,
    Profile profile,
    List<Requirement> selected) {

  /**
   * The briefing of these settings.
   *
   * @throws dev.octoconformance.config.ConfigException if the configuration names a profile, a
   *     requirement or an event that there is not
   */
  static Briefing of(ConformanceRun.Settings settings) {
    Catalogue catalogue = Catalogue.load();
    Names names = new Names(settings.config(), catalogue);
    names.refuseUnknownAcceptances();
    return new Briefing(settings, catalogue, names.profile(), names.selected());
  }

  SuiteConfig config() {
    return settings.config();
  }

  URI base() {
    return Objects.requireNonNull(config().target().url(), "the target");
  }

  Dialect dialect() {
    return new Dialect(
        base(),
        Objects.requireNonNullElse(profile.capability(), ""),
        Objects.requireNonNull(profile.paths().get("webhooks")));
  }

  /** The target, asked over this transport. */
  Target target(
      Transport transport, UnaryOperator<String> sinkUrl, Ledger ledger, Duration listPoll) {
    return Target.of(
        new Target.Line(
                transport, dialect(), sinkUrl, ledger, config().waits().listVisible(), listPoll)
            .confirmedWithin(config().waits().confirmation()),
        identity(),
        config().target().secondToken() == null ? null : config().target().secondToken().value());
  }

  /** Who asks, unless a question wants to be somebody else. */
  Identity identity() {
    TargetSettings asked = config().target();
    return new Identity(
        asked.token() == null ? null : asked.token().value(),
        capabilityLines(dialect(), asked),
        null,
        asked.headers().entrySet().stream()
            .map(header -> new Header(header.getKey(), header.getValue().value()))
            .toList());
  }

  private static List<String> capabilityLines(Dialect dialect, TargetSettings asked) {
    List<String> all = new ArrayList<>();
    if (!dialect.capability().isEmpty()) {
      all.add(dialect.capability());
    }
    all.addAll(asked.capabilities());
    return all.isEmpty() ? List.of() : List.of(String.join(",", all));
  }

  /** The questions of one kind about what is selected, in the order of the catalogue. */
  List<Question> questions(boolean aboutDeliveries) {
    List<String> ids =
        selected.stream().filter(row -> row.excluded() == null).map(Requirement::id).toList();
    return Question.all().stream()
        .filter(question -> question.isAboutDeliveries() == aboutDeliveries)
        .filter(question -> ids.contains(question.requirement()))
        .sorted(Comparator.comparingInt(question -> ids.indexOf(question.requirement())))
        .toList();
  }

  /** The webhooks that these questions are about, and those that they are measured by. */
  List<ArmPlan> armPlans(List<Question> deliveries) {
    Needs needs = new Needs(config());
    return deliveries.stream()
        .map(question -> catalogue.row(question.requirement()))
        .flatMap(row -> Stream.concat(Stream.of(row), borrowed(row)))
        .distinct()
        .filter(row -> needs.unmet(row.needs()).isEmpty())
        .flatMap(
            row ->
                row.arms().stream()
                    .filter(arm -> needs.unmet(arm.needs()).isEmpty())
                    .map(arm -> new ArmPlan(row.id() + "/" + arm.name(), arm)))
        .toList();
  }

  /** The rows whose webhooks a row is judged by, or whose retries are its yardstick. */
  private Stream<Requirement> borrowed(Requirement row) {
    return Stream.concat(
        row.armsOf().stream().map(catalogue::row),
        row.restsOn().stream()
            .map(catalogue::row)
            .filter(other -> other.arms().stream().anyMatch(arm -> !arm.answers().isEmpty())));
  }

  /** What rules are told of the run, whose sink was reached there. */
  Scene.Terms terms(URI sinkBase) {
    return new Scene.Terms(
        sinkReachable(sinkBase),
        Schemas.load(profile.schemas()),
        Timings.of(config(), settings.budget(), settings.slack()));
  }

  /** How many webhooks may be alive at once, by our own limit and what the vendor declares. */
  int webhooksAllowed() {
    Integer declared = config().declared().maxWebhooks();
    int own = config().limits().webhooks();
    return declared == null ? own : Math.min(own, declared);
  }

  /** Whether the target is known to reach the sink: declared, or both are on this machine. */
  private boolean sinkReachable(URI sinkBase) {
    Boolean declared = config().declared().sinkReachable();
    return declared != null ? declared : Loopback.is(base()) && Loopback.is(sinkBase);
  }
}
