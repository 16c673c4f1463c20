package dev.octoconformance.harness;

import dev.octoconformance.campaign.ArmPlan;
import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Arrangement;
import dev.octoconformance.campaign.Campaign;
import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Budget;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.HostPort;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SinkSettings;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Heartbeat;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Standstills;
import dev.octoconformance.rule.Surroundings;
import dev.octoconformance.rule.Unheard;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.sink.Authority;
import dev.octoconformance.sink.Identity;
import dev.octoconformance.sink.RawSink;
import dev.octoconformance.sink.Receptions;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.sink.Sink;
import dev.octoconformance.sink.SinkUnavailable;
import dev.octoconformance.sink.Tokens;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Gate;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.LiveTransport;
import dev.octoconformance.target.Proxies;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Transport;
import dev.octoconformance.trigger.AvailabilityChange;
import dev.octoconformance.trigger.AvailabilityChanges;
import dev.octoconformance.trigger.BookingFlow;
import dev.octoconformance.trigger.PersonAtTerminal;
import dev.octoconformance.verdict.EnvironmentFault;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Undecided;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/** One run of the suite against one target: the only way to run it. */
public final class ConformanceRun {
  static final String LIST_BEFORE = Surroundings.LIST_BEFORE;
  private static final int USUAL_PACE = 20;
  private static final Duration FOR_CLEAN_UP = Duration.ofSeconds(60);
  private static final Duration CLEAN_UP_PATIENCE = Duration.ofSeconds(5);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);
  private static final Duration WORTH_A_NOTICE = Duration.ofSeconds(2);
  private static final Duration LIST_POLL = Duration.ofMillis(200);

  /**
   * What a run is told.
   *
   * @param config the configuration; its target must be given
   * @param audience who follows the run
   * @param answerPatience how long an answer of the target may take
   * @param slack the least that a silence must last beyond the slowest control
   * @param budget until when something is waited for, since the start of the run
   * @param whole how long the run may last, clean-up and reports included
   * @param authority who vouches for the certificates that the run makes
   * @param lean whether what is graded, too, is asked without REST Assured, which comes to the same
   */
  public record Settings(
      SuiteConfig config,
      Audience audience,
      Duration answerPatience,
      Duration slack,
      Duration budget,
      Duration whole,
      Authority authority,
      boolean lean) {

    /** The same with an authority that nobody knows, and as much time as is needed. */
    public Settings(
        SuiteConfig config,
        Audience audience,
        Duration answerPatience,
        Duration slack,
        Duration budget) {
      this(
          config,
          audience,
          answerPatience,
          slack,
          budget,
          Budget.FULL.longest(),
          Authority.fresh(),
          false);
    }

    /** The same with an authority that the target knows. */
    public Settings vouchedFor(Authority known) {
      return new Settings(config, audience, answerPatience, slack, budget, whole, known, lean);
    }

    /** The same with nothing asked by REST Assured. */
    public Settings leanly() {
      return new Settings(config, audience, answerPatience, slack, budget, whole, authority, true);
    }

    /** The same that lasts no longer than this in all. */
    public Settings within(Duration time) {
      Settings all =
          new Settings(config, audience, answerPatience, slack, budget, time, authority, lean);
      return new Settings(
          config, audience, answerPatience, slack, all.untilCleanUp(), time, authority, lean);
    }

    /** How much of the time is kept for cleaning up and for the reports. */
    Duration forCleanUp() {
      Duration fifth = whole.dividedBy(5);
      return fifth.compareTo(FOR_CLEAN_UP) < 0 ? fifth : FOR_CLEAN_UP;
    }

    /** Until when something is asked, since the start of the run. */
    Duration untilCleanUp() {
      return whole.minus(forCleanUp());
    }

    /** The usual patience. */
    public static Settings of(SuiteConfig config, Audience audience) {
      Duration whole = config.budget().longest();
      return new Settings(config, audience, Duration.ofSeconds(20), Duration.ofSeconds(2), whole)
          .within(whole);
    }
  }

  /** What a run leaves: its result, and the journal that it rests on. */
  public record Recording(RunResult result, List<Entry> journal) {}

  private final Briefing briefing;
  private final SuiteConfig config;
  private final Audience audience;
  private final Catalogue catalogue;
  private final Journal journal;
  private final @Nullable Past past;
  private final Duration heardUntil;
  private final Instant startedAt;
  private final String seed;
  private final Ledger ledger;
  private final Scripts scripts = new Scripts();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private volatile @Nullable Examination examination;
  private volatile @Nullable Campaign campaign;
  private volatile @Nullable Gate gate;
  private volatile boolean interrupted;
  private volatile @Nullable PublicWay way;
  private volatile @Nullable Heartbeat heartbeat;
  private volatile @Nullable LiveTransport line;
  private volatile @Nullable Target asked;
  private LeftBehind left = LeftBehind.NOTHING;

  /**
   * A run that has not begun.
   *
   * @throws ConfigException if the configuration names a profile, a requirement or an event that
   *     there is not, or the environment a proxy that cannot be used
   */
  public ConformanceRun(Settings settings) {
    this.briefing = Briefing.of(settings);
    Proxies.ofThisProcess().of(briefing.base());
    this.config = settings.config();
    this.audience = settings.audience();
    this.catalogue = briefing.catalogue();
    this.past = null;
    this.heardUntil = Duration.ZERO;
    this.startedAt = Instant.now();
    this.seed = UUID.randomUUID().toString();
    this.ledger = new Ledger();
    this.journal = Journal.begin();
  }

  /**
   * A run that goes on listening where another process stopped.
   *
   * @param recorded its journal, in which every event was caused and no end is told
   * @param heardUntil until when that process listened, since the start of the run; the end of the
   *     journal where that is later
   */
  public ConformanceRun(Settings settings, JournalFile.Recording recorded, Duration heardUntil) {
    this.briefing = Briefing.of(settings);
    this.config = settings.config();
    this.audience = settings.audience();
    this.catalogue = briefing.catalogue();
    Past before = Past.of(recorded);
    this.past = before;
    Duration last = before.lastEntry();
    this.heardUntil = heardUntil.compareTo(last) > 0 ? heardUntil : last;
    this.startedAt = recorded.heading().startedAt();
    this.seed = recorded.heading().seed();
    this.ledger =
        before.ledger(
            briefing.base() + briefing.dialect().webhooks(),
            briefing.identity(),
            config.target().secondToken() == null ? null : config.target().secondToken().value());
    this.journal = Journal.continued(recorded.entries(), startedAt);
    before.replay(scripts);
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
    return (int) briefing.selected().stream().filter(row -> row.excluded() == null).count();
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
    return briefing.profile();
  }

  /**
   * Runs to the end and cleans up; trouble around the run ends it early and is told in the result.
   */
  public Recording execute() {
    Tokens tokens = new Tokens(seed);
    HostPort bind = past == null ? config.sink().bind() : past.bound().orElseThrow();
    Authority authority = briefing.settings().authority();
    try {
      return execute(tokens, bind, authority, shown(authority, bind));
    } catch (EnvironmentFault | SinkUnavailable fault) {
      notice(Objects.requireNonNull(fault.getMessage()));
      return recording(Exit.ENVIRONMENT);
    } catch (Undecided tooLate) {
      notice("The budget was over before anything was judged: " + tooLate.getMessage());
      return recording(Exit.INCONCLUSIVE);
    }
  }

  /** What the sink shows to those who come by HTTPS; null when it serves plain HTTP. */
  private @Nullable Identity shown(Authority authority, HostPort bind) {
    SinkSettings sink = config.sink();
    return switch (sink.tls()) {
      case OFF -> null;
      case GENERATED -> {
        Set<String> hosts = new LinkedHashSet<>(List.of(bind.host(), "localhost"));
        URI url = sink.url();
        if (url != null) {
          hosts.add(url.getHost());
        }
        yield authority.identity(List.copyOf(hosts));
      }
      case KEYSTORE -> {
        Secret password = sink.keystorePassword();
        yield Identity.of(
            Objects.requireNonNull(sink.keystore()), password == null ? "" : password.value());
      }
    };
  }

  private Recording execute(
      Tokens tokens, HostPort bind, Authority authority, @Nullable Identity shown) {
    try (LiveTransport transport =
            new LiveTransport(journal, requestsPerSecond(), briefing.settings().answerPatience());
        Sink sink =
            Sink.open(
                bind.host(),
                bind.port(),
                shown,
                past == null ? config.sink().url() : past.publicBase().orElseThrow(),
                journal,
                scripts);
        RawSink bytes =
            RawSink.open(
                bind.host(), past == null ? 0 : past.bytesPort(), shown, journal, scripts);
        PublicWay outside = publicWay(sink, tokens)) {
      way = outside;
      line = transport;
      transport.limit(briefing.settings().answerPatience(), briefing.settings().untilCleanUp());
      journal.note(
          past == null ? Milestone.LISTENING : Milestone.UNHEARD,
          past == null
              ? "%s %s %d"
                  .formatted(
                      sink.publicBase(), new HostPort(bind.host(), sink.port()), bytes.port())
              : heardUntil.toString());
      Addresses addresses =
          new Addresses(
              Receptions.of(sink, bytes, tokens, authority),
              url -> journal.note(Milestone.GIVEN, url));
      if (past != null) {
        past.urls().forEach(addresses::given);
        past.refusing().forEach(armed -> reopen(bytes, armed));
      }
      Gate open = new Gate(transport, CleanUp.SCOPE);
      gate = open;
      try (Heartbeat beating = Heartbeat.of(journal)) {
        heartbeat = beating;
        examine(open, sink, addresses, tokens);
      }
      return left.isEmpty() || interrupted ? recording(null) : lastAttempts(recording(null));
    }
  }

  /** The reports are written first: whoever is killed now has them. */
  private Recording lastAttempts(Recording first) {
    Duration whole = briefing.settings().whole();
    audience.leaves(first);
    LeftBehind before = left;
    audience.turnsTo("clean-up, last attempts");
    left = cleanedUpUntil(whole.minus(briefing.settings().forCleanUp().dividedBy(4)));
    if (left.equals(before) || interrupted) {
      return first;
    }
    notice(left.afterAll());
    return summed(null, false);
  }

  private PublicWay publicWay(Sink sink, Tokens tokens) {
    String tunnel = config.sink().tunnel();
    if (tunnel == null) {
      return PublicWay.straight();
    }
    audience.turnsTo("tunnel");
    return PublicWay.through(
        tunnel,
        new PublicWay.End(sink, tokens.of("tunnel"), journal, audience::runsBeside),
        briefing.settings().answerPatience(),
        past == null ? null : past.publicBase().orElseThrow(),
        this::notice);
  }

  private void reopen(RawSink bytes, Armed armed) {
    try {
      bytes.reopen(armed.url(), armed.token());
      if (journal.evidence().notes(Scene.PORT_OPENED).stream()
          .noneMatch(note -> note.detail().equals(armed.arm()))) {
        journal.note(Scene.PORT_OPENED, armed.arm());
      }
    } catch (SinkUnavailable taken) {
      String why = Objects.requireNonNull(taken.getMessage());
      journal.note(Scene.PORT_LOST, armed.arm() + ": " + why);
      notice("%s was not heard any more: %s".formatted(armed.arm(), why));
    }
  }

  private void notice(String sentence) {
    notices.add(sentence);
    journal.note(Milestone.NOTICE, sentence);
  }

  private @Nullable Integer requestsPerSecond() {
    Integer wanted = config.limits().requestsPerSecond();
    return wanted != null || Loopback.is(briefing.base()) ? wanted : Integer.valueOf(USUAL_PACE);
  }

  private void examine(Transport transport, Sink sink, Addresses addresses, Tokens tokens) {
    Target target = briefing.target(transport, addresses::url, ledger, LIST_POLL);
    asked = target;
    target.endAt(briefing.settings().untilCleanUp());
    List<Question> deliveries = briefing.questions(true);

    Interview.getReady(briefing.questions(false));
    audience.turnsTo("preflight");
    Preflight preflight = new Preflight(target, briefing.base());
    if (past == null) {
      preflight.targetAnswers();
    }
    try (LiveTransport own =
        LiveTransport.toOurselves(journal, briefing.settings().answerPatience())) {
      preflight.sinkAnswers(sink, tokens.of("preflight"), own, journal);
      preflight.gatewayIsTried(sink, tokens.of("preflight"), own);
      List<ArmPlan> webhooks = briefing.armPlans(deliveries);
      preflight.gatewayIsTriedWithHeaders(
          sink, tokens.of("preflight"), own, webhooks.stream().map(ArmPlan::spec).toList());
      if (!sink.isDirect()) {
        preflight.gatewayIsTriedWithUrls(sink, tokens.of("preflight"), own, webhooks);
      }
    }
    Bookable bookable =
        past != null || deliveries.isEmpty()
            ? new Bookable("", "", "", List.of())
            : preflight.bookable(config.booking());
    Exchange listBefore =
        past == null
            ? target.in(LIST_BEFORE).webhooks().attemptList().exchange()
            : past.listBefore().orElseThrow();
    Scene.Terms terms = briefing.terms(sink.publicBase());
    Campaign events =
        new Campaign(
            new Campaign.Plan(
                target,
                addresses,
                scripts,
                journal,
                bookable,
                BookingFlow.Wishes.of(config.secondBooking()),
                briefing.armPlans(deliveries),
                arrangements(deliveries),
                new Campaign.Patience(
                    config.waits().firstDelivery(),
                    config.waits().quietMin(),
                    briefing.webhooksAllowed(),
                    briefing.settings().untilCleanUp()),
                terms,
                seed.substring(0, 8),
                audience::waitsFor,
                Objects.requireNonNullElse(config.declared().languages(), List.of()),
                availabilityChange(transport),
                Boolean.TRUE.equals(config.declared().bookingChangesAvailability()),
                !Boolean.FALSE.equals(config.declared().bookingsUpdatable())));
    campaign = events;
    Examination begun =
        new Examination(
            new Examination.Parts(
                config,
                catalogue,
                briefing.profile(),
                Schemas.load(briefing.profile().schemas()),
                journal,
                past == null ? graded(target) : past.target(briefing, addresses::url),
                listBefore,
                Minutes.keptBy(judge(events, terms), journal),
                terms,
                new CleanUp(target, ledger, addresses::isOurs),
                audience,
                Integer.MAX_VALUE));
    examination = begun;
    try (Interview interview = new Interview(begun, audience.listeners())) {
      if (!deliveries.isEmpty() && past == null) {
        events.bookBefore();
      }
      audience.turnsTo("conversations");
      interview.ask(briefing.questions(false));
      begun.goOn();
      begun.conversations().end();
      if (!deliveries.isEmpty()) {
        audience.turnsTo("deliveries");
        if (past == null) {
          events.begin();
        } else {
          events.resume();
        }
        interview.ask(deliveries);
        begun.goOn();
        events.end();
      }
    } catch (EnvironmentFault fault) {
      begun.breakOff(fault);
      events.abandon();
      throw fault;
    } finally {
      audience.turnsTo("clean-up");
      leaveNothingBehind();
    }
  }

  private Target graded(Target target) {
    return briefing.settings().lean() ? target : target.graded();
  }

  private Judge judge(Campaign events, Scene.Terms terms) {
    Judge living = (judgement, arm, rule) -> events.await(arm, rule);
    return past == null ? living : past.judge(terms, heardUntil, living);
  }

  private @Nullable AvailabilityChange availabilityChange(Transport transport) {
    AvailabilityTrigger configured = config.availabilityTrigger();
    return configured == null
        ? null
        : AvailabilityChanges.of(
            configured,
            transport,
            new PersonAtTerminal(
                left -> audience.waitsFor("somebody to change the availability", left)));
  }

  private List<Arrangement> arrangements(List<Question> deliveries) {
    Needs needs = new Needs(config);
    return Question.arrangements().stream()
        .filter(
            method ->
                needs
                    .unmet(catalogue.row(method.getAnnotation(Arranges.class).value()).needs())
                    .isEmpty())
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

  private void leaveNothingBehind() {
    Examination begun = examination;
    Campaign events = campaign;
    if (begun == null || events == null) {
      return;
    }
    Duration now = journal.now();
    Duration forCleanUp = briefing.settings().forCleanUp();
    Duration half = forCleanUp.dividedBy(2);
    Duration end = now.plus(forCleanUp);
    Duration latest = briefing.settings().whole().minus(half);
    Duration until = end.compareTo(latest) < 0 ? end : latest;
    // A run that was left alone for longer than its budget cleans up all the same.
    left =
        cleanedUpUntil(until.compareTo(now.plus(half)) > 0 || interrupted ? until : now.plus(half));
    if (!left.isEmpty()) {
      notice(left.inWords(config.reportDir()));
    }
  }

  /** Removes what it can until this time of the run; what is left then. */
  private LeftBehind cleanedUpUntil(Duration end) {
    CleanUp cleanUp = Objects.requireNonNull(examination).parts().cleanUp();
    Campaign events = Objects.requireNonNull(campaign);
    Duration now = journal.now();
    limit(now.plus(end.minus(now).dividedBy(2)));
    if (Objects.requireNonNull(examination).isBrokenOff() && !cleanUp.targetAnswers()) {
      return new LeftBehind(cleanUp.left(), events.booked());
    }
    List<String> webhooks = cleanUp.webhooks();
    limit(end);
    return new LeftBehind(webhooks, events.cancelBookings());
  }

  private void limit(Duration end) {
    Objects.requireNonNull(line).limit(CLEAN_UP_PATIENCE, end);
    Objects.requireNonNull(asked).endAt(end);
  }

  private Recording recording(@Nullable Exit endedBy) {
    Examination begun = examination;
    if (!interrupted || endedBy == Exit.INTERRUPTED) {
      noteEnd(begun, endedBy);
    }
    return summed(endedBy, endedBy != null);
  }

  private Recording summed(@Nullable Exit endedBy, boolean partial) {
    RunResult result =
        new Summary(id(), briefing, journal, startedAt).of(examination, notices, partial, endedBy);
    return new Recording(result, journal.evidence().entries());
  }

  private void noteEnd(@Nullable Examination begun, @Nullable Exit endedBy) {
    Standstills.of(journal.evidence()).longerThan(WORTH_A_NOTICE).inWords().ifPresent(this::notice);
    Unheard.told(journal.evidence()).forEach(this::notice);
    if (endedBy != null) {
      journal.note(Milestone.CONCLUDED, Integer.toString(begun == null ? 0 : begun.end()));
    }
    journal.note(Milestone.ENDED, endedBy == null ? "" : endedBy.word());
  }

  /** Ends the run from outside: cleans up and gives what was concluded so far, marked partial. */
  public Recording interrupt() {
    interrupted = true;
    Examination begun = examination;
    if (begun != null) {
      begun.end();
    }
    Gate shutting = gate;
    if (shutting != null) {
      shutting.shut(LAST_ANSWERS);
    }
    leaveNothingBehind();
    Heartbeat last = heartbeat;
    if (last != null) {
      last.close();
    }
    PublicWay closing = way;
    if (closing != null) {
      closing.close();
    }
    return recording(Exit.INTERRUPTED);
  }
}
