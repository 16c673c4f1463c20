package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong when a webhook is deleted. */
final class DeleteFaults {
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private DeleteFaults() {}

  /** Deletes, and answers this. */
  static Behaviour answering(Answer answer) {
    return new Behaviour() {
      @Override
      Answer deleted(ApiCall call, Webhook webhook) {
        return answer;
      }
    };
  }

  static Behaviour doesNothing() {
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {}
    };
  }

  static Behaviour staysListed() {
    List<Webhook> deleted = new CopyOnWriteArrayList<>();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        deleted.add(webhook);
      }

      @Override
      List<Webhook> listed(ApiCall call) {
        List<Webhook> all = new ArrayList<>(super.listed(call));
        deleted.stream()
            .filter(webhook -> webhook.owner().equals(call.account()))
            .forEach(all::add);
        return all;
      }
    };
  }

  static Behaviour removesTheSameUrl() {
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        twins(backstage(), webhook).forEach(backstage().webhooks()::remove);
        super.delete(call, webhook);
      }
    };
  }

  static Behaviour silencesTheSameUrl() {
    Set<String> silenced = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        twins(backstage(), webhook).forEach(twin -> silenced.add(twin.id()));
      }

      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return !silenced.contains(webhook.id()) && super.subscribes(webhook, event);
      }
    };
  }

  private static List<Webhook> twins(Backstage stage, Webhook webhook) {
    return stage.webhooks().of(webhook.owner()).stream()
        .filter(other -> other.url().equals(webhook.url()))
        .toList();
  }

  static Behaviour secondCrashes() {
    return unknown(true, id -> id.matches(UUID));
  }

  static Behaviour secondRemovesAnother() {
    return unknown(false, id -> id.matches(UUID));
  }

  static Behaviour malformedIdCrashes() {
    return unknown(true, id -> !id.matches(UUID));
  }

  static Behaviour longIdCrashes() {
    return unknown(true, id -> id.length() > 255);
  }

  static Behaviour quoteCrashes() {
    return unknown(true, id -> id.indexOf('\'') >= 0);
  }

  static Behaviour blankRemovesAnother() {
    return unknown(false, String::isBlank);
  }

  /** Unknown ids that fulfil the condition crash, or delete the newest webhook. */
  private static Behaviour unknown(boolean crash, Predicate<String> condition) {
    return new Behaviour() {
      @Override
      Answer unknownWebhook(ApiCall call, String id) {
        if (!condition.test(id)) {
          return super.unknownWebhook(call, id);
        }
        if (crash) {
          throw new IllegalStateException("no row with this id");
        }
        List<Webhook> all = backstage().webhooks().of(call.account());
        if (!all.isEmpty()) {
          backstage().webhooks().remove(all.get(all.size() - 1));
        }
        return Answer.json(JsonObject.empty());
      }
    };
  }

  static Behaviour othersMayDelete() {
    return new Behaviour() {
      @Override
      @Nullable Webhook deletable(ApiCall call, String id) {
        return backstage().webhooks().find(id).orElse(null);
      }
    };
  }

  static Behaviour recreatedStaysSilent() {
    Set<String> silenced = ConcurrentHashMap.newKeySet();
    return new Graveyard() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        if (idOfDeleted(draft.event(), draft.url()) != null) {
          silenced.add(draft.id());
        }
        return super.stored(call, draft);
      }

      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return !silenced.contains(webhook.id()) && super.subscribes(webhook, event);
      }
    };
  }

  static Behaviour recreatedIsNotListed() {
    Set<String> hidden = ConcurrentHashMap.newKeySet();
    return new Graveyard() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        if (idOfDeleted(draft.event(), draft.url()) != null) {
          hidden.add(draft.id());
        }
        return super.stored(call, draft);
      }

      @Override
      List<Webhook> listed(ApiCall call) {
        return super.listed(call).stream()
            .filter(webhook -> !hidden.contains(webhook.id()))
            .toList();
      }
    };
  }

  static Behaviour recreationRefused() {
    return new Graveyard() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (idOf(body) != null) {
          throw Refusal.badRequest("There has been a webhook like this");
        }
      }
    };
  }

  static Behaviour recreationReusesTheId() {
    return new Graveyard() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        String id = idOf(body);
        return id == null ? super.newId(call, body) : id;
      }
    };
  }

  /** Remembers what was deleted. */
  private static class Graveyard extends Behaviour {
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    @Override
    void delete(ApiCall call, Webhook webhook) {
      super.delete(call, webhook);
      ids.put(webhook.event() + " " + webhook.url(), webhook.id());
    }

    final @Nullable String idOfDeleted(String event, String url) {
      return ids.get(event + " " + url);
    }

    final @Nullable String idOf(JsonObject body) {
      return idOfDeleted(body.text("event") + "", body.text("url") + "");
    }
  }

  static Behaviour parallelDeletionsAreLost() {
    AtomicBoolean underWay = new AtomicBoolean();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        if (underWay.compareAndSet(false, true)) {
          Pause.briefly();
          super.delete(call, webhook);
          underWay.set(false);
        }
      }
    };
  }

  /** When several marked webhooks are deleted at the same moment, the oldest of all goes too. */
  static Behaviour parallelDeletionsTakeAnother() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicBoolean taken = new AtomicBoolean();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        if (!Mark.MANY.on(webhook)) {
          super.delete(call, webhook);
          return;
        }
        // Two of them also go while others come.
        boolean crowded = underWay.incrementAndGet() > 2;
        Pause.briefly();
        super.delete(call, webhook);
        underWay.decrementAndGet();
        if (crowded && taken.compareAndSet(false, true)) {
          backstage().webhooks().of(webhook.owner()).stream()
              .filter(other -> !Mark.MANY.on(other))
              .findFirst()
              .ifPresent(backstage().webhooks()::remove);
        }
      }
    };
  }
}
