package dev.octoconformance.vendor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The endpoints about what is sold and what is free. */
final class ProductApi {
  private final Backstage stage;
  private final Behaviour behaviour;

  ProductApi(Backstage stage, Behaviour behaviour) {
    this.stage = stage;
    this.behaviour = behaviour;
  }

  Answer supplier(ApiCall call) {
    return Answer.json(Catalogue.supplier(stage.endpoint(), call.view()));
  }

  Answer products(ApiCall call) {
    return Answer.json(
        behaviour.catalogue(call.account()).products().stream()
            .map(product -> product.shown(call.view()))
            .toList());
  }

  Answer product(ApiCall call, String id) {
    return Answer.json(behaviour.catalogue(call.account()).product(id).shown(call.view()));
  }

  Answer availability(ApiCall call) {
    JsonObject query = call.request().object();
    List<JsonObject> found = new ArrayList<>();
    for (Slot slot : slots(call.account(), query)) {
      Availability availability = stage.inventory().of(call.account(), slot);
      JsonObject shown = availability.shown(call.view());
      found.add(shown.with("available", availability.has(Math.max(1, places(query)))));
    }
    return Answer.json(found);
  }

  Answer calendar(ApiCall call) {
    Map<LocalDate, List<Availability>> days = new TreeMap<>();
    for (Slot slot : slots(call.account(), call.request().object())) {
      days.computeIfAbsent(slot.start().toLocalDate(), day -> new ArrayList<>())
          .add(stage.inventory().of(call.account(), slot));
    }
    List<JsonObject> calendar = new ArrayList<>();
    days.forEach((day, departures) -> calendar.add(shown(day, departures, call.view())));
    return Answer.json(calendar);
  }

  private static JsonObject shown(LocalDate day, List<Availability> departures, View view) {
    Availability best = departures.get(0);
    for (Availability other : departures) {
      if (best.vacancies() != null && other.has(best.vacancies() + 1)) {
        best = other;
      }
    }
    JsonObject shown =
        JsonObject.empty()
            .with("localDate", day.toString())
            .with("available", best.has(1))
            .with("status", best.status())
            .with("vacancies", best.vacancies())
            .with("capacity", best.vacancies() == null ? null : best.capacity())
            .with("openingHours", List.of());
    if (view.pricing()) {
      shown.with(
          "unitPricingFrom",
          best.slot().option().units().stream()
              .map(unit -> unit.price().shown().with("unitId", unit.id()))
              .toList());
    }
    return shown;
  }

  private List<Slot> slots(Account account, JsonObject query) {
    Catalogue catalogue = behaviour.catalogue(account);
    Product product = catalogue.product(String.valueOf(query.get("productId")));
    Option option = catalogue.option(product, String.valueOf(query.get("optionId")));
    if (query.get("availabilityIds") instanceof List<?> ids) {
      List<Slot> slots = new ArrayList<>();
      for (Object id : ids) {
        catalogue.slot(product, option, String.valueOf(id)).ifPresent(slots::add);
      }
      return slots;
    }
    boolean oneDay = query.has("localDate");
    LocalDate first = date(query, oneDay ? "localDate" : "localDateStart");
    LocalDate last = date(query, oneDay ? "localDate" : "localDateEnd");
    return catalogue.slots(product, option, first, last);
  }

  private static LocalDate date(JsonObject query, String name) {
    String text = query.text(name);
    if (text != null) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        // Said below, as for a missing one.
      }
    }
    throw Refusal.badRequest(name + " must be a date such as 2030-12-31");
  }

  private static int places(JsonObject query) {
    int places = 0;
    for (JsonObject unit : query.objects("units")) {
      places +=
          unit.get("quantity") instanceof Long quantity ? Math.toIntExact(quantity % 1000) : 0;
    }
    return places;
  }

  /** The control hook outside of OCTO: sets the free places of a departure. */
  Answer setVacancies(ApiCall call) {
    if (!call.request().method().equals("POST")) {
      return behaviour.methodNotAllowed(call);
    }
    JsonObject body = call.request().object();
    Catalogue catalogue = behaviour.catalogue(call.account());
    Product product = catalogue.product(String.valueOf(body.get("productId")));
    Option option = catalogue.option(product, String.valueOf(body.get("optionId")));
    String slotId = String.valueOf(body.get("availabilityId"));
    Slot slot =
        catalogue
            .slot(product, option, slotId)
            .orElseThrow(
                () -> Refusal.invalid("INVALID_AVAILABILITY_ID", "availabilityId", slotId));
    if (!(body.get("vacancies") instanceof Long vacancies)
        || vacancies < 0
        || vacancies > 100_000) {
      throw Refusal.badRequest("vacancies must be a whole number from 0 to 100000");
    }
    boolean different = stage.inventory().set(call.account(), slot, vacancies.intValue());
    Availability availability = stage.inventory().of(call.account(), slot);
    if (different) {
      behaviour.changed(call.account(), availability);
    }
    return Answer.json(availability.shown(call.view()));
  }
}
