package dev.octoconformance.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credentials that a URL can carry before its host. */
final class Userinfo {
  private static final Pattern IN_URL = Pattern.compile("//([^/?#\\s]*)@");

  private Userinfo() {}

  /** The text with the credentials of every URL in it replaced by a mask. */
  static String masked(String text) {
    return IN_URL.matcher(text).replaceAll("//" + Matcher.quoteReplacement(Secret.MASK) + "@");
  }

  /** The passwords of the URLs in the text, as written and percent-decoded. */
  static List<String> passwords(String text) {
    List<String> passwords = new ArrayList<>();
    Matcher url = IN_URL.matcher(text);
    while (url.find()) {
      String userinfo = url.group(1);
      int colon = userinfo.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String password = userinfo.substring(colon + 1);
      passwords.add(password);
      String decoded = decoded(password);
      if (!decoded.equals(password)) {
        passwords.add(decoded);
      }
    }
    return passwords;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
