package dev.octoconformance.target;

import dev.octoconformance.config.ConfigException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that a process was told to use, by the system properties of Java ({@code
 * https.proxyHost}) or else by the usual variables ({@code HTTPS_PROXY}, {@code NO_PROXY}). This
 * machine is never asked through one.
 */
public final class Proxies {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private final Map<String, String> environment;
  private final Properties system;

  /**
   * A proxy.
   *
   * @param credentials what it is shown, {@code Basic …}; null for nothing
   * @param origin who named it
   */
  public record Proxy(String host, int port, @Nullable String credentials, String origin) {
    /** Where it is. */
    public String authority() {
      return host + ":" + port;
    }

    @Override
    public String toString() {
      return authority() + " (" + origin + ")";
    }
  }

  /** Those that these properties and variables name. */
  Proxies(Map<String, String> environment, Properties system) {
    this.environment = Map.copyOf(environment);
    this.system = system;
  }

  /** Those of this process. */
  public static Proxies ofThisProcess() {
    return new Proxies(System.getenv(), System.getProperties());
  }

  /** None at all. */
  static Proxies none() {
    return new Proxies(Map.of(), new Properties());
  }

  /**
   * The proxy for this URL; empty where it is asked directly.
   *
   * @throws ConfigException if what names it is not understood
   */
  public Optional<Proxy> of(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (host.isEmpty() || LOOPBACK.matcher(host).matches()) {
      return Optional.empty();
    }
    String named = system.getProperty(scheme + ".proxyHost", "");
    if (!named.isBlank()) {
      return isExcludedByProperty(host)
          ? Optional.empty()
          : Optional.of(byProperty(scheme, named.strip()));
    }
    return isExcludedByVariable(host, url.getPort()) ? Optional.empty() : byVariable(scheme);
  }

  private Proxy byProperty(String scheme, String host) {
    String property = scheme + ".proxyPort";
    String port = system.getProperty(property, scheme.equals("https") ? "443" : "80").strip();
    if (!isPort(port)) {
      throw new ConfigException(
          List.of(
              "system property %s is no port from 1 to 65535. Correct it.".formatted(property)));
    }
    return new Proxy(
        host, Integer.parseInt(port), null, "system property " + scheme + ".proxyHost");
  }

  private boolean isExcludedByProperty(String host) {
    return Arrays.stream(system.getProperty("http.nonProxyHosts", "").split("\\|", -1))
        .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
        .filter(pattern -> !pattern.isEmpty())
        .anyMatch(
            pattern ->
                Pattern.matches(
                    Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((left, right) -> left + ".*" + right)
                        .orElse(""),
                    host));
  }

  private Optional<Proxy> byVariable(String scheme) {
    for (String name : List.of(scheme + "_proxy", "all_proxy")) {
      for (String variable : List.of(name.toUpperCase(Locale.ROOT), name)) {
        String value = environment.getOrDefault(variable, "").strip();
        if (!value.isEmpty()) {
          return Optional.of(proxy(value, "environment variable " + variable));
        }
      }
    }
    return Optional.empty();
  }

  private static Proxy proxy(String value, String origin) {
    try {
      URI url = URI.create(value.contains("://") ? value : "http://" + value);
      if ("http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
        String user = url.getRawUserInfo();
        return new Proxy(
            url.getHost(),
            url.getPort() < 0 ? 80 : url.getPort(),
            user == null ? null : basic(user),
            origin);
      }
    } catch (IllegalArgumentException noUrl) {
      // What it says is not repeated: it may hold a password.
    }
    throw new ConfigException(
        List.of(origin + ": only proxies like http://HOST:PORT are used. Correct or unset it."));
  }

  private static String basic(String userinfo) {
    String plain = URLDecoder.decode(userinfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isExcludedByVariable(String host, int port) {
    String excluded =
        environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
    return Arrays.stream(excluded.split("[,\\s]+", -1))
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> isExcluded(entry, host, port));
  }

  /** An entry stands for its host and all below it, with a port for that one only. */
  private static boolean isExcluded(String entry, String host, int port) {
    String name = entry.replaceFirst("^(\\*?\\.)", "");
    if (name.matches("[^:]+:\\d+")) {
      int colon = name.indexOf(':');
      if (port != Integer.parseInt(name.substring(colon + 1))) {
        return false;
      }
      name = name.substring(0, colon);
    }
    return name.equals("*") || host.equals(name) || host.endsWith("." + name);
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65535;
  }
}
