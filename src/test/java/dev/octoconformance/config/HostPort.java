package dev.octoconformance.config;

/**
 * An address to listen on.
 *
 * @param host a name or an address, without the brackets of IPv6
 * @param port 0 for any free port
 */
public record HostPort(String host, int port) {
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
