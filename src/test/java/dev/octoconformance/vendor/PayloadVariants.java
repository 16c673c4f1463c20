package dev.octoconformance.vendor;

import java.util.LinkedHashSet;
import java.util.Set;

/** Other ways to shape bodies, all of them right. */
final class PayloadVariants {
  private PayloadVariants() {}

  static Behaviour pricesEverywhere() {
    return new Behaviour() {
      @Override
      JsonObject shown(Booking booking, View view) {
        Set<String> capabilities = new LinkedHashSet<>(view.capabilities());
        capabilities.add(PRICING);
        return super.shown(booking, new View(capabilities, view.language()));
      }
    };
  }

  static Behaviour oneLanguage() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        return super.handle(
            new ApiCall(
                call.request(), call.account(), call.capabilities(), Texts.DEFAULT_LANGUAGE));
      }

      @Override
      String language(Webhook webhook, Event event) {
        return Texts.DEFAULT_LANGUAGE;
      }
    };
  }

  static Behaviour unknownCapabilitiesRefused() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        boolean unknown =
            requested(call.request().header("Octo-Capabilities")).stream()
                .anyMatch(name -> name.contains("nonexistent"));
        return unknown
            ? Answer.error(400, "BAD_REQUEST", "There is no such capability")
            : super.handle(call);
      }
    };
  }

  static Behaviour unknownLanguagesRefused() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        if (call.is("POST", "octo", "bookings", "*", "confirm")) {
          JsonObject contact = call.request().object().object("contact");
          if (String.valueOf(contact.get("locales")).contains("qaa")) {
            return Answer.error(400, "BAD_REQUEST", "contact.locales must be known");
          }
        }
        return super.handle(call);
      }
    };
  }
}
