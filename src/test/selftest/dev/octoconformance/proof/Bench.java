package dev.octoconformance.proof;

import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.sink.Authority;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs the whole suite in this JVM against a reference vendor, with waits that suit a vendor on the
 * same machine.
 */
final class Bench {
  private static final Map<String, String> QUICK =
      Map.of(
          "waits.firstDelivery", "3s",
          "waits.quietMin", "700ms",
          "waits.listVisible", "2s",
          "waits.clientResend", "200ms",
          "waits.deleteGrace", "800ms",
          "declared.throttledRetryMax", "2s");

  /** Who vouches for the receivers of every run here. */
  static final Authority AUTHORITY = Authority.fresh();

  /** A vendor that retries so soon that a proof need not wait for long. */
  static final VendorSettings VENDOR =
      VendorSettings.defaults()
          .withRetryGaps(
              Duration.ofMillis(300),
              Duration.ofSeconds(1),
              Duration.ofMillis(1200),
              Duration.ofMillis(1200))
          .withSenderTimeout(Duration.ofMillis(2500))
          .withTrust(AUTHORITY.certificate());

  /** Long enough for every schedule that proofs use. */
  private static final Duration BUDGET = Duration.ofSeconds(60);

  private Bench() {}

  /** The waits for a program of its own that looks at {@link #VENDOR}. */
  static Map<String, String> quick() {
    return QUICK;
  }

  /** What a run of the suite left, and what was left at the vendor. */
  record Outcome(ConformanceRun.Recording recording, int liveWebhooks, int liveBookings) {

    List<RequirementVerdict> requirements() {
      return recording.result().requirements();
    }

    /** The verdicts that speak against the vendor or the suite, in the order of the catalogue. */
    List<RequirementVerdict> accusing() {
      return requirements().stream()
          .filter(r -> List.of(Verdict.FAIL, Verdict.WARN, Verdict.ERROR).contains(r.verdict()))
          .toList();
    }

    /**
     * The verdicts that speak against the vendor or the suite, by requirement, with the message of
     * the decisive case.
     */
    Map<String, String> complaints() {
      return accusing().stream()
          .collect(
              Collectors.toMap(
                  r -> r.requirement().id(),
                  r -> accusations(r),
                  (left, right) -> left,
                  TreeMap::new));
    }

    /** Those of these requirements among them. */
    Map<String, String> complaintsOf(Set<String> ids) {
      Map<String, String> some = complaints();
      some.keySet().retainAll(ids);
      return some;
    }

    /** The requirements that failed, or over which the suite broke. */
    List<String> accused() {
      return requirements().stream()
          .filter(r -> List.of(Verdict.FAIL, Verdict.ERROR).contains(r.verdict()))
          .map(r -> r.requirement().id())
          .toList();
    }

    /** What could not be decided: the code of the reason, by requirement. */
    Map<String, String> undecided() {
      return requirements().stream()
          .filter(r -> r.verdict() == Verdict.INCONCLUSIVE)
          .collect(
              Collectors.toMap(
                  r -> r.requirement().id(),
                  r -> Objects.requireNonNull(r.reason()).code(),
                  (left, right) -> left,
                  TreeMap::new));
    }

    private static String accusations(RequirementVerdict verdict) {
      return verdict.cases().stream()
          .filter(c -> c.verdict() == verdict.verdict() || c.verdict() == Verdict.WARN)
          .map(Outcome::words)
          .collect(Collectors.joining("\n"));
    }

    /** What every case of a requirement says. */
    String says(String id) {
      return requirements().stream()
          .filter(r -> r.requirement().id().equals(id))
          .map(Outcome::words)
          .collect(Collectors.joining());
    }

    /** Whether the journal tells of a time in which the suite itself stood still. */
    boolean stoodStill() {
      return recording.journal().stream()
          .anyMatch(e -> e instanceof Note note && note.what().equals(Milestone.STOOD_STILL));
    }

    int exit() {
      return recording.result().claim().exit().code();
    }

    private static String words(RequirementVerdict verdict) {
      return verdict.cases().stream().map(Outcome::words).collect(Collectors.joining("\n"));
    }

    /** What a case says, what was expected and what was found. */
    static String words(CaseVerdict verdict) {
      return "%s (%s): %s%s"
          .formatted(
              verdict.verdict(),
              verdict.name(),
              verdict.message(),
              verdict.expected() == null
                  ? ""
                  : " | expected " + verdict.expected() + " | found " + verdict.found());
    }
  }

  /** Runs everything against a vendor of this behaviour. */
  static Outcome run(Behaviour behaviour, VendorSettings settings, Map<String, String> keys) {
    return run(behaviour, settings, keys, BUDGET);
  }

  /** The same within this time. */
  static Outcome run(
      Behaviour behaviour, VendorSettings settings, Map<String, String> keys, Duration budget) {
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, behaviour)) {
      ConformanceRun.Recording recording =
          new ConformanceRun(
                  new ConformanceRun.Settings(
                          configuration(vendor, settings, keys),
                          Audience.nobody(),
                          Duration.ofSeconds(10),
                          Duration.ofSeconds(1),
                          budget)
                      .vouchedFor(AUTHORITY)
                      .leanly())
              .execute();
      return new Outcome(recording, vendor.liveWebhooks(), vendor.liveBookings());
    }
  }

  /** Something between a vendor and the suite. */
  interface Between {
    /** Stands in front of this port. */
    HostileNetwork inFrontOf(int port) throws IOException;
  }

  /** Runs against a vendor of this kind that is behind something. */
  static Outcome runBehind(Between between, Variant variant, Map<String, String> keys) {
    VendorSettings settings = variant.settings(VENDOR);
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, variant.behaviour());
        HostileNetwork network = between.inFrontOf(vendor.baseUrl().getPort())) {
      SuiteConfig config = configuration(vendor, settings, keys);
      URI base = URI.create("http://127.0.0.1:" + network.port() + vendor.baseUrl().getRawPath());
      ConformanceRun.Recording recording =
          new ConformanceRun(
                  new ConformanceRun.Settings(
                          config.withTarget(
                              new TargetSettings(
                                  base,
                                  config.target().token(),
                                  config.target().secondToken(),
                                  config.target().headers(),
                                  config.target().capabilities())),
                          Audience.nobody(),
                          Duration.ofSeconds(10),
                          Duration.ofSeconds(1),
                          BUDGET)
                      .vouchedFor(AUTHORITY)
                      .leanly())
              .execute();
      return new Outcome(recording, vendor.liveWebhooks(), vendor.liveBookings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SuiteConfig configuration(
      ReferenceVendor vendor, VendorSettings settings, Map<String, String> keys) {
    Map<String, String> all = new TreeMap<>(QUICK);
    all.put("declared.secondTokenIsolated", "true");
    all.put("allowPartial", "true");
    all.putAll(keys);
    SuiteConfig config = SuiteConfig.of(all);
    boolean byItself =
        config.availabilityTrigger() != null
            || config.declared().bookingChangesAvailability() != null;
    return (byItself ? config : config.withAvailabilityTrigger(hook(vendor, settings)))
        .withTarget(
            new TargetSettings(
                vendor.baseUrl(),
                new Secret(settings.token()),
                new Secret(settings.secondToken()),
                config.target().headers(),
                config.target().capabilities()));
  }

  /** Changes an availability at the vendor; a vendor that declares otherwise has no such hook. */
  private static AvailabilityTrigger hook(ReferenceVendor vendor, VendorSettings settings) {
    return new AvailabilityTrigger.HttpCall(
        "POST",
        vendor.availabilityControl().toString(),
        Map.of("Authorization", new Secret("Bearer " + settings.token())),
        ReferenceVendor.AVAILABILITY_CHANGE);
  }
}
