package dev.octoconformance.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The implementation under test and how to talk to it.
 *
 * @param url the base URL without a trailing slash; null for the embedded reference vendor
 * @param token the bearer token of every call; null to send none
 * @param secondToken other credentials of the same API; null when there are none
 * @param headers headers to send with every call, by name
 * @param capabilities capabilities to send beside the webhook capability
 * @param embedded whether it is the reference vendor in this very process
 */
public record TargetSettings(
    @Nullable URI url,
    @Nullable Secret token,
    @Nullable Secret secondToken,
    Map<String, Secret> headers,
    List<String> capabilities,
    boolean embedded) {

  /** An API that is not ours. */
  public TargetSettings(
      @Nullable URI url,
      @Nullable Secret token,
      @Nullable Secret secondToken,
      Map<String, Secret> headers,
      List<String> capabilities) {
    this(url, token, secondToken, headers, capabilities, false);
  }

  /** The same, which is the reference vendor in this very process. */
  public TargetSettings asEmbedded() {
    return new TargetSettings(url, token, secondToken, headers, capabilities, true);
  }
}
