package dev.octoconformance.harness;

import dev.octoconformance.campaign.ArmPlan;
import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Arrangement;
import dev.octoconformance.campaign.Campaign;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.sink.RawSink;
import dev.octoconformance.sink.Receptions;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.sink.Sink;
import dev.octoconformance.sink.SinkUnavailable;
import dev.octoconformance.sink.Tokens;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Dialect;
import dev.octoconformance.target.Gate;
import dev.octoconformance.target.Identity;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.LiveTransport;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Transport;
import dev.octoconformance.verdict.EnvironmentFault;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.RunResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** One run of the suite against one target: the only way to run it. */
public final class ConformanceRun {
  private static final int USUAL_PACE = 20;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
  private static final Duration LIST_POLL = Duration.ofMillis(200);

  /**
   * What a run is told.
   *
   * @param config the configuration; its target must be given
   * @param audience who follows the run
   * @param answerPatience how long an answer of the target may take
   * @param slack the least that a silence must last beyond the slowest control
   * @param budget how long the run may last
   */
  public record Settings(
      SuiteConfig config,
      Audience audience,
      Duration answerPatience,
      Duration slack,
      Duration budget) {
    /** The usual patience. */
    public static Settings of(SuiteConfig config, Audience audience) {
      return new Settings(
          config,
          audience,
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          config.budget().longest());
    }
  }

  /** What a run leaves: its result, and the journal that it rests on. */
  public record Recording(RunResult result, List<Entry> journal) {}

  private final Settings settings;
  private final SuiteConfig config;
  private final Audience audience;
  private final Catalogue catalogue;
  private final Profile profile;
  private final List<Requirement> selected;
  private final Journal journal;
  private final Instant startedAt = Instant.now();
  private final String seed = UUID.randomUUID().toString();
  private final Ledger ledger = new Ledger();
  private final Scripts scripts = new Scripts();
  private final List<String> notices = new ArrayList<>();
  private volatile @Nullable Examination examination;
  private volatile @Nullable Gate gate;

  /**
   * A run that has not begun.
   *
   * @throws ConfigException if the configuration names a profile, a requirement or an event that
   *     there is not
   */
  public ConformanceRun(Settings settings) {
    this.settings = settings;
    this.config = settings.config();
    this.audience = settings.audience();
    this.catalogue = Catalogue.load();
    Names names = new Names(config, catalogue);
    this.profile = names.profile();
    this.selected = names.selected();
    this.journal = Journal.begin();
  }

  /** The journal of the run, to be followed from the first entry on. */
  public Journal journal() {
    return journal;
  }

  /** The id of the run. */
  public String id() {
    return "run-" + startedAt.toEpochMilli();
  }

  /** The secret of the run that its URLs follow from. */
  public String seed() {
    return seed;
  }

  /** How many requirements are tested. */
  public int tested() {
    return (int) selected.stream().filter(row -> row.excluded() == null).count();
  }

  /** When the run started, by the wall clock. */
  public Instant startedAt() {
    return startedAt;
  }

  /** The areas, for reports. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The profile judged against. */
  public Profile profile() {
    return profile;
  }

  /**
   * Runs to the end and cleans up; trouble around the run ends it early and is told in the result.
   */
  public Recording execute() {
    Tokens tokens = new Tokens(seed);
    try (LiveTransport transport =
            new LiveTransport(journal, requestsPerSecond(), settings.answerPatience());
        Sink sink =
            Sink.open(
                config.sink().bind().host(),
                config.sink().bind().port(),
                config.sink().url(),
                journal,
                scripts);
        RawSink bytes = RawSink.open(config.sink().bind().host(), journal, scripts)) {
      Addresses addresses = new Addresses(Receptions.of(sink, bytes, tokens));
      Gate way = new Gate(transport, CleanUp.SCOPE);
      gate = way;
      examine(way, sink, addresses, tokens);
      return recording(null);
    } catch (EnvironmentFault | SinkUnavailable fault) {
      notices.add(Objects.requireNonNull(fault.getMessage()));
      return recording(Exit.ENVIRONMENT);
    }
  }

  private @Nullable Integer requestsPerSecond() {
    Integer wanted = config.limits().requestsPerSecond();
    return wanted != null || Loopback.is(base()) ? wanted : Integer.valueOf(USUAL_PACE);
  }

  private URI base() {
    return Objects.requireNonNull(config.target().url(), "the target");
  }

  private void examine(Transport transport, Sink sink, Addresses addresses, Tokens tokens) {
    TargetSettings asked = config.target();
    Dialect dialect =
        new Dialect(
            base(),
            Objects.requireNonNullElse(profile.capability(), ""),
            Objects.requireNonNull(profile.paths().get("webhooks")));
    Target target =
        Target.of(
            new Target.Line(
                transport,
                dialect,
                addresses::url,
                ledger,
                config.waits().listVisible(),
                LIST_POLL,
                webhooksAllowed()),
            new Identity(
                asked.token() == null ? null : asked.token().value(),
                capabilityLines(dialect, asked),
                null,
                asked.headers().entrySet().stream()
                    .map(header -> new Header(header.getKey(), header.getValue().value()))
                    .toList()),
            asked.secondToken() == null ? null : asked.secondToken().value());
    List<Question> conversations = questions(false);
    List<Question> deliveries = questions(true);

    audience.turnsTo("preflight");
    Preflight preflight = new Preflight(target, base());
    preflight.targetAnswers();
    preflight.sinkAnswers(sink, tokens.of("preflight"), transport, journal);
    Bookable bookable =
        deliveries.isEmpty()
            ? new Bookable("", "", "", List.of())
            : preflight.bookable(config.booking());
    Exchange listBefore = target.in("the list before the run").webhooks().attemptList().exchange();
    Campaign campaign =
        new Campaign(
            new Campaign.Plan(
                target,
                addresses,
                scripts,
                journal,
                bookable,
                armPlans(deliveries),
                arrangements(deliveries),
                new Campaign.Patience(
                    config.waits().firstDelivery(), config.waits().quietMin(), webhooksAllowed()),
                new Scene.Terms(
                    sinkReachable(sink),
                    Schemas.load(profile.schemas()),
                    Timings.of(config, settings.budget(), settings.slack())),
                seed.substring(0, 8),
                audience::waitsFor));
    CleanUp cleanUp = new CleanUp(target, ledger, addresses::isOurs);
    Examination begun =
        new Examination(
            new Examination.Parts(
                config,
                catalogue,
                profile,
                Schemas.load(profile.schemas()),
                journal,
                target,
                listBefore,
                campaign,
                cleanUp,
                audience));
    examination = begun;
    try (Interview interview = new Interview(begun, audience.listeners())) {
      if (!deliveries.isEmpty()) {
        campaign.bookBefore();
      }
      audience.turnsTo("conversations");
      interview.ask(conversations);
      if (!deliveries.isEmpty()) {
        audience.turnsTo("deliveries");
        campaign.begin();
        interview.ask(deliveries);
        campaign.join();
      }
    } finally {
      audience.turnsTo("clean-up");
      leaveNothingBehind();
    }
  }

  private static List<String> capabilityLines(Dialect dialect, TargetSettings asked) {
    List<String> all = new ArrayList<>();
    if (!dialect.capability().isEmpty()) {
      all.add(dialect.capability());
    }
    all.addAll(asked.capabilities());
    return all.isEmpty() ? List.of() : List.of(String.join(",", all));
  }

  private List<Question> questions(boolean aboutDeliveries) {
    List<String> ids =
        selected.stream().filter(row -> row.excluded() == null).map(Requirement::id).toList();
    return Question.all().stream()
        .filter(question -> question.isAboutDeliveries() == aboutDeliveries)
        .filter(question -> ids.contains(question.requirement()))
        .sorted(java.util.Comparator.comparingInt(question -> ids.indexOf(question.requirement())))
        .toList();
  }

  private List<ArmPlan> armPlans(List<Question> deliveries) {
    Needs needs = new Needs(config);
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

  private static List<Arrangement> arrangements(List<Question> deliveries) {
    return Question.arrangements().stream()
        .filter(
            method ->
                deliveries.stream()
                    .anyMatch(
                        question ->
                            question
                                .requirement()
                                .equals(method.getAnnotation(Arranges.class).value())))
        .map(ConformanceRun::arrangement)
        .toList();
  }

  private static Arrangement arrangement(Method method) {
    Arranges arranges = method.getAnnotation(Arranges.class);
    return new Arrangement(
        arranges.value(),
        arranges.at(),
        Arrays.asList(arranges.arms()),
        arms -> make(method, arms));
  }

  private static void make(Method method, Arms arms) {
    try {
      method.setAccessible(true);
      method.invoke(ReflectionSupport.newInstance(method.getDeclaringClass()), arms);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many webhooks may be alive at once, by our own limit and what the vendor declares. */
  private int webhooksAllowed() {
    Integer declared = config.declared().maxWebhooks();
    int own = config.limits().webhooks();
    return declared == null ? own : Math.min(own, declared);
  }

  /** Whether the target is known to reach the sink: declared, or both are on this machine. */
  private boolean sinkReachable(Sink sink) {
    Boolean declared = config.declared().sinkReachable();
    return declared != null ? declared : Loopback.is(base()) && Loopback.is(sink.publicBase());
  }

  private void leaveNothingBehind() {
    Examination begun = examination;
    if (begun == null) {
      return;
    }
    List<String> webhooks = begun.parts().cleanUp().webhooks();
    if (!webhooks.isEmpty()) {
      notices.add(
          "%d webhooks could not be deleted and are still there: %s."
              .formatted(webhooks.size(), some(webhooks)));
    }
    List<String> bookings = begun.parts().campaign().cancelBookings();
    if (!bookings.isEmpty()) {
      notices.add(
          "%d bookings could not be cancelled: %s.".formatted(bookings.size(), some(bookings)));
    }
  }

  private static String some(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(5, ids.size())));
    return ids.size() <= 5 ? first : first + " and others, all of them in journal.jsonl";
  }

  private Recording recording(@Nullable Exit endedBy) {
    Examination begun = examination;
    RunResult result =
        new Summary(id(), config, selected, journal, startedAt, ledger.created())
            .of(begun, notices, endedBy);
    return new Recording(result, journal.evidence().entries());
  }

  /** Ends the run from outside: cleans up and gives what was concluded so far, marked partial. */
  public Recording interrupt() {
    Examination begun = examination;
    if (begun != null) {
      begun.end();
    }
    Gate shutting = gate;
    if (shutting != null) {
      shutting.shut(LAST_ANSWERS);
    }
    leaveNothingBehind();
    return recording(Exit.INTERRUPTED);
  }
}
