package dev.octoconformance.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run is told; {@link ConfigKeys} says what each part means and its default.
 *
 * @param only patterns of requirement ids; empty for all
 * @param waivers the file of accepted breaches; null when there is none
 * @param secondBooking what the second credentials book, if not the same
 * @param gate what may be open while a run passes nevertheless
 * @param availabilityTrigger how an availability is changed; null when there is no way
 */
public record SuiteConfig(
    TargetSettings target,
    String profile,
    Budget budget,
    Strictness strictness,
    List<String> only,
    Path reportDir,
    @Nullable Path waivers,
    GateSettings gate,
    List<OptIn> optIn,
    SinkSettings sink,
    BookingChoice booking,
    BookingChoice secondBooking,
    @Nullable AvailabilityTrigger availabilityTrigger,
    Declared declared,
    Limits limits,
    Waits waits) {

  /** The configuration when nobody configures anything. */
  public static SuiteConfig defaults() {
    return of(Map.of());
  }

  /** The defaults but for the given keys, such as {@code budget} to {@code quick}. */
  public static SuiteConfig of(Map<String, String> values) {
    List<Setting> settings =
        values.entrySet().stream()
            .map(entry -> new Setting(entry.getKey(), entry.getValue(), "value"))
            .toList();
    return new ConfigLoader(Map.of(), new Properties(), null).load(null, settings).config();
  }

  /** The same with another target. */
  public SuiteConfig withTarget(TargetSettings other) {
    return new SuiteConfig(
        other,
        profile,
        budget,
        strictness,
        only,
        reportDir,
        waivers,
        gate,
        optIn,
        sink,
        booking,
        secondBooking,
        availabilityTrigger,
        declared,
        limits,
        waits);
  }

  /** The same with another receiver. */
  public SuiteConfig withSink(SinkSettings other) {
    return new SuiteConfig(
        target,
        profile,
        budget,
        strictness,
        only,
        reportDir,
        waivers,
        gate,
        optIn,
        other,
        booking,
        secondBooking,
        availabilityTrigger,
        declared,
        limits,
        waits);
  }

  /** The same with other things that may be open at a gate. */
  public SuiteConfig withGate(GateSettings other) {
    return new SuiteConfig(
        target,
        profile,
        budget,
        strictness,
        only,
        reportDir,
        waivers,
        other,
        optIn,
        sink,
        booking,
        secondBooking,
        availabilityTrigger,
        declared,
        limits,
        waits);
  }

  /** The same with another way to change an availability. */
  public SuiteConfig withAvailabilityTrigger(@Nullable AvailabilityTrigger other) {
    return new SuiteConfig(
        target,
        profile,
        budget,
        strictness,
        only,
        reportDir,
        waivers,
        gate,
        optIn,
        sink,
        booking,
        secondBooking,
        other,
        declared,
        limits,
        waits);
  }

  /** The same with another statement of the vendor. */
  public SuiteConfig withDeclared(Declared other) {
    return new SuiteConfig(
        target,
        profile,
        budget,
        strictness,
        only,
        reportDir,
        waivers,
        gate,
        optIn,
        sink,
        booking,
        secondBooking,
        availabilityTrigger,
        other,
        limits,
        waits);
  }

  /** Every value that must never be shown or written, the longest first. */
  public List<String> secrets() {
    return Secrets.of(this);
  }
}
