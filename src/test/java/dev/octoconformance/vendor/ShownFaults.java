package dev.octoconformance.vendor;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What goes wrong when a webhook is shown, although the right one is stored. */
final class ShownFaults {
  private ShownFaults() {}

  /** A webhook shown otherwise, wherever it is shown. */
  static Behaviour everywhere(BiFunction<Webhook, JsonObject, JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject shown(Webhook webhook) {
        return change.apply(webhook, super.shown(webhook));
      }
    };
  }

  /** A webhook shown otherwise by the API, and rightly in deliveries. */
  private static Behaviour byTheApi(BiFunction<Webhook, JsonObject, JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject shownWhenCreated(ApiCall call, Webhook webhook) {
        return change.apply(webhook, super.shownWhenCreated(call, webhook));
      }

      @Override
      JsonObject shownInList(ApiCall call, Webhook webhook) {
        return change.apply(webhook, super.shownInList(call, webhook));
      }
    };
  }

  static Behaviour without(String member) {
    return everywhere((webhook, shown) -> shown.without(member));
  }

  static Behaviour upperCaseEvent() {
    return everywhere(
        (webhook, shown) -> shown.with("event", webhook.event().toUpperCase(Locale.ROOT)));
  }

  static Behaviour alwaysBookingUpdate() {
    return everywhere((webhook, shown) -> shown.with("event", Webhook.BOOKING_UPDATE));
  }

  static Behaviour urlWithoutQuery() {
    return everywhere((webhook, shown) -> shown.with("url", cutAt(webhook.url(), '?')));
  }

  static Behaviour urlCutShort() {
    return everywhere(
        (webhook, shown) ->
            shown.with("url", webhook.url().substring(0, Math.max(1, webhook.url().length() - 5))));
  }

  static Behaviour urlInUpperCase() {
    return everywhere(
        (webhook, shown) -> shown.with("url", webhook.url().toUpperCase(Locale.ROOT)));
  }

  private static String cutAt(String text, char mark) {
    int end = text.indexOf(mark);
    return end < 0 ? text : text.substring(0, end);
  }

  /** A flag that the request did not set is shown as this. */
  static Behaviour omittedFlag(String flag, @Nullable Boolean shownAs) {
    return everywhere(
        (webhook, shown) -> webhook.given().contains(flag) ? shown : shown.with(flag, shownAs));
  }

  static Behaviour omittedFlagHidden(String flag) {
    return everywhere(
        (webhook, shown) -> webhook.given().contains(flag) ? shown : shown.without(flag));
  }

  /** A flag that the request set to this value is shown as the opposite. */
  static Behaviour inverted(String flag, boolean value) {
    return everywhere(
        (webhook, shown) ->
            webhook.given().contains(flag) && Boolean.valueOf(value).equals(shown.get(flag))
                ? shown.with(flag, !value)
                : shown);
  }

  /** A flag that the request set to this value is not shown. */
  static Behaviour hidden(String flag, boolean value) {
    return everywhere(
        (webhook, shown) ->
            webhook.given().contains(flag) && Boolean.valueOf(value).equals(shown.get(flag))
                ? shown.without(flag)
                : shown);
  }

  static Behaviour flagsSwapped() {
    return everywhere(
        (webhook, shown) ->
            bothGiven(webhook)
                ? shown
                    .with("retryOnError", webhook.useContactLanguage())
                    .with("useContactLanguage", webhook.retryOnError())
                : shown);
  }

  static Behaviour oneFlagDecidesBoth() {
    return everywhere(
        (webhook, shown) ->
            bothGiven(webhook) ? shown.with("useContactLanguage", webhook.retryOnError()) : shown);
  }

  private static boolean bothGiven(Webhook webhook) {
    return webhook.given().containsAll(List.of("retryOnError", "useContactLanguage"));
  }

  /** Headers that the request did not set are shown as this. */
  static Behaviour noHeaders(@Nullable Object shownAs) {
    return byTheApi(
        (webhook, shown) ->
            webhook.given().contains("headers") ? shown : shown.with("headers", shownAs));
  }

  static Behaviour headersLost() {
    return everywhere((webhook, shown) -> shown.with("headers", JsonObject.empty()));
  }

  static Behaviour headerValuesCut() {
    return everywhere(
        (webhook, shown) -> {
          JsonObject headers = JsonObject.empty();
          webhook.headers().forEach((name, value) -> headers.with(name, cutAt(value, ' ')));
          return shown.with("headers", headers);
        });
  }

  static Behaviour onlyOneHeader() {
    return everywhere(
        (webhook, shown) -> {
          JsonObject headers = JsonObject.empty();
          webhook.headers().entrySet().stream()
              .limit(1)
              .forEach(header -> headers.with(header.getKey(), header.getValue()));
          return shown.with("headers", headers);
        });
  }

  /** An empty list of capabilities is shown as this. */
  static Behaviour noCapabilities(@Nullable Object shownAs) {
    return everywhere(
        (webhook, shown) ->
            webhook.capabilities().isEmpty() ? shown.with("capabilities", shownAs) : shown);
  }

  static Behaviour noCapabilitiesNotShown() {
    return everywhere(
        (webhook, shown) ->
            webhook.capabilities().isEmpty() ? shown.without("capabilities") : shown);
  }

  static Behaviour capabilitiesAsText() {
    return everywhere(
        (webhook, shown) -> shown.with("capabilities", String.join(",", webhook.capabilities())));
  }

  static Behaviour capabilitiesEmpty() {
    return everywhere((webhook, shown) -> shown.with("capabilities", List.of()));
  }

  static Behaviour capabilitiesAlwaysPricing() {
    return everywhere((webhook, shown) -> shown.with("capabilities", List.of(Behaviour.PRICING)));
  }

  static Behaviour moreMembers() {
    return everywhere((webhook, shown) -> shown.with("active", true).with("function", null));
  }
}
