package dev.octoconformance.vendor;

import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Vendors who have so much of something that nobody would want to read all of it. */
public final class AbundantVendors {
  private AbundantVendors() {}

  /** In whose list there are so many webhooks of others, before all that are ours. */
  public static Behaviour webhooks(int count) {
    return listing(
        "webhooks",
        count,
        number ->
            "{\"id\":\"other-%d\",\"event\":\"booking_update\",\"url\":\"https://others.example/hooks/%d\",\"headers\":{},\"retryOnError\":true,\"useContactLanguage\":false,\"capabilities\":[]}"
                .formatted(number, number));
  }

  /** Who have so many products, of which the last can be booked. */
  public static Behaviour products(int count) {
    String description = "Nothing that can be booked. ".repeat(80);
    return listing(
        "products",
        count,
        number ->
            "{\"id\":\"product-%d\",\"internalName\":\"%s\",\"options\":[]}"
                .formatted(number, description));
  }

  /** The ids of whose webhooks are so long. */
  public static Behaviour ids(int length) {
    String zeros = "0".repeat(length - 36);
    return new Behaviour() {
      @Override
      String newId(ApiCall call, JsonObject body) {
        return UUID.randomUUID() + zeros;
      }
    };
  }

  private static Behaviour listing(String path, int count, IntFunction<String> item) {
    String more =
        IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",", "[", ","));
    return new Behaviour() {
      @Override
      Answer leaving(ApiRequest request, Answer answer) {
        String body = answer.body();
        return request.path().get(request.path().size() - 1).equals(path)
                && body != null
                && body.startsWith("[{")
            ? super.leaving(request, answer.withBody(more + body.substring(1)))
            : super.leaving(request, answer);
      }
    };
  }
}
