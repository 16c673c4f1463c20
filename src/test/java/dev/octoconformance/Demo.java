package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.DemoOptions;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.text.Nearest;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.Exit;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command {@code demo}: the reference vendor, alone, until it is interrupted. */
final class Demo {
  private final Console console;

  private Demo(Console console) {
    this.console = console;
  }

  static int serve(DemoOptions options, Console console) {
    Demo demo = new Demo(console);
    return options.listFaults() ? demo.list() : demo.serve(options);
  }

  private int list() {
    console.out().println("Faults: broken in one way, with what that breaks");
    for (Fault fault : Fault.values()) {
      String breaks =
          fault.breaches().stream().map(Breach::requirement).collect(Collectors.joining(", "));
      console.out().printf("  %-40s %s [%s]%n", fault.cliName(), fault.summary(), breaks);
    }
    console.out().println("Variants: unusual and still right");
    for (Variant variant : Variant.values()) {
      console.out().printf("  %-40s %s%n", variant.cliName(), variant.summary());
    }
    return Exit.CONFORMANT.code();
  }

  private int serve(DemoOptions options) {
    Optional<Fault> fault =
        named(options.fault(), "--fault", Fault::named, Fault.values(), Fault::cliName);
    Optional<Variant> variant =
        named(options.variant(), "--variant", Variant::named, Variant.values(), Variant::cliName);
    if (fault.isPresent() && variant.isPresent()) {
      throw new ConfigException(
          List.of(
              "--fault and --variant exclude each other: a vendor is broken or right; give one."));
    }
    VendorSettings plain = VendorSettings.defaults().withPort(options.port());
    VendorSettings settings = variant.map(v -> v.settings(plain)).orElse(plain);
    Behaviour behaviour =
        fault
            .map(Fault::behaviour)
            .or(() -> variant.map(Variant::behaviour))
            .orElseGet(Behaviour::new);
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, behaviour)) {
      introduce(vendor, settings, fault, variant);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      throw new ConfigException(
          List.of("%s; choose another with --port.".formatted(e.getMessage())));
    }
    return Exit.INTERRUPTED.code();
  }

  private void introduce(
      ReferenceVendor vendor,
      VendorSettings settings,
      Optional<Fault> fault,
      Optional<Variant> variant) {
    String manner =
        fault
            .map(f -> "It is broken: " + f.summary())
            .or(() -> variant.map(v -> "It is right, and unusual: " + v.summary()))
            .orElse("It follows the specification.");
    console.out().printf("The reference vendor answers at %s%n%s%n", vendor.baseUrl(), manner);
    console
        .out()
        .printf(
            "Certify it with:%n  OCTO_TOKEN=%s OCTO_SECOND_TOKEN=%s java -jar octo-webhooks-conformance.jar run"
                + " --target %s --set declared.secondTokenIsolated=true%s%n",
            settings.token(),
            settings.secondToken(),
            vendor.baseUrl(),
            variant.map(v -> declared(v.configuration())).orElse(""));
    console
        .out()
        .printf(
            "Change an availability with:%n  POST %s {productId, optionId, availabilityId, vacancies}%n",
            vendor.availabilityControl());
    console.out().println("Ctrl-C ends it.");
    console.out().flush();
  }

  private static String declared(Map<String, String> configuration) {
    return configuration.entrySet().stream()
        .map(e -> " --set '" + e.getKey() + "=" + e.getValue() + "'")
        .collect(Collectors.joining());
  }

  private static <E> Optional<E> named(
      @Nullable String name,
      String option,
      Function<String, Optional<E>> lookup,
      E[] all,
      Function<E, String> nameOf) {
    if (name == null) {
      return Optional.empty();
    }
    Optional<E> found = lookup.apply(name);
    if (found.isEmpty()) {
      List<String> names = Arrays.stream(all).map(nameOf).toList();
      throw new ConfigException(
          List.of(
              "%s: there is no \"%s\"; %s"
                  .formatted(
                      option, name, Nearest.remedy(name, names, "--list-faults shows all."))));
    }
    return found;
  }
}
