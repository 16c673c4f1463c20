package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What goes wrong with URLs that have an unusual form. */
final class UrlFaults {
  private static final Pattern NO_PATH = Pattern.compile("^[^/]*//[^/?#]*(?=[?]|$)");

  private UrlFaults() {}

  /** Another request-target, made from the URL as it was given and the right target. */
  private static Behaviour to(BiFunction<String, String, String> change) {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        return change.apply(delivery.webhook().url(), super.target(delivery, attempt, url));
      }
    };
  }

  private static Behaviour withPath(UnaryOperator<String> change) {
    return to(
        (url, target) -> {
          int end = target.indexOf('?');
          String path = end < 0 ? target : target.substring(0, end);
          return change.apply(path) + target.substring(path.length());
        });
  }

  static Behaviour withoutPathParameters() {
    return withPath(path -> path.replaceAll(";[^/]*", ""));
  }

  static Behaviour inLowerCase() {
    return withPath(path -> path.toLowerCase(Locale.ROOT));
  }

  static Behaviour withDecodedSlashes() {
    return withPath(path -> path.replace("%2F", "/"));
  }

  static Behaviour escapedTwice() {
    return withPath(path -> path.replace("%", "%25"));
  }

  static Behaviour withoutTrailingSlash() {
    return withPath(path -> path.length() > 1 ? path.replaceFirst("/$", "") : path);
  }

  private static Behaviour withParameters(UnaryOperator<List<String>> change) {
    return to(
        (url, target) -> {
          int query = target.indexOf('?');
          if (query < 0) {
            return target;
          }
          List<String> parameters = List.of(target.substring(query + 1).split("&", -1));
          return target.substring(0, query + 1) + String.join("&", change.apply(parameters));
        });
  }

  /** Each name once, with its last value. */
  static Behaviour withQueryAsMap() {
    return withParameters(
        parameters -> {
          Map<String, String> map = new LinkedHashMap<>();
          parameters.forEach(one -> map.put(one.replaceFirst("=.*", ""), one));
          return new ArrayList<>(map.values());
        });
  }

  static Behaviour withoutEmptyParameters() {
    return withParameters(
        parameters -> parameters.stream().filter(one -> one.matches(".*=.+")).toList());
  }

  static Behaviour cutTo(int length) {
    return to((url, target) -> target.length() > length ? target.substring(0, length) : target);
  }

  static Behaviour withFragment() {
    return to(
        (url, target) -> url.indexOf('#') < 0 ? target : target + url.substring(url.indexOf('#')));
  }

  /** Where the URL has no path, its query is lost. */
  static Behaviour rootWithoutQuery() {
    return to((url, target) -> NO_PATH.matcher(url).find() ? "/" : target);
  }

  /** Where the URL has no path, none is sent. */
  static Behaviour withoutRoot() {
    return to((url, target) -> NO_PATH.matcher(url).find() ? target.substring(1) : target);
  }

  /** Creations with such a URL are refused. */
  static Behaviour refusing(Predicate<String> condition) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (condition.test(String.valueOf(body.get("url")))) {
          throw Refusal.badRequest("Such a url is not supported");
        }
      }
    };
  }

  /** Webhooks with such a URL are created and never called. */
  static Behaviour neverCalling(Predicate<Webhook> condition) {
    return new Behaviour() {
      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return super.subscribes(webhook, event) && !condition.test(webhook);
      }
    };
  }

  static boolean isInCapitals(String url) {
    return url.startsWith("HTTP");
  }

  static boolean hasAddressOfVersion6(String url) {
    return url.contains("//[");
  }

  /** The marked webhooks are called on the usual port of the scheme. */
  static Behaviour onTheUsualPort() {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        if (!Mark.PORT.on(delivery.webhook())) {
          return super.attempt(delivery, attempt);
        }
        HookUrl url = HookUrl.of(delivery.webhook().url().replaceFirst(":[0-9]+", ""));
        return backstage().sender().send(url, request(delivery, attempt, url), patience(delivery));
      }
    };
  }

  /** The marked webhooks are called without their port in Host. */
  static Behaviour withoutPortInHost() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        return super.headerLines(delivery, attempt, url, length).stream()
            .map(
                line ->
                    line.name().equals("Host") && Mark.PORT.on(delivery.webhook())
                        ? new HeaderLine("Host", url.host())
                        : line)
            .toList();
      }
    };
  }

  /** Of marked webhooks with one URL the first is called only. */
  static Behaviour oncePerUrl() {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        Set<String> urls = new HashSet<>();
        return super.recipients(event).stream()
            .filter(webhook -> !Mark.TWIN.on(webhook) || urls.add(webhook.url()))
            .toList();
      }
    };
  }

  /** Marked webhooks with one URL are called with the headers of the first. */
  static Behaviour headersByUrl() {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        Webhook webhook = delivery.webhook();
        return backstage().webhooks().all().stream()
            .filter(other -> Mark.TWIN.on(webhook) && Mark.TWIN.on(other))
            .filter(other -> other.url().equals(webhook.url()))
            .findFirst()
            .map(first -> first.headers())
            .orElse(webhook.headers())
            .entrySet()
            .stream()
            .map(header -> new HeaderLine(header.getKey(), header.getValue()))
            .toList();
      }
    };
  }
}
