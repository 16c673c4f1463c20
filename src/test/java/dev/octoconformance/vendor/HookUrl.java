package dev.octoconformance.vendor;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a webhook, taken apart without changing a byte of what goes on the wire.
 *
 * @param userInfo what stands before the last at sign of the authority, still percent-encoded
 * @param host the name or address to connect to
 * @param authority host and port as they were written
 * @param target path and query as they were written, without the fragment
 */
record HookUrl(
    boolean secure,
    @Nullable String userInfo,
    String host,
    int port,
    String authority,
    String target) {
  private static final String ILLEGAL = " \"<>\\^`{|}";

  /**
   * @throws IllegalArgumentException if this is not an absolute http or https URL with a host
   */
  static HookUrl of(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      throw new IllegalArgumentException("url must be absolute");
    }
    String name = url.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!name.equals("http") && !name.equals("https")) {
      throw new IllegalArgumentException("url must be http or https");
    }
    checkCharacters(url);
    String rest = url.substring(scheme + 3);
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int end = endOfAuthority(rest);
    String authority = rest.substring(0, end);
    String target = rest.substring(end);
    int at = authority.lastIndexOf('@');
    String hostAndPort = authority.substring(at + 1);
    boolean secure = name.equals("https");
    int colon = colonBeforePort(hostAndPort);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String ascii = asciiHost(host);
    String portText = colon < 0 ? "" : hostAndPort.substring(colon + 1);
    return new HookUrl(
        secure,
        at < 0 ? null : userInfo(authority.substring(0, at)),
        ascii.startsWith("[") ? ascii.substring(1, ascii.length() - 1) : ascii,
        portText.isEmpty() ? (secure ? 443 : 80) : port(portText),
        portText.isEmpty() ? ascii : ascii + ":" + portText,
        target.startsWith("/") ? Percent.ascii(target) : "/" + Percent.ascii(target));
  }

  /** The same place, called with this user and password. */
  HookUrl as(@Nullable String other) {
    return new HookUrl(secure, other, host, port, authority, target);
  }

  private static void checkCharacters(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c < ' ' || c == 127 || ILLEGAL.indexOf(c) >= 0) {
        throw new IllegalArgumentException("url has a character that must be encoded");
      }
    }
    if (!Percent.isWellFormed(url)) {
      throw new IllegalArgumentException("url has a percent sign without two digits");
    }
    if (Plain.hasLoneSurrogate(url)) {
      throw new IllegalArgumentException("url is not valid Unicode");
    }
  }

  private static int endOfAuthority(String rest) {
    int end = 0;
    while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
      end++;
    }
    return end;
  }

  private static String userInfo(String userInfo) {
    if (userInfo.indexOf('@') >= 0) {
      throw new IllegalArgumentException("url has an at sign that must be encoded");
    }
    return userInfo;
  }

  private static int colonBeforePort(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return colon > hostAndPort.lastIndexOf(']') ? colon : -1;
  }

  private static String asciiHost(String host) {
    if (host.isEmpty() || host.indexOf('@') >= 0) {
      throw new IllegalArgumentException("url must have a host");
    }
    boolean literal = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
    if (!literal && (host.indexOf('[') >= 0 || host.indexOf(']') >= 0 || host.indexOf(':') >= 0)) {
      throw new IllegalArgumentException("url must have a host");
    }
    return literal ? host : IDN.toASCII(host);
  }

  private static int port(String text) {
    int port = -1;
    if (text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      port = Integer.parseInt(text);
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("url must have a port from 1 to 65535");
    }
    return port;
  }
}
