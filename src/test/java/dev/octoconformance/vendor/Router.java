package dev.octoconformance.vendor;

import java.util.List;

/** Knows which path is whose. */
final class Router {
  private final Backstage stage;
  private final Behaviour behaviour;

  Router(Backstage stage, Behaviour behaviour) {
    this.stage = stage;
    this.behaviour = behaviour;
  }

  Answer route(ApiCall call) {
    List<String> path = call.path();
    if (path.equals(List.of("control", "availability"))) {
      return new ProductApi(stage, behaviour).setVacancies(call);
    }
    if (path.size() < 2 || !path.get(0).equals("octo")) {
      return unknown();
    }
    return switch (path.get(1)) {
      case "webhooks" -> webhooks(call);
      case "bookings" -> bookings(call);
      case "supplier", "products", "availability" -> products(call);
      default -> unknown();
    };
  }

  private Answer webhooks(ApiCall call) {
    WebhookApi api = new WebhookApi(behaviour);
    int segments = call.path().size();
    return switch (call.request().method() + " " + segments) {
      case "POST 2" -> api.create(call);
      case "GET 2" -> behaviour.list(call);
      case "DELETE 3" -> api.delete(call, call.path().get(2));
      default -> segments <= 3 ? behaviour.methodNotAllowed(call) : unknown();
    };
  }

  private Answer bookings(ApiCall call) {
    BookingApi api = new BookingApi(stage, behaviour);
    List<String> path = call.path();
    String method = call.request().method();
    return switch (path.size()) {
      case 2 ->
          switch (method) {
            case "POST" -> api.reserve(call);
            case "GET" -> api.search(call);
            default -> behaviour.methodNotAllowed(call);
          };
      case 3 ->
          switch (method) {
            case "GET" -> api.read(call, path.get(2));
            case "PATCH" -> api.update(call, path.get(2));
            case "DELETE" -> api.cancel(call, path.get(2));
            default -> behaviour.methodNotAllowed(call);
          };
      case 4 -> method.equals("POST") ? transition(api, call) : behaviour.methodNotAllowed(call);
      default -> unknown();
    };
  }

  private static Answer transition(BookingApi api, ApiCall call) {
    String uuid = call.path().get(2);
    return switch (call.path().get(3)) {
      case "confirm" -> api.confirm(call, uuid);
      case "cancel" -> api.cancel(call, uuid);
      case "extend" -> api.extend(call, uuid);
      default -> unknown();
    };
  }

  private Answer products(ApiCall call) {
    ProductApi api = new ProductApi(stage, behaviour);
    if (call.is("GET", "octo", "supplier")) {
      return api.supplier(call);
    }
    if (call.is("GET", "octo", "products")) {
      return api.products(call);
    }
    if (call.is("GET", "octo", "products", "*")) {
      return api.product(call, call.path().get(2));
    }
    if (call.is("POST", "octo", "availability")) {
      return api.availability(call);
    }
    if (call.is("POST", "octo", "availability", "calendar")) {
      return api.calendar(call);
    }
    return call.path().size() == 2 ? behaviour.methodNotAllowed(call) : unknown();
  }

  static Answer unknown() {
    return Answer.error(404, "NOT_FOUND", "There is nothing at this path");
  }
}
