package dev.octoconformance.vendor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Other ways to create, show, list and delete webhooks, all of them right. */
final class WebhookVariants {
  private static final Pattern SECRET =
      Pattern.compile("auth|token|secret|api-?key|cookie|passw", Pattern.CASE_INSENSITIVE);
  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

  private WebhookVariants() {}

  static Behaviour createdWith(int status) {
    return CreateFaults.answering(answer -> answer.withStatus(status));
  }

  static Behaviour shortIds() {
    AtomicLong last = new AtomicLong(122);
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        return "octohook_" + last.incrementAndGet();
      }
    };
  }

  static Behaviour normalisedUrls() {
    return ShownFaults.everywhere((webhook, shown) -> shown.with("url", normalised(webhook.url())));
  }

  /**
   * The URL after RFC 3986: scheme and host in lower case, no default port, a path, escapes in
   * upper case.
   */
  private static String normalised(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return url;
    }
    if (uri.getHost() == null) {
      return url;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String normal =
        scheme
            + "://"
            + (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@")
            + uri.getHost().toLowerCase(Locale.ROOT)
            + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort())
            + path
            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
            + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
    return ESCAPE.matcher(normal).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
  }

  static Behaviour maskedPasswords() {
    return ShownFaults.everywhere(
        (webhook, shown) ->
            shown.with(
                "url", webhook.url().replaceFirst("://([^/?#@:]*):[^/?#@]*@", "://$1:***@")));
  }

  static Behaviour droppedUserInfo() {
    return ShownFaults.everywhere(
        (webhook, shown) -> shown.with("url", webhook.url().replaceFirst("://[^/?#@]*@", "://")));
  }

  static Behaviour maskedSecretHeaders() {
    return ShownFaults.everywhere(
        (webhook, shown) -> shown.with("headers", masked(webhook, SECRET.asPredicate())));
  }

  static Behaviour secretsKeptFromDeliveries() {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event event) {
        return super.shownInDelivery(webhook, event)
            .with("headers", masked(webhook, name -> true))
            .with("url", webhook.url().replaceFirst("://[^/?#@]*@", "://***:***@"));
      }
    };
  }

  private static JsonObject masked(Webhook webhook, Predicate<String> secret) {
    JsonObject headers = JsonObject.empty();
    webhook
        .headers()
        .forEach((name, value) -> headers.with(name, secret.test(name) ? "***" : value));
    return headers;
  }

  static Behaviour lowerCaseHeaderNames() {
    return ShownFaults.everywhere(
        (webhook, shown) -> {
          JsonObject headers = JsonObject.empty();
          webhook
              .headers()
              .forEach((name, value) -> headers.with(name.toLowerCase(Locale.ROOT), value));
          return shown.with("headers", headers);
        });
  }

  static Behaviour webhooksAmongCapabilities() {
    return ShownFaults.everywhere(
        (webhook, shown) -> {
          List<String> names = new ArrayList<>(webhook.capabilities());
          names.add(Behaviour.WEBHOOKS);
          return shown.with("capabilities", names);
        });
  }

  static Behaviour unknownMembersRefused() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        for (String name : body.names()) {
          if (!List.of("event", "url", "retryOnError", "useContactLanguage", "headers")
              .contains(name)) {
            throw Refusal.badRequest(name + " is not a member of a new webhook");
          }
        }
        super.examine(call, body);
      }
    };
  }

  static Behaviour identicalRefused() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (backstage().webhooks().of(call.account()).stream()
            .anyMatch(
                known ->
                    known.event().equals(body.get("event"))
                        && known.url().equals(body.get("url")))) {
          throw Refusal.unprocessable("There is a webhook for this event and url already");
        }
      }
    };
  }

  static Behaviour atMost(int limit) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (backstage().webhooks().of(call.account()).size() >= limit) {
          throw Refusal.unprocessable("There are " + limit + " webhooks already, delete one first");
        }
      }
    };
  }

  static Behaviour newestFirst() {
    return ListFaults.choosing(
        all -> {
          List<Webhook> reversed = new ArrayList<>(all);
          Collections.reverse(reversed);
          return reversed;
        });
  }

  static Behaviour reversedMembers() {
    return ListFaults.items((call, shown) -> reversed(shown));
  }

  static JsonObject reversed(JsonObject object) {
    JsonObject reversed = JsonObject.empty();
    List<String> names = object.names();
    for (int i = names.size() - 1; i >= 0; i--) {
      reversed.with(names.get(i), object.get(names.get(i)));
    }
    return reversed;
  }

  /** What was created or deleted less than the lag ago has not reached the list. */
  static Behaviour eventualList(Duration lag) {
    record Deletion(Webhook webhook, Instant at) {}
    List<Deletion> deletions = new CopyOnWriteArrayList<>();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        deletions.add(new Deletion(webhook, Instant.now()));
      }

      @Override
      List<Webhook> listed(ApiCall call) {
        Instant then = Instant.now().minus(lag);
        List<Webhook> all = new ArrayList<>(super.listed(call));
        deletions.stream()
            .filter(deletion -> deletion.at().isAfter(then))
            .map(Deletion::webhook)
            .filter(webhook -> webhook.owner().equals(call.account()))
            .forEach(all::add);
        return all.stream().filter(webhook -> webhook.createdAt().isBefore(then)).toList();
      }
    };
  }

  static Behaviour pagedList(int size) {
    return new Behaviour() {
      @Override
      Answer list(ApiCall call) {
        List<Webhook> all = listed(call);
        String page = call.request().parameter("page");
        int number = page != null && page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        int start = Math.min(all.size(), (number - 1) * size);
        int end = Math.min(all.size(), start + size);
        Answer answer =
            Answer.json(
                all.subList(start, end).stream().map(hook -> shownInList(call, hook)).toList());
        String next = backstage().endpoint() + "/webhooks?page=" + (number + 1);
        return end == all.size() ? answer : answer.with("Link", "<" + next + ">; rel=\"next\"");
      }
    };
  }

  static Behaviour tombstones() {
    List<Webhook> deleted = new CopyOnWriteArrayList<>();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        deleted.add(webhook);
      }

      @Override
      Answer list(ApiCall call) {
        List<JsonObject> items = new ArrayList<>();
        listed(call).forEach(webhook -> items.add(shown(webhook).with("active", true)));
        deleted.stream()
            .filter(webhook -> webhook.owner().equals(call.account()))
            .forEach(webhook -> items.add(shown(webhook).with("active", false)));
        return Answer.json(items);
      }
    };
  }

  static Behaviour foreignWebhooks() {
    return new Behaviour() {
      @Override
      List<Webhook> listed(ApiCall call) {
        List<Webhook> all = new ArrayList<>();
        for (String name : List.of("crm", "ledger")) {
          all.add(
              new Webhook(
                  "foreign-" + name,
                  call.account(),
                  Webhook.BOOKING_UPDATE,
                  "https://" + name + ".example/octo",
                  true,
                  true,
                  Map.of(),
                  List.of(),
                  Set.of(),
                  Instant.EPOCH));
        }
        all.addAll(super.listed(call));
        return all;
      }
    };
  }

  static Behaviour sharedAccounts() {
    return new Behaviour() {
      @Override
      List<Webhook> listed(ApiCall call) {
        return backstage().webhooks().all();
      }

      @Override
      @Nullable Webhook deletable(ApiCall call, String id) {
        return backstage().webhooks().find(id).orElse(null);
      }

      @Override
      boolean hears(Webhook webhook, Event event) {
        return true;
      }
    };
  }

  /** Deletes only if the request says that its content is JSON. */
  static Behaviour deleteNeedsContentType() {
    return deleteNeeds(
        request -> request.header("Content-Type").stream().anyMatch(type -> type.contains("json")),
        Answer.error(415, "BAD_REQUEST", "Content-Type must be application/json"));
  }

  /** Deletes only if the request has a body. */
  static Behaviour deleteNeedsBody() {
    return deleteNeeds(
        ApiRequest::hasBody, Answer.error(411, "BAD_REQUEST", "A body is required, such as {}"));
  }

  private static Behaviour deleteNeeds(Predicate<ApiRequest> condition, Answer refusal) {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        return call.is("DELETE", "octo", "webhooks", "*") && !condition.test(call.request())
            ? refusal
            : super.handle(call);
      }
    };
  }

  static Behaviour unknownIdAnswers(Answer answer) {
    return new Behaviour() {
      @Override
      Answer unknownWebhook(ApiCall call, String id) {
        return answer;
      }
    };
  }
}
