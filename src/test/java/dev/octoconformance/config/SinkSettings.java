package dev.octoconformance.config;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries are received.
 *
 * @param url the public base URL without a trailing slash; null for the bound address itself
 * @param bind the address to listen on
 * @param tunnel a command that prints the public URL, with {@code {port}} for the bound port
 * @param tls whether it serves HTTPS
 * @param keystore the file with its key and its certificates; null when it has none
 * @param keystorePassword of the file and of the key; null for an empty one
 */
public record SinkSettings(
    @Nullable URI url,
    HostPort bind,
    @Nullable String tunnel,
    SinkTls tls,
    @Nullable Path keystore,
    @Nullable Secret keystorePassword) {

  /** Plain HTTP. */
  public SinkSettings(@Nullable URI url, HostPort bind, @Nullable String tunnel) {
    this(url, bind, tunnel, SinkTls.OFF, null, null);
  }

  @Override
  public String toString() {
    return "SinkSettings["
        + url
        + ", "
        + bind
        + ", "
        + Userinfo.masked(String.valueOf(tunnel))
        + ", "
        + tls
        + ", "
        + keystore
        + ", "
        + keystorePassword
        + "]";
  }
}
