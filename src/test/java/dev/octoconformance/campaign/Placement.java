package dev.octoconformance.campaign;

import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.target.Draft;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where an arm's deliveries go: a URL of the sink in the form that the row asks for. */
final class Placement {
  private static final Pattern TOKEN = Pattern.compile("[/=](w[0-9a-z]{25})(?=[/?#&]|$)");

  /** What stands for the URL in the texts of a row. */
  static final String URL = "{url}";

  /** Scheme with slashes, host, port with its colon, the path before the token. */
  private static final Pattern SINK =
      Pattern.compile("([a-z]+://)(\\[[^]]*]|[^/?#:]*)(:[0-9]+)?(/.*)?/(w[0-9a-z]{25})(?=[?]|$)");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final String FILLER = "pad=";

  private Placement() {}

  /**
   * A sink URL with what the form adds to it; empty when the sink's address cannot be written so.
   */
  static Optional<String> url(String sinkUrl, ArmSpec.@Nullable UrlForm form) {
    if (form == null) {
      return Optional.of(sinkUrl);
    }
    return shaped(sinkUrl, form.shape()).map(url -> filled(with(url, form), form.length()));
  }

  private static String with(String shaped, ArmSpec.UrlForm form) {
    String url =
        form.userinfo() == null ? shaped : shaped.replace("://", "://" + form.userinfo() + "@");
    int query = url.indexOf('?');
    String end = query < 0 ? "" : url.substring(query + 1);
    String own = form.query() == null ? "" : form.query() + "&";
    return url.substring(0, query < 0 ? url.length() : query)
        + part("", form.path())
        + part("?", end.isEmpty() && own.isEmpty() ? null : own + end)
        + part("#", form.fragment());
  }

  private static String part(String mark, @Nullable String text) {
    return text == null ? "" : mark + text;
  }

  private static Optional<String> shaped(String sinkUrl, ArmSpec.@Nullable Shape shape) {
    if (shape == null) {
      return Optional.of(sinkUrl);
    }
    Matcher sink = SINK.matcher(sinkUrl);
    if (!sink.find()) {
      return Optional.empty();
    }
    String scheme = sink.group(1);
    String host = sink.group(2);
    String port = part("", sink.group(3));
    String rest = sinkUrl.substring(sink.end(2) + port.length());
    return switch (shape) {
      case CAPITALS -> Optional.of((scheme + host).toUpperCase(Locale.ROOT) + port + rest);
      case WITH_PORT ->
          Optional.of(scheme + host + (port.isEmpty() ? usualPort(scheme) : port) + rest);
      case PLAIN_HTTP ->
          port.isEmpty() || scheme.equals("http://")
              ? Optional.of("http://" + host + port + rest)
              : Optional.empty();
      case IPV4 -> IPV4.matcher(host).matches() ? Optional.of(sinkUrl) : Optional.empty();
      case IPV6 -> ipv6(host).map(address -> scheme + address + port + rest);
      case NO_PATH ->
          sink.group(4) == null
              ? Optional.of(
                  scheme + host + port + "?token=" + rest.substring(1).replaceFirst("[?]", "&"))
              : Optional.empty();
    };
  }

  private static String usualPort(String scheme) {
    return scheme.equals("https://") ? ":443" : ":80";
  }

  /**
   * An IPv6 address that leads to the same place: for an IPv4 address the one that stands for it.
   */
  private static Optional<String> ipv6(String host) {
    if (host.startsWith("[")) {
      return Optional.of(host);
    }
    return IPV4.matcher(host).matches() ? Optional.of("[::ffff:" + host + "]") : Optional.empty();
  }

  /** The URL with a first parameter that makes it this long. */
  private static String filled(String url, int length) {
    int query = url.indexOf('?');
    int missing = length - url.length() - FILLER.length() - 1;
    if (query < 0 || missing <= 0) {
      return url;
    }
    String filler = "0123456789".repeat(missing / 10 + 1).substring(0, missing);
    return url.substring(0, query + 1) + FILLER + filler + "&" + url.substring(query + 1);
  }

  /** The webhook to ask for: these fields, with the URL where a text of them has {@code {url}}. */
  static Draft draft(ObjectNode fields, String url) {
    ObjectNode placed = fields.deepCopy();
    fields.forEachEntry(
        (field, value) -> {
          if (value.isString() && value.asString().contains(URL)) {
            placed.put(field, value.asString().replace(URL, url));
          }
        });
    return Draft.of(placed).to(url);
  }

  /** The token in a URL of the sink; empty when it is none of ours. */
  static String token(String url) {
    Matcher matcher = TOKEN.matcher(url);
    return matcher.find() ? matcher.group(1) : "";
  }
}
