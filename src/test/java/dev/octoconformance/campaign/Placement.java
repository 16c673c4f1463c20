package dev.octoconformance.campaign;

import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.target.Draft;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where an arm's deliveries go: a URL of the sink in the form that the row asks for. */
final class Placement {
  private static final Pattern TOKEN = Pattern.compile("/(w[0-9a-z]{25})(?=[/?#]|$)");

  /** What stands for the URL in the texts of a row. */
  static final String URL = "{url}";

  private Placement() {}

  /** A sink URL with what the form adds to it. */
  static String url(String sinkUrl, ArmSpec.@Nullable UrlForm form) {
    if (form == null) {
      return sinkUrl;
    }
    String url =
        form.userinfo() == null ? sinkUrl : sinkUrl.replace("://", "://" + form.userinfo() + "@");
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
