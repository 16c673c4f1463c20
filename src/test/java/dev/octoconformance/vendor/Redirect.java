package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How redirects are followed, at most five in a row.
 *
 * @param asGet whether 301, 302 and 303 turn the request into a GET without a body
 * @param withSecrets whether custom headers and credentials go along to another host
 */
record Redirect(boolean asGet, boolean withSecrets) {
  private static final int LONGEST = 5;

  /** A vendor that follows redirects as GET, and sends the body along. */
  static Behaviour followedWithGetAndBody() {
    return new Redirect(false, false)
        .followed(
            request -> {
              String text = new String(request, StandardCharsets.ISO_8859_1);
              return text.replaceFirst("^[A-Z]+", "GET").getBytes(StandardCharsets.ISO_8859_1);
            });
  }

  /** A vendor that follows redirects like this. */
  Behaviour followed() {
    return followed(UnaryOperator.identity());
  }

  private Behaviour followed(UnaryOperator<byte[]> last) {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        HookUrl from = HookUrl.of(delivery.webhook().url());
        for (int i = 0; i < LONGEST; i++) {
          HookUrl next = next(outcome);
          if (next == null) {
            break;
          }
          byte[] request = request(delivery, attempt, next.as(from.userInfo()));
          boolean secrets = withSecrets || next.authority().equals(from.authority());
          outcome =
              backstage()
                  .sender()
                  .send(next, last.apply(rewritten(request, delivery, outcome.status(), secrets)));
        }
        return outcome;
      }
    };
  }

  private static @Nullable HookUrl next(Outcome outcome) {
    String location = outcome.header("location");
    if (location == null || !Set.of(301, 302, 303, 307, 308).contains(outcome.status())) {
      return null;
    }
    try {
      return HookUrl.of(location);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] rewritten(byte[] request, Delivery delivery, int status, boolean secrets) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    boolean get = asGet && status <= 303;
    Set<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (!secrets) {
      left.add("Authorization");
      left.addAll(delivery.webhook().headers().keySet());
    }
    if (get) {
      left.addAll(List.of("Content-Length", "Content-Type", "Transfer-Encoding"));
    }
    List<String> lines = new ArrayList<>();
    for (String line : text.substring(0, end).split("\r\n", -1)) {
      if (lines.isEmpty() || !left.contains(line.substring(0, line.indexOf(':')))) {
        lines.add(line);
      }
    }
    if (get) {
      lines.set(0, lines.get(0).replaceFirst("^[A-Z]+", "GET"));
    }
    String head = String.join("\r\n", lines) + "\r\n\r\n";
    return (head + (get ? "" : text.substring(end + 4))).getBytes(StandardCharsets.ISO_8859_1);
  }
}
