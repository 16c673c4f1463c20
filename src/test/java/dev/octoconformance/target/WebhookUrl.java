package dev.octoconformance.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A webhook's URL, compared by what it leads to. */
public final class WebhookUrl {
  private static final Pattern HEX = Pattern.compile("%[0-9A-Fa-f]{2}");

  private WebhookUrl() {}

  /**
   * Whether two URLs lead to the same place after RFC 3986 section 6.2.2; credentials may be masked
   * or dropped.
   */
  public static boolean same(String left, String right) {
    return place(left).equals(place(right));
  }

  /** Where a URL leads, in one spelling; credentials left out. */
  public static String place(String url) {
    try {
      URI uri = new URI(url);
      String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
      String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
      String path = Objects.requireNonNullElse(uri.getRawPath(), "");
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String place = (path.isEmpty() ? "/" : path) + query;
      return scheme + "://" + host + ":" + port(uri, scheme) + upperHex(place);
    } catch (URISyntaxException notAUrl) {
      return url;
    }
  }

  private static int port(URI uri, String scheme) {
    int standard = scheme.equals("https") ? 443 : 80;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  private static String upperHex(String text) {
    return HEX.matcher(text).replaceAll(hex -> hex.group().toUpperCase(Locale.ROOT));
  }
}
