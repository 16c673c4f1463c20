package dev.octoconformance.vendor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong at the door: capabilities and credentials. */
final class AccessFaults {
  private AccessFaults() {}

  static Behaviour noWebhooks() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        return call.is("POST", "octo", "webhooks") ? Router.unknown() : super.handle(call);
      }
    };
  }

  static Behaviour nothingOfWebhooks() {
    return new Behaviour() {
      @Override
      @Nullable Answer gateway(ApiRequest request) {
        return request.path().contains("webhooks") ? Router.unknown() : super.gateway(request);
      }
    };
  }

  static Behaviour creationNeedsTheCapability() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        if (!call.capabilities().contains(WEBHOOKS)) {
          throw Refusal.badRequest("The capability octo/webhooks is not activated");
        }
        super.examine(call, body);
      }
    };
  }

  static Behaviour capabilityHeaderWithoutWebhooks() {
    return new Behaviour() {
      @Override
      @Nullable String capabilityHeader(ApiCall call) {
        return call.capabilities().stream()
            .filter(name -> !name.equals(WEBHOOKS))
            .collect(Collectors.joining(", "));
      }
    };
  }

  static Behaviour spaceBelongsToTheCapability() {
    return new Behaviour() {
      @Override
      Set<String> requested(List<String> headerLines) {
        return new LinkedHashSet<>(List.of(String.join(",", headerLines).split(",", -1)));
      }
    };
  }

  static Behaviour spaceAfterCommaCrashes() {
    return new Behaviour() {
      @Override
      Set<String> requested(List<String> headerLines) {
        if (headerLines.stream().anyMatch(line -> line.contains(", "))) {
          throw new IllegalStateException("no such capability");
        }
        return super.requested(headerLines);
      }
    };
  }

  static Behaviour capabilitiesBeforeWebhooksAreLost() {
    return new Behaviour() {
      @Override
      Set<String> requested(List<String> headerLines) {
        String line = String.join(",", headerLines);
        int start = line.indexOf(WEBHOOKS);
        return super.requested(List.of(start < 0 ? line : line.substring(start)));
      }
    };
  }

  static Behaviour onlyTheFirstCapabilityLineIsRead() {
    return new Behaviour() {
      @Override
      Set<String> requested(List<String> headerLines) {
        return super.requested(headerLines.stream().limit(1).toList());
      }
    };
  }

  static Behaviour anonymous(String method) {
    return mistaking(request -> request.bearer() == null && isWebhookCall(request, method));
  }

  static Behaviour anyToken() {
    return mistaking(request -> request.bearer() != null && isWebhookCall(request, null));
  }

  /** Whoever fulfils the condition, and is not known, is taken for the first account. */
  private static Behaviour mistaking(Predicate<ApiRequest> condition) {
    return new Behaviour() {
      @Override
      @Nullable Account account(ApiRequest request) {
        Account known = super.account(request);
        return known == null && condition.test(request) ? backstage().firstAccount() : known;
      }
    };
  }

  static Behaviour tokenPrefix() {
    return new Behaviour() {
      @Override
      @Nullable Account account(ApiRequest request) {
        String token = request.bearer();
        return backstage().accounts().stream()
            .filter(account -> token != null && token.startsWith(account.token()))
            .findFirst()
            .orElse(null);
      }
    };
  }

  /** Says 401, but has created the webhook before it looked. */
  static Behaviour ghost(Predicate<ApiRequest> condition) {
    return new Behaviour() {
      @Override
      Answer unauthorised(ApiRequest request) {
        if (isWebhookCall(request, "POST") && condition.test(request)) {
          Account victim = backstage().firstAccount();
          ApiCall call = new ApiCall(request, victim, Set.of(), Texts.DEFAULT_LANGUAGE);
          JsonObject body = request.object();
          examine(call, body);
          stored(call, drafted(call, body));
        }
        return super.unauthorised(request);
      }
    };
  }

  /** Says 401, but has deleted the webhook before it looked. */
  static Behaviour deletesBehindTheRefusal() {
    return new Behaviour() {
      @Override
      Answer unauthorised(ApiRequest request) {
        if (isWebhookCall(request, "DELETE") && request.bearer() == null) {
          Account victim = backstage().firstAccount();
          ApiCall call = new ApiCall(request, victim, Set.of(), Texts.DEFAULT_LANGUAGE);
          new WebhookApi(this).delete(call, call.path().get(2));
        }
        return super.unauthorised(request);
      }
    };
  }

  static Behaviour unauthorised(Answer answer) {
    return new Behaviour() {
      @Override
      Answer unauthorised(ApiRequest request) {
        return answer;
      }
    };
  }

  private static boolean isWebhookCall(ApiRequest request, @Nullable String method) {
    return request.path().size() > 1
        && request.path().get(1).equals("webhooks")
        && (method == null || method.equals(request.method()));
  }
}
