package dev.octoconformance.vendor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What goes wrong when it is decided whether a delivery succeeded. */
final class SuccessFaults {
  private static final Duration BRIEF = Duration.ofMillis(500);

  private SuccessFaults() {}

  /** Successes that fulfil the condition are taken for failures. */
  static Behaviour failing(Predicate<Outcome> condition) {
    return new Behaviour() {
      @Override
      boolean isSuccess(Outcome outcome) {
        return super.isSuccess(outcome) && !condition.test(outcome);
      }
    };
  }

  static Behaviour only(Integer... statuses) {
    Set<Integer> all = Set.of(statuses);
    return failing(outcome -> !all.contains(outcome.status()));
  }

  static Behaviour allBut(Integer... statuses) {
    Set<Integer> all = Set.of(statuses);
    return failing(outcome -> all.contains(outcome.status()));
  }

  /** Other failures that fulfil the condition are taken for successes. */
  static Behaviour succeeding(Predicate<Outcome> condition) {
    return new Behaviour() {
      @Override
      boolean isSuccess(Outcome outcome) {
        return super.isSuccess(outcome) || condition.test(outcome);
      }
    };
  }

  static Behaviour below400() {
    return succeeding(outcome -> outcome.status() >= 300 && outcome.status() < 400);
  }

  /** Redirects of these statuses that say where to are neither followed nor retried. */
  static Behaviour dropsRedirects(Integer... statuses) {
    Set<Integer> all = Set.of(statuses);
    return succeeding(
        outcome -> all.contains(outcome.status()) && outcome.header("location") != null);
  }

  static Behaviour withoutLocation(int status) {
    return succeeding(outcome -> outcome.status() == status && outcome.header("location") == null);
  }

  static Behaviour ending(Outcome.Ending ending) {
    return succeeding(outcome -> outcome.ending() == ending);
  }

  static Behaviour errorInTheAnswerFails() {
    return failing(outcome -> outcome.body().contains("\"error\""));
  }

  static Behaviour pageFails() {
    return failing(
        outcome ->
            String.valueOf(outcome.header("content-type")).contains("html")
                || outcome.body().stripLeading().startsWith("<"));
  }

  static Behaviour unreadableGzipFails() {
    return failing(
        outcome -> "gzip".equals(outcome.header("content-encoding")) && !isGzip(outcome));
  }

  private static boolean isGzip(Outcome outcome) {
    byte[] body = outcome.body().getBytes(StandardCharsets.ISO_8859_1);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return gzip.readAllBytes().length > 0;
    } catch (IOException e) {
      return false;
    }
  }

  static Behaviour longAnswerFails() {
    return failing(outcome -> outcome.body().length() > 32 * 1024);
  }

  static Behaviour slowSuccessFails() {
    return failing(outcome -> outcome.took().compareTo(Duration.ofMillis(900)) > 0);
  }

  static Behaviour brokenBodyFails() {
    return failing(outcome -> outcome.bodyEnd() == Outcome.BodyEnd.BROKEN);
  }

  static Behaviour patience(Duration head) {
    return new Behaviour() {
      @Override
      Patience patience(Delivery delivery) {
        return super.patience(delivery).withHead(head);
      }
    };
  }

  static Behaviour readsWithoutEnd() {
    return new Behaviour() {
      @Override
      Patience patience(Delivery delivery) {
        return super.patience(delivery).withBody(Duration.ofHours(1), Duration.ofHours(1));
      }
    };
  }

  /** What these webhooks answer at once with an empty 200 is sent again. */
  static Behaviour sentAgain(Predicate<Webhook> whose) {
    return deliveriesSentAgain(delivery -> whose.test(delivery.webhook()));
  }

  /** The same for confirmations alone. */
  static Behaviour confirmationsSentAgain(Predicate<Webhook> whose) {
    return deliveriesSentAgain(
        delivery ->
            whose.test(delivery.webhook())
                && delivery.event() instanceof Event.OfBooking event
                && event.change().kind() == BookingChange.Kind.CONFIRMED);
  }

  private static Behaviour deliveriesSentAgain(Predicate<Delivery> which) {
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        return attempt == 1
                && outcome.status() == 200
                && outcome.body().isEmpty()
                && outcome.took().compareTo(BRIEF) < 0
                && which.test(delivery)
            ? gapAfter(1)
            : super.pauseAfter(delivery, attempt, outcome);
      }
    };
  }

  /** Every attempt of a delivery carries the same id. */
  static Behaviour identified() {
    return new Behaviour() {
      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        return Stream.concat(
                super.ownHeaders(delivery, attempt, url).stream(),
                Stream.of(new HeaderLine("Idempotency-Key", delivery.id())))
            .toList();
      }
    };
  }

  static Behaviour endlessAnswersAreRead() {
    return new Behaviour() {
      @Override
      Patience patience(Delivery delivery) {
        return super.patience(delivery)
            .withBody(super.patience(delivery).quiet(), Duration.ofMinutes(1))
            .withLargest(Integer.MAX_VALUE);
      }
    };
  }
}
