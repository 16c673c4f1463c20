package dev.octoconformance.vendor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes wrong when a webhook is created. */
final class CreateFaults {
  private static final int A_HANDFUL = 4;

  private CreateFaults() {}

  static Behaviour crashes() {
    return new Behaviour() {
      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        throw new IllegalStateException("the table of webhooks is locked");
      }
    };
  }

  static Behaviour capabilitiesInTheBodyCrash() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (body.has("capabilities")) {
          throw new IllegalStateException("capabilities are computed");
        }
        super.examine(call, body);
      }
    };
  }

  /** The webhook is created, and the answer is changed. */
  static Behaviour answering(UnaryOperator<Answer> change) {
    return new Behaviour() {
      @Override
      Answer created(ApiCall call, Webhook webhook) {
        return change.apply(super.created(call, webhook));
      }
    };
  }

  static Behaviour wordForAvailabilities() {
    return new Behaviour() {
      @Override
      Answer created(ApiCall call, Webhook webhook) {
        Answer answer = super.created(call, webhook);
        return webhook.event().equals(Webhook.AVAILABILITY_UPDATE)
            ? answer.withBody("created")
            : answer;
      }
    };
  }

  static Behaviour anArray() {
    return answering(answer -> answer.withBody("[" + answer.body() + "]"));
  }

  static Behaviour withoutId() {
    return shownOnce((webhook, shown) -> shown.without("id"));
  }

  static Behaviour withNullId() {
    return shownOnce((webhook, shown) -> shown.with("id", null));
  }

  static Behaviour withEmptyId() {
    return shownOnce((webhook, shown) -> shown.with("id", ""));
  }

  static Behaviour withAnotherId() {
    return shownOnce((webhook, shown) -> shown.with("id", UUID.randomUUID().toString()));
  }

  private static Behaviour shownOnce(BiFunction<Webhook, JsonObject, JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject shownWhenCreated(ApiCall call, Webhook webhook) {
        return change.apply(webhook, super.shownWhenCreated(call, webhook));
      }
    };
  }

  static Behaviour numericId() {
    AtomicLong last = new AtomicLong(41_000);
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        return String.valueOf(last.incrementAndGet());
      }

      @Override
      JsonObject shown(Webhook webhook) {
        return super.shown(webhook).with("id", Long.valueOf(webhook.id()));
      }
    };
  }

  static Behaviour longId() {
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        return super.newId(call, body) + "-0123456789".repeat(24);
      }
    };
  }

  static Behaviour capabilities(BiFunction<ApiCall, JsonObject, @Nullable List<String>> fromBody) {
    return new Behaviour() {
      @Override
      List<String> storedCapabilities(ApiCall call, JsonObject body) {
        List<String> otherwise = fromBody.apply(call, body);
        return otherwise == null ? super.storedCapabilities(call, body) : otherwise;
      }
    };
  }

  static Behaviour bodyCapabilitiesAdded() {
    return new Behaviour() {
      @Override
      List<String> storedCapabilities(ApiCall call, JsonObject body) {
        List<String> both = new ArrayList<>(super.storedCapabilities(call, body));
        for (String name : capabilitiesOf(body)) {
          if (!both.contains(name)) {
            both.add(name);
          }
        }
        return both;
      }
    };
  }

  static Behaviour bodyCapabilitiesWin() {
    return capabilities((call, body) -> body.has("capabilities") ? capabilitiesOf(body) : null);
  }

  static Behaviour emptyBodyCapabilitiesWin() {
    return capabilities(
        (call, body) ->
            body.has("capabilities") && capabilitiesOf(body).isEmpty() ? List.of() : null);
  }

  private static List<String> capabilitiesOf(JsonObject body) {
    List<String> names = new ArrayList<>();
    if (body.get("capabilities") instanceof List<?> list) {
      list.forEach(element -> names.add(String.valueOf(element)));
    }
    return names;
  }

  /** A handful at a time go well; those beyond it are mixed up. */
  static Behaviour parallelCreationsShareAnId() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicReference<@Nullable String> shared = new AtomicReference<>();
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        String mine = super.newId(call, body);
        boolean crowded = underWay.incrementAndGet() > A_HANDFUL;
        Pause.briefly();
        underWay.decrementAndGet();
        if (!crowded) {
          return mine;
        }
        String first = shared.compareAndExchange(null, mine);
        return first == null ? mine : first;
      }
    };
  }

  /** A handful at a time go well; those beyond it are answered so. */
  static Behaviour crowdedCreations(Answer answer) {
    AtomicInteger underWay = new AtomicInteger();
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        boolean crowded = underWay.incrementAndGet() > A_HANDFUL;
        Pause.briefly();
        underWay.decrementAndGet();
        if (crowded) {
          throw new Refusal(answer);
        }
      }
    };
  }

  static Behaviour identicalIsTheSame() {
    return new Behaviour() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        String wanted = JsonText.of(draft.shown().without("id"));
        return backstage().webhooks().of(call.account()).stream()
            .filter(known -> JsonText.of(known.shown().without("id")).equals(wanted))
            .findFirst()
            .orElseGet(() -> super.stored(call, draft));
      }
    };
  }

  static Behaviour clientIdUsed() {
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        String wanted = body.text("id");
        return wanted == null || backstage().webhooks().find(wanted).isPresent()
            ? super.newId(call, body)
            : wanted;
      }
    };
  }

  static Behaviour clientIdTakesOver() {
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        String wanted = body.text("id");
        return wanted == null ? super.newId(call, body) : wanted;
      }

      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        backstage().webhooks().find(draft.id()).ifPresent(backstage().webhooks()::remove);
        return super.stored(call, draft);
      }
    };
  }

  static Behaviour noAvailabilityUpdate() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (Webhook.AVAILABILITY_UPDATE.equals(body.get("event"))) {
          throw Refusal.badRequest("event must be booking_update");
        }
        super.examine(call, body);
      }
    };
  }

  static Behaviour refusedLeavesAGhost() {
    return new RefusedGhosts();
  }

  static Behaviour refusedFiresUnseen() {
    return new RefusedGhosts() {
      @Override
      List<Webhook> listed(ApiCall call) {
        return super.listed(call).stream()
            .filter(webhook -> !ghosts.contains(webhook.id()))
            .toList();
      }
    };
  }

  /** What is refused is stored all the same. */
  private static class RefusedGhosts extends Behaviour {
    final Set<String> ghosts = ConcurrentHashMap.newKeySet();

    @Override
    void examine(ApiCall call, JsonObject body) {
      try {
        super.examine(call, body);
      } catch (Refusal refusal) {
        String url = body.text("url");
        String event = body.text("event");
        String id = newId(call, body);
        ghosts.add(id);
        stored(
            call,
            new Webhook(
                id,
                call.account(),
                event == null ? Webhook.BOOKING_UPDATE : event,
                url == null ? "" : url,
                true,
                true,
                Map.of(),
                List.of(),
                Set.of(),
                Instant.now()));
        throw refusal;
      }
    }
  }

  static Behaviour redirectsToASlash() {
    return new Behaviour() {
      @Override
      @Nullable Answer gateway(ApiRequest request) {
        return request.is("POST", "octo", "webhooks") && !request.endsWithSlash()
            ? Answer.empty(308).with("Location", backstage().endpoint() + "/webhooks/")
            : null;
      }
    };
  }

  static Behaviour replaysThePast() {
    return replaysThePast(webhook -> true);
  }

  static Behaviour replaysThePast(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        Webhook webhook = super.stored(call, draft);
        if (whose.test(webhook)) {
          replay(backstage(), webhook);
        }
        return webhook;
      }
    };
  }

  static Behaviour firstEventBringsThePast() {
    return firstEventBringsThePast(webhook -> true);
  }

  static Behaviour firstEventBringsThePast(Predicate<Webhook> whose) {
    Set<String> served = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      void changed(BookingChange change) {
        super.changed(change);
        for (Event event : eventsOf(change)) {
          for (Webhook webhook : recipients(event)) {
            if (whose.test(webhook) && served.add(webhook.id())) {
              replay(backstage(), webhook);
            }
          }
        }
      }
    };
  }

  /** Delivers the bookings that were there before the webhook, if it listens to bookings at all. */
  private static void replay(Backstage stage, Webhook webhook) {
    if (!webhook.event().equals(Webhook.BOOKING_UPDATE)) {
      return;
    }
    List<Booking> past =
        stage
            .bookings()
            .of(
                webhook.owner(),
                booking ->
                    booking.life().status() == BookingStatus.CONFIRMED
                        && booking.life().updatedAt().isBefore(webhook.createdAt()));
    for (Booking booking : past) {
      BookingChange change = new BookingChange(BookingChange.Kind.UPDATED, booking, booking);
      stage.post().deliver(webhook, new Event.OfBooking(change, booking));
    }
  }
}
