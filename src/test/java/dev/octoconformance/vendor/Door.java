package dev.octoconformance.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Lets requests in: asks who sends them, which capabilities they want, and answers. */
final class Door implements HttpHandler {
  private final Behaviour behaviour;
  private final LongAdder calls = new LongAdder();

  Door(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  long calls() {
    return calls.sum();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    calls.increment();
    try (exchange) {
      ApiRequest request = ApiRequest.of(exchange);
      write(exchange, behaviour.leaving(request, answer(request)));
    }
  }

  private Answer answer(ApiRequest request) {
    try {
      Answer early = behaviour.gateway(request);
      if (early != null) {
        return early;
      }
      if (request.path().isEmpty() || !Set.of("octo", "control").contains(request.path().get(0))) {
        return Router.unknown();
      }
      Account account = behaviour.account(request);
      return account == null ? behaviour.unauthorised(request) : serve(request, account);
    } catch (Refusal e) {
      return e.answer();
    } catch (RuntimeException e) {
      return Answer.error(500, "INTERNAL_SERVER_ERROR", "The vendor failed: " + e);
    }
  }

  private Answer serve(ApiRequest request, Account account) {
    Set<String> requested = behaviour.requested(request.header("Octo-Capabilities"));
    ApiCall call = new ApiCall(request, account, behaviour.activated(requested), language(request));
    return dressed(call, request.isComplete() ? handled(call) : tooLarge());
  }

  private Answer handled(ApiCall call) {
    try {
      return behaviour.handle(call);
    } catch (Refusal e) {
      return e.answer();
    }
  }

  private static Answer tooLarge() {
    return Answer.error(413, "BAD_REQUEST", "The body is too large");
  }

  private Answer dressed(ApiCall call, Answer answer) {
    Answer dressed = answer;
    String capabilities = behaviour.capabilityHeader(call);
    if (capabilities != null) {
      dressed = dressed.with("Octo-Capabilities", capabilities);
    }
    if (call.view().content()) {
      dressed =
          dressed
              .with("Content-Language", call.language())
              .with("Available-Languages", String.join(", ", Texts.LANGUAGES));
    }
    return dressed;
  }

  private static String language(ApiRequest request) {
    List<String> wishes = new ArrayList<>();
    for (String line : request.header("Accept-Language")) {
      for (String range : line.split(",", -1)) {
        int quality = range.indexOf(';');
        wishes.add((quality < 0 ? range : range.substring(0, quality)).strip());
      }
    }
    return Texts.best(wishes);
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    String text = answer.body();
    byte[] body = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    // To this server 0 means chunked, and -1 no body.
    exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
