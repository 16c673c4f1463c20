package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What goes wrong in the bytes of a request, at marked webhooks alone. */
final class WireFaults {
  private WireFaults() {}

  private static Behaviour head(UnaryOperator<List<HeaderLine>> change) {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = super.headerLines(delivery, attempt, url, length);
        return Mark.FRAMING.on(delivery.webhook()) ? change.apply(lines) : lines;
      }
    };
  }

  /** The line of this name is written so many times, with another value; zero leaves it out. */
  private static Behaviour repeated(String name, int times, UnaryOperator<String> value) {
    return head(
        lines -> {
          List<HeaderLine> changed = new ArrayList<>();
          for (HeaderLine line : lines) {
            boolean meant = line.name().equals(name);
            for (int i = 0; i < (meant ? times : 1); i++) {
              changed.add(meant ? new HeaderLine(name, value.apply(line.value())) : line);
            }
          }
          return changed;
        });
  }

  static Behaviour twoHosts() {
    return repeated("Host", 2, host -> host);
  }

  static Behaviour noHost() {
    return repeated("Host", 0, host -> host);
  }

  static Behaviour hostWithoutPort() {
    return repeated("Host", 1, host -> host.replaceFirst(":[0-9]+$", ""));
  }

  static Behaviour twoLengths() {
    return repeated("Content-Length", 2, length -> length);
  }

  /** A header's value goes on in the next line, as it was allowed once. */
  static Behaviour folded() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = new ArrayList<>(super.headerLines(delivery, attempt, url, length));
        lines.add(new HeaderLine("X-Trace", "one,\r\n two"));
        return lines;
      }
    };
  }

  /** The body is sent as one chunk, and its length is told as well. */
  static Behaviour lengthAndChunks() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = new ArrayList<>(super.headerLines(delivery, attempt, url, length));
        if (Mark.FRAMING.on(delivery.webhook())) {
          lines.add(new HeaderLine("Transfer-Encoding", "chunked"));
        }
        return lines;
      }

      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        byte[] body = super.bodyBytes(delivery, attempt);
        if (!Mark.FRAMING.on(delivery.webhook())) {
          return body;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return (Integer.toHexString(body.length) + "\r\n" + text + "\r\n0\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
