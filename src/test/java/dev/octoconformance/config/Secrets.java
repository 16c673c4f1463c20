package dev.octoconformance.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what a configuration must keep to itself. */
final class Secrets {
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?:Basic|Bearer|Token|ApiKey) +(.+)", Pattern.CASE_INSENSITIVE);

  private final Set<String> values = new LinkedHashSet<>();

  private Secrets() {}

  /** The secret values, the longest first: masked in this order, none leaves a rest of another. */
  static List<String> of(SuiteConfig config) {
    Secrets secrets = new Secrets();
    secrets.add(config.target().token());
    secrets.add(config.target().secondToken());
    config.target().headers().forEach(secrets::addHeader);
    secrets.addCredentials(config.sink().tunnel());
    secrets.add(config.sink().keystorePassword());
    AvailabilityTrigger trigger = config.availabilityTrigger();
    if (trigger instanceof AvailabilityTrigger.HttpCall call) {
      call.headers().forEach(secrets::addHeader);
      secrets.addCredentials(call.url());
      secrets.addCredentials(call.body());
    } else if (trigger instanceof AvailabilityTrigger.Command command) {
      secrets.addCredentials(command.command());
    }
    return secrets.values.stream()
        .filter(value -> !value.isBlank())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private void add(@Nullable Secret secret) {
    if (secret == null) {
      return;
    }
    values.add(secret.value());
    // The same credentials may come back without the scheme before them.
    Matcher credentials = CREDENTIALS.matcher(secret.value());
    if (credentials.matches()) {
      values.add(credentials.group(1));
    }
  }

  /** What a header says is a secret by its name, or where it is no plain word. */
  private void addHeader(String name, Secret value) {
    if (Credentials.isSecret(name, value.value())) {
      add(value);
    }
  }

  private void addCredentials(@Nullable String text) {
    if (text != null) {
      values.addAll(Credentials.in(text));
    }
  }
}
