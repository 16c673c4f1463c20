package dev.octoconformance.vendor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong with creations that no client should ask for. */
final class InputFaults {
  private static final int LONG = 8192;

  private InputFaults() {}

  /** Such a body is not examined. */
  static Behaviour accepting(Predicate<JsonObject> such) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (!such.test(body)) {
          super.examine(call, body);
        }
      }
    };
  }

  /** Such a body is a server error. */
  static Behaviour crashing(Predicate<JsonObject> such) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (such.test(body)) {
          throw new IllegalStateException("no viable alternative at input");
        }
        super.examine(call, body);
      }
    };
  }

  /** Such a body is refused. */
  static Behaviour refusing(Predicate<JsonObject> such) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (such.test(body)) {
          throw Refusal.badRequest("url must not lead into our network");
        }
        super.examine(call, body);
      }
    };
  }

  /** Every refusal tells where in the program it happened. */
  static Behaviour stackTraces() {
    return new Behaviour() {
      @Override
      Answer leaving(ApiRequest request, Answer answer) {
        String text = answer.body();
        return answer.status() < 400 || text == null
            ? answer
            : answer.withBody(
                text.replace(
                    "\"errorMessage\":\"", "\"errorMessage\":\"at octo.Hooks.add(Hooks.java:17) "));
      }
    };
  }

  /** Such a creation is a server error before it is read. */
  static Behaviour crashingBefore(Predicate<ApiRequest> such) {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        if (call.is("POST", "octo", "webhooks") && such.test(call.request())) {
          throw new IllegalStateException("no content to map");
        }
        return super.handle(call);
      }
    };
  }

  /** The refusal of such a body is no OCTO error. */
  static Behaviour refusingInPlainText(Predicate<JsonObject> such) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (such.test(body)) {
          throw new Refusal(Answer.text(400, "text/plain", "Bad Request"));
        }
        super.examine(call, body);
      }
    };
  }

  /** Long URLs are stored as far as there is room for them. */
  static Behaviour cutting(int room) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, cut(body, room));
      }

      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        return super.drafted(call, cut(json, room));
      }
    };
  }

  private static JsonObject cut(JsonObject body, int room) {
    return url(body).length() > LONG ? body.with("url", url(body).substring(0, room)) : body;
  }

  /** Long URLs are stored as they are, and never called. */
  static Behaviour longUrlsForgotten() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (url(body).length() <= LONG) {
          super.examine(call, body);
        }
      }

      @Override
      boolean hears(Webhook webhook, Event event) {
        return webhook.url().length() <= LONG && super.hears(webhook, event);
      }
    };
  }

  /** A retryOnError that is the text "true" is accepted, and the webhook never notified. */
  static Behaviour textTrueForgotten() {
    Set<String> forgotten = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (!"true".equals(body.text("retryOnError"))) {
          super.examine(call, body);
        }
      }

      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        Webhook draft = super.drafted(call, json);
        if ("true".equals(json.text("retryOnError"))) {
          forgotten.add(draft.id());
        }
        return draft;
      }

      @Override
      boolean hears(Webhook webhook, Event event) {
        return !forgotten.contains(webhook.id()) && super.hears(webhook, event);
      }
    };
  }

  /** Such webhooks are never notified. */
  static Behaviour forgetting(Predicate<Webhook> such) {
    return new Behaviour() {
      @Override
      boolean hears(Webhook webhook, Event event) {
        return !such.test(webhook) && super.hears(webhook, event);
      }
    };
  }

  /** A method that is not offered for webhooks does this. */
  static Behaviour otherwise(String method, BiFunction<Backstage, Webhook, Answer> answer) {
    return new Behaviour() {
      @Override
      Answer methodNotAllowed(ApiCall call) {
        Webhook webhook = call.is(method, "octo", "webhooks", "*") ? named(call) : null;
        return webhook == null ? super.methodNotAllowed(call) : answer.apply(backstage(), webhook);
      }

      private @Nullable Webhook named(ApiCall call) {
        return backstage().webhooks().find(call.path().get(2)).orElse(null);
      }
    };
  }

  /** The URL that a body asks for; empty when it is no text. */
  static String url(JsonObject body) {
    String url = body.text("url");
    return url == null ? "" : url;
  }
}
