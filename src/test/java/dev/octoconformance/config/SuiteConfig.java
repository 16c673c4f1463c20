package dev.octoconformance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run is told; {@link ConfigKeys} says what each part means and its default.
 *
 * @param only patterns of requirement ids; empty for all
 * @param waivers the file of accepted breaches; null when there is none
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
    List<OptIn> optIn,
    SinkSettings sink,
    BookingChoice booking,
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
        optIn,
        sink,
        booking,
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
        optIn,
        sink,
        booking,
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
        optIn,
        sink,
        booking,
        availabilityTrigger,
        other,
        limits,
        waits);
  }

  /**
   * Every value that must never be shown or written: longest first, so that masking is complete.
   */
  public List<String> secrets() {
    Set<String> secrets = new LinkedHashSet<>();
    Stream.of(target.token(), target.secondToken())
        .filter(token -> token != null)
        .forEach(token -> secrets.add(token.value()));
    target.headers().values().forEach(header -> secrets.add(header.value()));
    List<String> urls = new ArrayList<>();
    for (URI url : new URI[] {target.url(), sink.url()}) {
      urls.add(String.valueOf(url));
    }
    urls.add(String.valueOf(sink.tunnel()));
    if (availabilityTrigger instanceof AvailabilityTrigger.HttpCall call) {
      call.headers().values().forEach(header -> secrets.add(header.value()));
      urls.add(call.url());
      urls.add(String.valueOf(call.body()));
    } else if (availabilityTrigger instanceof AvailabilityTrigger.Command command) {
      urls.add(command.command());
    }
    urls.forEach(url -> secrets.addAll(Userinfo.passwords(url)));
    return secrets.stream()
        .filter(secret -> !secret.isBlank())
        .sorted((left, right) -> right.length() - left.length())
        .toList();
  }
}
