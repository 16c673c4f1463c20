package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What goes wrong when webhooks are listed, or read one by one. */
final class ListFaults {
  private static final int A_DOZEN = 12;

  private ListFaults() {}

  static Behaviour answering(UnaryOperator<Answer> change) {
    return new Behaviour() {
      @Override
      Answer list(ApiCall call) {
        return change.apply(super.list(call));
      }
    };
  }

  static Behaviour crashesForOthers() {
    return new Behaviour() {
      @Override
      Answer list(ApiCall call) {
        if (!call.account().equals(backstage().accounts().get(0))) {
          throw new IllegalStateException("no tenant");
        }
        return super.list(call);
      }
    };
  }

  static Behaviour inAnObject() {
    return answering(answer -> answer.withBody("{\"webhooks\":" + answer.body() + "}"));
  }

  /** The list, if it is empty, answered like this. */
  static Behaviour empty(Answer instead) {
    return answering(answer -> "[]".equals(answer.body()) ? instead : answer);
  }

  /** Other webhooks are listed than are there. */
  static Behaviour choosing(UnaryOperator<List<Webhook>> choice) {
    return new Behaviour() {
      @Override
      List<Webhook> listed(ApiCall call) {
        return choice.apply(super.listed(call));
      }
    };
  }

  /** Where more than a dozen webhooks exist, the marked ones are listed so many times. */
  static Behaviour longListShowsMarked(int times) {
    return choosing(
        all ->
            all.stream()
                .flatMap(
                    webhook ->
                        Collections.nCopies(
                            all.size() > A_DOZEN && Mark.ONCE.on(webhook) ? times : 1, webhook)
                            .stream())
                .toList());
  }

  static Behaviour neverGrows() {
    return choosing(all -> List.of());
  }

  static Behaviour twice() {
    return choosing(
        all -> {
          List<Webhook> twice = new ArrayList<>(all);
          twice.addAll(all);
          return twice;
        });
  }

  static Behaviour onlyTheLatest() {
    return choosing(all -> all.subList(Math.max(0, all.size() - 1), all.size()));
  }

  static Behaviour onlyBookingUpdates() {
    return choosing(
        all ->
            all.stream()
                .filter(webhook -> webhook.event().equals(Webhook.BOOKING_UPDATE))
                .toList());
  }

  static Behaviour lags(Duration lag) {
    return choosing(
        all -> {
          Instant latest = Instant.now().minus(lag);
          return all.stream().filter(webhook -> webhook.createdAt().isBefore(latest)).toList();
        });
  }

  static Behaviour ofEverybody() {
    return new Behaviour() {
      @Override
      List<Webhook> listed(ApiCall call) {
        return backstage().webhooks().all();
      }
    };
  }

  /** The items of the list are shown otherwise. */
  static Behaviour items(BiFunction<ApiCall, JsonObject, JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject shownInList(ApiCall call, Webhook webhook) {
        return change.apply(call, super.shownInList(call, webhook));
      }
    };
  }

  static Behaviour itemsWithoutHeaders() {
    return items((call, shown) -> shown.with("headers", JsonObject.empty()));
  }

  static Behaviour itemsOfThreeMembers() {
    return items(
        (call, shown) ->
            shown
                .without("retryOnError")
                .without("useContactLanguage")
                .without("headers")
                .without("capabilities"));
  }

  static Behaviour itemsTakeTheCapabilitiesOfTheRequest() {
    return items(
        (call, shown) -> {
          Set<Object> both = new LinkedHashSet<>();
          if (shown.get("capabilities") instanceof List<?> stored) {
            both.addAll(stored);
          }
          both.addAll(call.capabilities());
          both.remove(Behaviour.WEBHOOKS);
          return shown.with("capabilities", both);
        });
  }

  static Behaviour secondListingFlipsAFlag() {
    Map<String, Integer> listings = new ConcurrentHashMap<>();
    return new Behaviour() {
      @Override
      Answer list(ApiCall call) {
        for (Webhook webhook : listed(call)) {
          if (listings.merge(webhook.id(), 1, Integer::sum) == 2) {
            flip(backstage(), webhook);
          }
        }
        return super.list(call);
      }
    };
  }

  private static void flip(Backstage stage, Webhook webhook) {
    stage
        .webhooks()
        .replace(webhook, webhook.withFlags(webhook.retryOnError(), !webhook.useContactLanguage()));
  }

  static Behaviour oneCanBeRead() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        if (!call.is("GET", "octo", "webhooks", "*")) {
          return super.handle(call);
        }
        String id = call.path().get(2);
        Webhook webhook = deletable(call, id);
        return webhook == null ? unknownWebhook(call, id) : Answer.json(shown(webhook));
      }
    };
  }

  static Behaviour readingOneDeletes() {
    return new Behaviour() {
      @Override
      Answer methodNotAllowed(ApiCall call) {
        return call.is("GET", "octo", "webhooks", "*")
            ? new WebhookApi(this).delete(call, call.path().get(2))
            : super.methodNotAllowed(call);
      }
    };
  }

  static Behaviour readingOneChanges() {
    return new Behaviour() {
      @Override
      Answer methodNotAllowed(ApiCall call) {
        if (call.is("GET", "octo", "webhooks", "*")) {
          backstage()
              .webhooks()
              .find(call.path().get(2))
              .ifPresent(hook -> flip(backstage(), hook));
        }
        return super.methodNotAllowed(call);
      }
    };
  }
}
