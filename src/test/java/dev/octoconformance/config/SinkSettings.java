package dev.octoconformance.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries are received.
 *
 * @param url the public base URL without a trailing slash; null for the bound address itself
 * @param bind the address to listen on
 * @param tunnel a command that prints the public URL, with {@code {port}} for the bound port
 */
public record SinkSettings(@Nullable URI url, HostPort bind, @Nullable String tunnel) {
  @Override
  public String toString() {
    return "SinkSettings["
        + url
        + ", "
        + bind
        + ", "
        + Userinfo.masked(String.valueOf(tunnel))
        + "]";
  }
}
