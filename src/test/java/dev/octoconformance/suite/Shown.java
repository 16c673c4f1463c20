package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Draft;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Webhooks that were created with more than event and URL, in whatever conversation. */
final class Shown {
  private Shown() {}

  /** A webhook that does not want retries, with custom headers. */
  static Draft full(Shared shared) {
    return flags(shared, false).withAll(shared.casesOf("CREATE-12").get(0).input());
  }

  /** A webhook with both flags as a case of CREATE-11 has them. */
  static Draft flags(Shared shared, boolean retryOnError) {
    JsonNode flags =
        shared.casesOf("CREATE-11").stream()
            .map(Case::input)
            .filter(input -> input.path("retryOnError").asBoolean() == retryOnError)
            .findFirst()
            .orElseThrow();
    return bookingUpdates().withAll(flags);
  }

  /** A webhook that was created with these fields, one of its own where no conversation has one. */
  static Webhook with(Shared shared, Target target, JsonNode fields) {
    return Stream.<Supplier<Step<Webhook>>>of(
            () -> Listing.of(shared).full(), () -> Deleting.of(shared).next())
        .map(Supplier::get)
        .filter(step -> step.succeeded() && sent(step.get(), fields))
        .findFirst()
        .map(shared::of)
        .orElseGet(() -> target.webhooks().create(bookingUpdates().withAll(fields)));
  }

  /** The same for one that was created with these lines of {@code Octo-Capabilities}. */
  static Webhook with(Shared shared, Target target, List<String> lines) {
    return Stream.of(Listing.of(shared).full())
        .filter(step -> step.succeeded())
        .filter(step -> step.get().reply().sent("Octo-Capabilities").equals(lines))
        .findFirst()
        .map(shared::of)
        .orElseGet(() -> target.withCapabilityLines(lines).webhooks().create(bookingUpdates()));
  }

  private static boolean sent(Webhook webhook, JsonNode fields) {
    JsonNode body = webhook.reply().sentJson();
    return fields.propertyStream().allMatch(f -> f.getValue().equals(body.path(f.getKey())));
  }
}
