package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One request as its bytes say it, however badly it is made.
 *
 * @param head the head byte for byte, read as ISO-8859-1
 * @param method the first word of the request line; empty when there is none
 * @param target what stands between the method and the version
 * @param headers the header lines; the values without the white space around them
 * @param body the body without framing, unpacked; cut when not all of it came
 * @param end how it ended
 */
record RawRequest(
    String head, String method, String target, List<Header> headers, Body body, End end) {

  /** How a request ended. */
  enum End {
    /** All of it was there. */
    COMPLETE,
    /** The sender left in the middle of it. */
    BROKEN_OFF,
    /** The sender stopped sending in the middle of it, and stayed. */
    STALLED,
    /** It was longer than anybody would want to read. */
    ENDLESS,
    /** A chunk of its body was none. */
    MALFORMED
  }

  /** The request with this head and no body so far. */
  static RawRequest of(String head, End end) {
    List<String> lines = Stream.of(head.split("\r?\n", -1)).dropWhile(String::isBlank).toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    int method = first.indexOf(' ');
    String rest = method < 0 ? "" : first.substring(method).strip();
    int version = rest.toUpperCase(Locale.ROOT).lastIndexOf(" HTTP/");
    return new RawRequest(
        head,
        method < 0 ? first.strip() : first.substring(0, method),
        version < 0 ? rest : rest.substring(0, version).strip(),
        headers(lines.stream().skip(1)),
        new Body("", true, end != End.COMPLETE),
        end);
  }

  /** The same with this body. */
  RawRequest with(Body came, End how) {
    return new RawRequest(head, method, target, headers, came, how);
  }

  private static List<Header> headers(Stream<String> lines) {
    List<Header> headers = new ArrayList<>();
    lines
        .takeWhile(line -> !line.isEmpty())
        .forEach(
            line -> {
              boolean continues = line.startsWith(" ") || line.startsWith("\t");
              if (continues && !headers.isEmpty()) {
                Header folded = headers.remove(headers.size() - 1);
                headers.add(new Header(folded.name(), folded.value() + " " + line.strip()));
              } else {
                headers.add(header(line));
              }
            });
    return List.copyOf(headers);
  }

  private static Header header(String line) {
    int colon = line.indexOf(':');
    return colon < 0
        ? new Header(line, "")
        : new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  /** Every value of the header lines with this name, in order. */
  List<String> values(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  /** Whether a header line of this name says this word. */
  boolean says(String name, String word) {
    return values(name).stream().anyMatch(v -> v.toLowerCase(Locale.ROOT).contains(word));
  }
}
