package dev.octoconformance.target;

import dev.octoconformance.journal.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks and what for: the headers of every request.
 *
 * @param token the bearer token; null to send none
 * @param capabilities the lines of {@code Octo-Capabilities}; none sends no such header
 * @param language the value of {@code Accept-Language}; null to send none
 * @param others further headers, as configured
 */
public record Identity(
    @Nullable String token,
    List<String> capabilities,
    @Nullable String language,
    List<Header> others) {

  /** The same with this bearer token; null to send none. */
  public Identity withToken(@Nullable String other) {
    return new Identity(other, capabilities, language, others);
  }

  Identity withCapabilities(List<String> lines) {
    return new Identity(token, List.copyOf(lines), language, others);
  }

  Identity withLanguage(String tag) {
    return new Identity(token, capabilities, tag, others);
  }

  List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    if (token != null) {
      headers.add(new Header("Authorization", "Bearer " + token));
    }
    capabilities.forEach(line -> headers.add(new Header("Octo-Capabilities", line)));
    if (language != null) {
      headers.add(new Header("Accept-Language", language));
    }
    headers.add(new Header("Accept", "application/json"));
    headers.add(new Header("Content-Type", "application/json"));
    headers.addAll(others);
    return headers;
  }
}
