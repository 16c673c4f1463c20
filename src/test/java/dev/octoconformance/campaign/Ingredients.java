package dev.octoconformance.campaign;

import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.rule.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an arm puts into one webhook at once: headers, parameters of a query, characters of user and
 * password. When such a webhook is refused or never called, each of them gets a webhook of its own,
 * so that the one to blame can be named.
 */
final class Ingredients {
  /** So many of one arm at most. */
  private static final int MOST = 16;

  private static final String HEADERS = "headers";
  private static final Pattern MARK = Pattern.compile("%[0-9A-Fa-f]{2}|[^A-Za-z0-9:]");

  private Ingredients() {}

  /** An arm for each ingredient of this one; none where it has just one, or may be refused. */
  static List<ArmPlan> alone(ArmPlan arm) {
    ArmSpec spec = arm.spec();
    if (spec.mayRefuse() || spec.text() != null || spec.crowd() != null || spec.needsBytes()) {
      return List.of();
    }
    Map<String, ArmSpec> all = new LinkedHashMap<>();
    headers(spec, all);
    ArmSpec.UrlForm url = spec.url();
    if (url != null && url.query() != null) {
      parameters(spec, url, url.query(), all);
    }
    if (url != null && url.userinfo() != null) {
      marks(spec, url, url.userinfo(), all);
    }
    return all.size() < 2
        ? List.of()
        : all.entrySet().stream()
            .limit(MOST)
            .map(one -> new ArmPlan(arm.arm() + Scene.ALONE + one.getKey(), one.getValue()))
            .toList();
  }

  private static void headers(ArmSpec spec, Map<String, ArmSpec> all) {
    JsonNode headers = spec.body().path(HEADERS);
    if (headers.size() < 2) {
      return;
    }
    headers.forEachEntry(
        (name, value) -> {
          ObjectNode body = spec.body().deepCopy();
          body.putObject(HEADERS).set(name, value);
          all.put(name, spec.asking(body, spec.url()));
        });
  }

  /** One of each name; those that share it stay together. */
  private static void parameters(
      ArmSpec spec, ArmSpec.UrlForm url, String query, Map<String, ArmSpec> all) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (String one : query.split("&", -1)) {
      byName.computeIfAbsent(one.replaceFirst("=.*", ""), any -> new ArrayList<>()).add(one);
    }
    byName
        .values()
        .forEach(
            same -> {
              String alone = String.join("&", same);
              all.put(alone, spec.asking(spec.body(), url.with(alone, url.userinfo())));
            });
  }

  /** One for each mark or escaped character, in the user and in the password. */
  private static void marks(
      ArmSpec spec, ArmSpec.UrlForm url, String userinfo, Map<String, ArmSpec> all) {
    Set<String> marks = new LinkedHashSet<>();
    Matcher mark = MARK.matcher(userinfo);
    while (mark.find()) {
      marks.add(mark.group());
    }
    marks.forEach(
        one -> {
          String user = one.equalsIgnoreCase("%3A") ? "octo" : "octo" + one;
          all.put(one, spec.asking(spec.body(), url.with(url.query(), user + ":pass" + one)));
        });
  }
}
