package dev.octoconformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a requirement is written: each place that a row names, with its address on the web. */
final class Places {
  private static final String WEBHOOKS = "https://docs.ventrata.com/capabilities/webhooks";
  private static final String CORE = "https://docs.octo.travel/getting-started/";
  private static final Pattern RFC = Pattern.compile("RFC (\\d+)(?: §([\\d.]+\\d|\\d+))?.*");
  private static final Pattern SECTION = Pattern.compile("Webhooks > (\\w+ Webhooks?)\\b.*");
  private static final Pattern OTHER = Pattern.compile("OCTO > (Headers|Errors)\\b.*");

  /** One place; without an address where none is known. */
  public record Place(String name, @Nullable String url) {}

  private Places() {}

  /** The places of {@code where:}, in its order. */
  static List<Place> of(String where) {
    List<Place> places = new ArrayList<>();
    for (String name : where.split("; *", -1)) {
      places.add(new Place(name, address(name)));
    }
    return places;
  }

  private static @Nullable String address(String name) {
    Matcher rfc = RFC.matcher(name);
    if (rfc.matches()) {
      String page = "https://www.rfc-editor.org/rfc/rfc" + rfc.group(1);
      return rfc.group(2) == null ? page : page + "#section-" + rfc.group(2);
    }
    Matcher section = SECTION.matcher(name);
    if (section.matches()) {
      return WEBHOOKS + "#" + anchor(section.group(1));
    }
    if (name.startsWith("Webhooks")) {
      return WEBHOOKS;
    }
    Matcher other = OTHER.matcher(name);
    return other.matches() ? CORE + other.group(1).toLowerCase(Locale.ROOT) : null;
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
