package dev.octoconformance.config;

import dev.octoconformance.config.ValueType.Shape;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of values that speak of HTTP. */
final class HttpTypes {
  private static final String BASE =
      "an absolute http or https URL with a host, without query and fragment, such as"
          + " https://api.example.com/octo";
  private static final String TEMPLATE =
      "an absolute http or https URL with a host such as"
          + " https://api.example.com/test/{availabilityId}";
  private static final String HEADERS = "header names with their values such as {X-Env: test}";
  private static final String HEADER_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String HEADER_VALUE = "[\\t\\x20-\\x7e\\x80-\\xff]*";

  private HttpTypes() {}

  /** A URL to append paths to, without its trailing slash; credentials in it are refused. */
  static ValueType<URI> baseUrl(String credentialsRemedy) {
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          String text = ValueTypes.scalar(raw, BASE);
          URI uri = absolute(text);
          if (uri != null && uri.getRawUserInfo() != null) {
            throw new Misfit(raw, "a URL without credentials", credentialsRemedy);
          }
          if (uri == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new Misfit(raw, BASE);
          }
          return URI.create(text.replaceAll("/+$", ""));
        });
  }

  /** A URL that may hold placeholders, a query and credentials. */
  static ValueType<String> urlTemplate() {
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          String text = ValueTypes.scalar(raw, TEMPLATE);
          TemplateTypes.checkPlaceholders(raw, text, Placeholders.OF_TRIGGERS);
          Map<String, String> filled = new LinkedHashMap<>();
          Placeholders.OF_TRIGGERS.forEach(name -> filled.put(name, "1"));
          if (absolute(Placeholders.fill(text, filled)) == null) {
            throw new Misfit(raw, TEMPLATE);
          }
          return text;
        });
  }

  /**
   * Header values by name.
   *
   * @param placeholders the placeholders that values may hold; null when braces mean nothing
   * @param refused a header that has a key of its own, in lower case; null when there is none
   * @param remedy what to use for the refused header
   */
  static ValueType<Map<String, Secret>> headers(
      @Nullable List<String> placeholders, @Nullable String refused, String remedy) {
    return ValueType.of(
        Shape.MAPPING,
        raw -> {
          if (!(Inline.unfolded(raw, HEADERS) instanceof Raw.Fields mapping)) {
            throw new Misfit(raw, HEADERS);
          }
          Map<String, Secret> headers = new LinkedHashMap<>();
          for (Map.Entry<String, Raw> field : mapping.fields().entrySet()) {
            String name = field.getKey();
            if (!name.matches(HEADER_NAME)) {
              throw new Misfit(raw, "names that HTTP allows for headers, not \"" + name + "\"");
            }
            if (name.toLowerCase(Locale.ROOT).equals(refused)) {
              throw new Misfit(raw, "no header " + name, remedy);
            }
            headers.put(name, headerValue(field.getValue(), name, placeholders));
          }
          return Collections.unmodifiableMap(headers);
        });
  }

  private static Secret headerValue(Raw raw, String name, @Nullable List<String> placeholders)
      throws Misfit {
    String expected = "a text in one line as the value of " + name;
    if (!(raw instanceof Raw.Text text) || !text.text().matches(HEADER_VALUE)) {
      throw new Misfit(raw, expected);
    }
    if (placeholders != null) {
      TemplateTypes.checkPlaceholders(raw, text.text(), placeholders);
    }
    return new Secret(text.text());
  }

  private static @Nullable URI absolute(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      return http && uri.getHost() != null && uri.getPort() <= 65535 ? uri : null;
    } catch (URISyntaxException notAUrl) {
      return null;
    }
  }
}
