package dev.octoconformance.campaign;

import dev.octoconformance.rule.Texts;
import dev.octoconformance.target.Bookings;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The languages of a guest who first speaks one and later another.
 *
 * @param known whether the product has other texts in the first than it usually has
 * @param guest the language of the guest at first
 * @param later the language of the guest in the end
 */
record Languages(boolean known, String guest, String later) {
  /** When nobody looks at texts. */
  static final Languages NONE =
      new Languages(false, Bookings.USUAL_LANGUAGE, Bookings.USUAL_LANGUAGE);

  private static final List<String> LIKELY = List.of("fr", "de", "en");
  private static final int MOST = 3;

  /** What the texts of the booked product tell, when they are asked for with these capabilities. */
  static Languages of(Campaign.Plan plan, List<String> capabilities) {
    Target asked = plan.target().in("languages").withCapabilities(capabilities);
    Reply products = asked.bookings().products();
    Optional<JsonNode> usual = product(products, plan.bookable());
    if (usual.isEmpty()) {
      return NONE;
    }
    String own = usual.get().path("locale").asStringOpt().orElse("");
    List<String> wanted = plan.languages().isEmpty() ? offered(products) : plan.languages();
    for (String language : wanted.stream().filter(l -> !l.equals(own)).limit(MOST).toList()) {
      boolean differs =
          product(asked.withLanguage(language).bookings().products(), plan.bookable())
              .filter(product -> !Texts.differing(usual.get(), product).isEmpty())
              .isPresent();
      if (differs) {
        return new Languages(true, language, other(language, own));
      }
    }
    return NONE;
  }

  private static String other(String language, String own) {
    return Stream.of(own, Bookings.USUAL_LANGUAGE, "de")
        .filter(l -> !l.isEmpty() && !l.equals(language))
        .findFirst()
        .orElseThrow();
  }

  /** Those that the answer names, else some that are likely. */
  private static List<String> offered(Reply reply) {
    return reply
        .header("Available-Languages")
        .map(value -> List.of(value.strip().split("\\s*,\\s*", -1)))
        .orElse(LIKELY);
  }

  private static Optional<JsonNode> product(Reply products, Bookable what) {
    return products.json().stream()
        .flatMap(JsonNode::valueStream)
        .filter(p -> p.path("id").asStringOpt().orElse("").equals(what.productId()))
        .findFirst();
  }

  /** Both languages, or nothing when there is only one. */
  String inWords() {
    return known ? guest + " " + later : "";
  }
}
