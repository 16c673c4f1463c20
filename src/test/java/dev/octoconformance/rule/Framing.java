package dev.octoconformance.rule;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Note;
import dev.octoconformance.verdict.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each delivery is a request as HTTP/1.1 wants it, seen byte for byte. */
public final class Framing {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ [!-~]+ HTTP/1[.][01]");
  private static final Pattern FIELD =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\\t -~\\x80-\\xff]*");
  private static final int SHOWN = 80;

  private Framing() {}

  /** Exactly one Host that is the authority of the URL, and one way to tell the body's length. */
  public static Rule isSound() {
    return seen(Heard.ofDeliveries(Framing::judge));
  }

  /** The rule, which is not decided where the sink of bytes cannot be reached. */
  static Rule seen(Rule rule) {
    return scene -> {
      Optional<Note> noBytes = scene.evidence().note(Scene.NO_BYTES);
      return scene.evidence().armed(scene.arm()).isEmpty() && noBytes.isPresent()
          ? new Finding.Undecidable(Reason.TUNNEL, noBytes.get().detail())
          : rule.judge(scene);
    };
  }

  static Finding judge(Heard heard) {
    List<Delivery> seen = heard.events().stream().filter(d -> d.arrival().head() != null).toList();
    if (seen.isEmpty()) {
      return heard
          .scene()
          .evidence()
          .note(Scene.NO_BYTES)
          .map(noBytes -> new Finding.Undecidable(Reason.TUNNEL, noBytes.detail()))
          .orElseGet(
              () -> new Finding.Undecidable(Reason.ENV, "No delivery was seen byte for byte."));
    }
    String authority = authority(heard.armed().url());
    List<Deliveries.Complaint> complaints = new ArrayList<>();
    List<Delivery> guilty = new ArrayList<>();
    for (Delivery delivery : seen) {
      List<Deliveries.Complaint> found = new ArrayList<>(complaints(delivery, authority));
      found.addAll(syntax(String.valueOf(delivery.arrival().head())));
      complaints.addAll(found);
      if (!found.isEmpty()) {
        guilty.add(delivery);
      }
    }
    return Deliveries.verdict(
        "Every delivery has one Host and one length", complaints, guilty.isEmpty() ? seen : guilty);
  }

  /** What of a head is no line of HTTP, so that many receivers would refuse it. */
  private static List<Deliveries.Complaint> syntax(String head) {
    List<Deliveries.Complaint> all = new ArrayList<>();
    List<String> lines = Stream.of(head.split("\r?\n", -1)).dropWhile(String::isBlank).toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    if (!REQUEST_LINE.matcher(first).matches()) {
      all.add(
          new Deliveries.Complaint(
              "the request line", "POST, the target and HTTP/1.1", some(first)));
    }
    lines.stream()
        .skip(1)
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> !FIELD.matcher(line).matches())
        .map(
            line ->
                new Deliveries.Complaint(
                    "a header line", "a name, a colon and a value", some(line)))
        .forEach(all::add);
    return all;
  }

  private static String some(String line) {
    String shown = line.replaceAll("\\p{Cntrl}", "\uFFFD");
    return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
  }

  static List<Deliveries.Complaint> complaints(Delivery delivery, String authority) {
    String head = String.valueOf(delivery.arrival().head());
    List<Deliveries.Complaint> all = new ArrayList<>();
    List<String> hosts = values(head, "Host");
    if (hosts.size() != 1 || !canonical(hosts.get(0)).equals(canonical(authority))) {
      all.add(
          new Deliveries.Complaint(
              "Host",
              authority + ", once",
              hosts.isEmpty() ? "none" : String.join(" and ", hosts)));
    }
    length(head, delivery.arrival().body()).ifPresent(all::add);
    return all;
  }

  private static Optional<Deliveries.Complaint> length(String head, Body body) {
    List<String> lengths = values(head, "Content-Length");
    List<String> codings = values(head, "Transfer-Encoding");
    if (!lengths.isEmpty() && !codings.isEmpty()) {
      return complaint(
          "one of Content-Length and Transfer-Encoding", "Content-Length and Transfer-Encoding");
    }
    if (lengths.isEmpty() && codings.isEmpty()) {
      return complaint("Content-Length or Transfer-Encoding: chunked", "neither");
    }
    if (!codings.isEmpty()) {
      String coding = String.join(", ", codings).toLowerCase(Locale.ROOT);
      return coding.equals("chunked") || coding.endsWith(", chunked") || coding.endsWith(",chunked")
          ? Optional.empty()
          : complaint("Transfer-Encoding: chunked", "Transfer-Encoding: " + coding);
    }
    if (lengths.size() > 1 || !lengths.get(0).matches("\\d{1,15}")) {
      return complaint("one Content-Length", "Content-Length: " + String.join(" and ", lengths));
    }
    boolean comparable = !body.cut() && values(head, "Content-Encoding").isEmpty();
    return !comparable || Long.parseLong(lengths.get(0)) == bytes(body)
        ? Optional.empty()
        : complaint("Content-Length: " + bytes(body), "Content-Length: " + lengths.get(0));
  }

  private static Optional<Deliveries.Complaint> complaint(String expected, String found) {
    return Optional.of(new Deliveries.Complaint("the length of the body", expected, found));
  }

  private static long bytes(Body body) {
    return body.utf8() ? body.text().getBytes(StandardCharsets.UTF_8).length : body.text().length();
  }

  private static List<String> values(String head, String name) {
    return head.lines()
        .skip(1)
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).trim())
        .toList();
  }

  static String authority(String url) {
    URI uri = URI.create(url.replaceFirst("[?#].*", ""));
    String authority = String.valueOf(uri.getRawAuthority()).replaceFirst(".*@", "");
    String usual = "https".equalsIgnoreCase(uri.getScheme()) ? ":443" : ":80";
    return authority.endsWith(usual)
        ? authority.substring(0, authority.length() - usual.length())
        : authority;
  }

  static String canonical(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
  }
}
