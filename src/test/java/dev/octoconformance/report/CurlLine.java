package dev.octoconformance.report;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Redaction;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as a line for a POSIX shell that sends it again; tokens stand in variables. */
final class CurlLine {

  /** What curl writes by itself, or must not be repeated. */
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "content-length", "connection", "accept-encoding", "user-agent");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./:_-]+");
  private static final Pattern TOKEN = Pattern.compile(Redaction.MASK + "([12])(?![0-9])");
  private static final Map<String, String> VARIABLES =
      Map.of("1", "$OCTO_TOKEN", "2", "$OCTO_SECOND_TOKEN");

  private CurlLine() {}

  /** The line for a redacted exchange. */
  static String of(Exchange exchange) {
    return of(exchange, Map.of());
  }

  /**
   * The line for a redacted exchange.
   *
   * @param variables the names of the variables that stand for these texts, such as ids
   */
  static String of(Exchange exchange, Map<String, String> variables) {
    Exchange.Request request = exchange.request();
    StringBuilder line = new StringBuilder("curl -sS -i --path-as-is ");
    // With -X HEAD curl would wait for a body that never comes.
    line.append(
        request.method().equals("HEAD") ? "--head" : "-X " + quoted(request.method(), Map.of()));
    line.append(' ').append(quoted(request.url(), variables));
    for (Header header : request.headers()) {
      if (!OWN_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
        line.append(" -H ").append(quoted(header.name() + ": " + header.value(), variables));
      }
    }
    String body = request.body();
    if (body != null) {
      line.append(" --data-raw ").append(quoted(body, variables));
    }
    return line.toString();
  }

  private static String quoted(String text, Map<String, String> variables) {
    boolean named = variables.keySet().stream().anyMatch(text::contains);
    if (!named && PLAIN.matcher(text).matches()) {
      return text;
    }
    String quoted = "'" + text.replace("'", "'\\''") + "'";
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      quoted = quoted.replace(variable.getKey(), "'\"$" + variable.getValue() + "\"'");
    }
    return TOKEN
        .matcher(quoted)
        .replaceAll(m -> Matcher.quoteReplacement("'\"" + VARIABLES.get(m.group(1)) + "\"'"))
        .replace("\"''", "\"")
        .replaceFirst("\\A''(?=\")", "");
  }
}
