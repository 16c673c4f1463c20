package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Bodies of bookings that are built for somebody else than the webhook. */
final class PayloadFaults {
  private PayloadFaults() {}

  /** Bookings are delivered with other capabilities than those of the webhook. */
  private static Behaviour capable(BiFunction<Set<String>, Event.OfBooking, Set<String>> change) {
    return new Behaviour() {
      @Override
      View view(Webhook webhook, Event event) {
        View own = super.view(webhook, event);
        return event instanceof Event.OfBooking ofBooking
            ? new View(change.apply(own.capabilities(), ofBooking), own.language())
            : own;
      }
    };
  }

  static Behaviour capabilitiesIgnored() {
    return capable((own, event) -> Set.of());
  }

  static Behaviour everybodyGetsPrices() {
    return capable((own, event) -> and(own, Behaviour.PRICING));
  }

  private static Set<String> and(Set<String> some, String more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.add(more);
    return all;
  }

  static Behaviour cancellationsWithoutCapabilities() {
    return capable(
        (own, event) ->
            event.change().kind() == BookingChange.Kind.CANCELLED ? Set.<String>of() : own);
  }

  /**
   * The capabilities of the call that changes a booking count, those of the webhook as well or not.
   */
  static Behaviour capabilitiesOfTheCall(boolean asWell) {
    Map<BookingChange, Set<String>> asked = new ConcurrentHashMap<>();
    ThreadLocal<Set<String>> now = ThreadLocal.withInitial(Set::of);
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        now.set(call.capabilities());
        try {
          return super.handle(call);
        } finally {
          now.remove();
        }
      }

      @Override
      List<Event> eventsOf(BookingChange change) {
        asked.put(change, now.get());
        return super.eventsOf(change);
      }

      @Override
      View view(Webhook webhook, Event event) {
        View own = super.view(webhook, event);
        if (!(event instanceof Event.OfBooking ofBooking)) {
          return own;
        }
        Set<String> all = new LinkedHashSet<>(asked.getOrDefault(ofBooking.change(), Set.of()));
        if (asWell) {
          all.addAll(own.capabilities());
        }
        return new View(all, own.language());
      }
    };
  }

  static Behaviour retriesWithoutCapabilities() {
    return new Behaviour() {
      @Override
      String body(Delivery delivery, int attempt) {
        if (attempt == 1 || !(delivery.event() instanceof Event.OfBooking event)) {
          return super.body(delivery, attempt);
        }
        View view = new View(Set.of(), language(delivery.webhook(), event));
        return JsonText.of(
            payload(delivery.webhook(), event)
                .with("booking", shownInDelivery(delivery.webhook(), event, view)));
      }
    };
  }

  static Behaviour pricesInAnotherCurrency() {
    return BookingFaults.delivered(
        change -> true,
        shown ->
            shown.has("pricing")
                ? shown.with("pricing", shown.object("pricing").with("currency", "USD"))
                : shown);
  }

  static Behaviour unknownCapabilityCrashes() {
    return new Behaviour() {
      @Override
      Set<String> activated(Set<String> requested) {
        Set<String> known = super.activated(requested);
        if (requested.stream().anyMatch(name -> !known.contains(name) && name.contains("non"))) {
          throw new IllegalStateException("no such capability");
        }
        return known;
      }
    };
  }

  /** The language of a delivery is chosen otherwise. */
  private static Behaviour speaking(BiFunction<Behaviour, Event.OfBooking, String> choice) {
    return new Behaviour() {
      @Override
      String language(Webhook webhook, Event event) {
        return webhook.useContactLanguage() && event instanceof Event.OfBooking ofBooking
            ? choice.apply(this, ofBooking)
            : super.language(webhook, event);
      }
    };
  }

  static Behaviour languageIgnored() {
    return speaking((behaviour, event) -> Texts.DEFAULT_LANGUAGE);
  }

  static Behaviour firstLanguageKept() {
    return speaking(
        (behaviour, event) ->
            behaviour.backstage().bookings().versions(event.booking().uuid()).stream()
                .map(booking -> booking.details().contact().locales())
                .filter(locales -> !locales.isEmpty())
                .findFirst()
                .map(Texts::best)
                .orElse(Texts.DEFAULT_LANGUAGE));
  }

  static Behaviour everybodyGetsTheLanguage() {
    return new Behaviour() {
      @Override
      String language(Webhook webhook, Event event) {
        return event instanceof Event.OfBooking ofBooking
            ? Texts.best(ofBooking.booking().details().contact().locales())
            : super.language(webhook, event);
      }
    };
  }

  static Behaviour unknownLanguageIsLost() {
    return lost(
        event -> {
          List<String> locales = event.booking().details().contact().locales();
          return !locales.isEmpty() && locales.stream().noneMatch(Texts.LANGUAGES::contains);
        });
  }

  /** Events that fulfil the condition reach nobody. */
  private static Behaviour lost(Predicate<Event.OfBooking> condition) {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        return event instanceof Event.OfBooking ofBooking && condition.test(ofBooking)
            ? List.of()
            : super.recipients(event);
      }
    };
  }

  static Behaviour languageNamed() {
    return new Behaviour() {
      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        List<HeaderLine> lines = new ArrayList<>(super.ownHeaders(delivery, attempt, url));
        String language = language(delivery.webhook(), delivery.event());
        lines.add(new HeaderLine("Content-Language", language));
        return lines;
      }
    };
  }

  /** Bookings of other accounts than the first are told to webhooks of every account. */
  static Behaviour othersAreOverheard() {
    return new Behaviour() {
      @Override
      boolean hears(Webhook webhook, Event event) {
        return super.hears(webhook, event)
            || (event instanceof Event.OfBooking
                && !event.owner().equals(backstage().firstAccount()));
      }
    };
  }

  /** Webhooks of other accounts than the first are told of bookings of every account. */
  static Behaviour othersOverhear() {
    return new Behaviour() {
      @Override
      boolean hears(Webhook webhook, Event event) {
        return super.hears(webhook, event)
            || (event instanceof Event.OfBooking
                && !webhook.owner().equals(backstage().firstAccount()));
      }
    };
  }

  /** Deliveries to other accounts than the first show a webhook of the first. */
  static Behaviour othersSeeTheFirst() {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event event) {
        List<Webhook> ours = backstage().webhooks().of(backstage().firstAccount());
        return webhook.owner().equals(backstage().firstAccount()) || ours.isEmpty()
            ? super.shownInDelivery(webhook, event)
            : shown(ours.get(0));
      }
    };
  }
}
