package dev.octoconformance.vendor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Other ways to say the same at the door: statuses, tokens, capabilities, errors. */
final class AnswerVariants {
  private AnswerVariants() {}

  static Behaviour refusedTokens(int status, String error) {
    return new Behaviour() {
      @Override
      Answer unauthorised(ApiRequest request) {
        return Answer.error(status, error, "The bearer token is missing or unknown");
      }
    };
  }

  static Behaviour everyErrorIs400() {
    return new Behaviour() {
      @Override
      Answer leaving(ApiRequest request, Answer answer) {
        return answer.status() >= 400 && answer.status() < 500 ? answer.withStatus(400) : answer;
      }
    };
  }

  /** Another content type in the answers of the API. */
  static Behaviour answersTyped(String contentType) {
    return new Behaviour() {
      @Override
      Answer leaving(ApiRequest request, Answer answer) {
        return answer.body() == null ? answer : answer.withContentType(contentType);
      }
    };
  }

  /** Another content type wherever there is JSON. */
  static Behaviour typed(String contentType) {
    return new Behaviour() {
      @Override
      Answer leaving(ApiRequest request, Answer answer) {
        return answer.body() == null ? answer : answer.withContentType(contentType);
      }

      @Override
      String contentType(Delivery delivery) {
        return contentType;
      }
    };
  }

  static Behaviour compactCapabilityHeader() {
    return new Behaviour() {
      @Override
      @Nullable String capabilityHeader(ApiCall call) {
        String spaced = super.capabilityHeader(call);
        return spaced == null ? null : spaced.replace(", ", ",").toUpperCase(Locale.ROOT);
      }
    };
  }

  static Behaviour noCapabilityHeader() {
    return new Behaviour() {
      @Override
      @Nullable String capabilityHeader(ApiCall call) {
        return null;
      }
    };
  }

  static Behaviour allCapabilities() {
    return new Behaviour() {
      @Override
      Set<String> activated(Set<String> requested) {
        return super.activated(Set.of(WEBHOOKS, PRICING, CONTENT));
      }
    };
  }

  static Behaviour allCapabilitiesUnlessAsked() {
    return new Behaviour() {
      @Override
      Set<String> requested(List<String> headerLines) {
        return headerLines.isEmpty()
            ? new LinkedHashSet<>(List.of(WEBHOOKS, PRICING, CONTENT))
            : super.requested(headerLines);
      }
    };
  }

  /** Refuses requests under {@code /octo} that lack a header. */
  static Behaviour requiring(String header) {
    return new Behaviour() {
      @Override
      @Nullable Answer gateway(ApiRequest request) {
        return request.header(header).isEmpty() && request.path().contains("octo")
            ? Answer.badRequest("The header " + header + " is required")
            : null;
      }
    };
  }

  static Behaviour bodyBeforeToken() {
    return new Behaviour() {
      @Override
      @Nullable Answer gateway(ApiRequest request) {
        if (request.is("POST", "octo", "webhooks")) {
          new WebhookBody(request.object()).check();
        }
        return null;
      }
    };
  }

  static Behaviour gatewayPages() {
    return new Behaviour() {
      @Override
      @Nullable Answer gateway(ApiRequest request) {
        return request.is("DELETE", "octo", "webhooks", "*")
                && !request.path().get(2).matches("[0-9a-f-]{36}")
            ? Answer.text(403, "text/html", "<html><h1>403 Forbidden</h1></html>")
            : null;
      }
    };
  }
}
