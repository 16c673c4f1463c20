package dev.octoconformance.vendor;

import java.util.List;
import java.util.Set;

/** A request whose sender is known, with the capabilities that were activated for it. */
record ApiCall(ApiRequest request, Account account, Set<String> capabilities, String language) {

  View view() {
    return new View(capabilities, language);
  }

  List<String> path() {
    return request.path();
  }

  boolean is(String method, String... path) {
    return request.is(method, path);
  }
}
