package dev.octoconformance.campaign;

import dev.octoconformance.requirement.ArmSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where an arm's deliveries go: a URL of the sink in the form that the row asks for. */
final class Placement {
  private static final Pattern TOKEN = Pattern.compile("/(w[0-9a-z]{25})(?=[/?#]|$)");

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

  /** The token in a URL of the sink; empty when it is none of ours. */
  static String token(String url) {
    Matcher matcher = TOKEN.matcher(url);
    return matcher.find() ? matcher.group(1) : "";
  }
}
