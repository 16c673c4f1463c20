package dev.octoconformance.vendor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** A caller of a vendor's API, as the first credentials unless told otherwise. */
record VendorClient(HttpClient http, ReferenceVendor vendor, String token, List<String> headers) {
  record Reply(int status, String text, HttpHeaders headers) {
    JsonObject json() {
      return (JsonObject) Objects.requireNonNull(JsonReader.read(text));
    }

    List<?> array() {
      return (List<?>) Objects.requireNonNull(JsonReader.read(text));
    }
  }

  static VendorClient of(ReferenceVendor vendor, VendorSettings settings) {
    return new VendorClient(
        HttpClient.newHttpClient(),
        vendor,
        settings.token(),
        List.of("Octo-Capabilities", "octo/webhooks"));
  }

  VendorClient as(String otherToken) {
    return new VendorClient(http, vendor, otherToken, headers);
  }

  VendorClient sending(String... otherHeaders) {
    return new VendorClient(http, vendor, token, List.of(otherHeaders));
  }

  Reply get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return call("POST", path, body);
  }

  Reply call(String method, String path, String body) throws IOException, InterruptedException {
    URI uri =
        path.equals("/control/availability")
            ? vendor.availabilityControl()
            : URI.create(vendor.baseUrl() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response.headers());
  }

  /** Creates a webhook with further members, such as {@code ,"retryOnError":false}; its id. */
  String hook(String event, String url, String more) throws IOException, InterruptedException {
    return id(
        post("/webhooks", "{\"event\":\"%s\",\"url\":\"%s\"%s}".formatted(event, url, more))
            .json());
  }

  static String id(JsonObject object) {
    return Objects.requireNonNull(object.text("id"));
  }

  String bookingHook(String url) throws IOException, InterruptedException {
    return hook("booking_update", url, "");
  }

  /** A departure of the ordinary product that has places. */
  String slot() throws IOException, InterruptedException {
    String day = LocalDate.now(Slot.ZONE).plusDays(5).toString();
    Reply reply =
        post(
            "/availability",
            "{\"productId\":\"river-cruise\",\"optionId\":\"EVENING\",\"localDateStart\":\"%s\",\"localDateEnd\":\"%s\"}"
                .formatted(day, day));
    return id((JsonObject) reply.array().get(0));
  }

  JsonObject reserve(String more) throws IOException, InterruptedException {
    return reserve("river-cruise", "EVENING", slot(), more);
  }

  JsonObject reserve(String product, String option, String slot, String more)
      throws IOException, InterruptedException {
    Reply reply =
        post(
            "/bookings",
            ("{\"productId\":\"%s\",\"optionId\":\"%s\",\"availabilityId\":\"%s\","
                    + "\"unitItems\":[{\"unitId\":\"adult\"},{\"unitId\":\"adult\"}]%s}")
                .formatted(product, option, slot, more));
    return reply.json();
  }

  Reply confirm(JsonObject booking) throws IOException, InterruptedException {
    return post(path(booking) + "/confirm", "{\"contact\":{\"fullName\":\"Ada Lovelace\"}}");
  }

  Reply cancel(JsonObject booking) throws IOException, InterruptedException {
    return post(path(booking) + "/cancel", "{\"reason\":\"rain\"}");
  }

  Reply patch(JsonObject booking, String body) throws IOException, InterruptedException {
    return call("PATCH", path(booking), body);
  }

  String path(JsonObject booking) {
    return "/bookings/" + booking.text("uuid");
  }
}
