package dev.octoconformance.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Header;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Library;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library is known by what it really sent, and by nothing else. */
class RecognitionTest {
  private static final Path RECORDINGS = Path.of("src/test/senders/recordings");
  private static final Libraries LIBRARIES = Libraries.shipped();

  /** Says neither in its User-Agent nor by its headers what it is. */
  private static final Set<String> UNKNOWN = Set.of("Excon");

  /** What one library sent. */
  private record Recording(String name, String version, Arrival arrival) {

    static Recording of(Path file) {
      try {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        Matcher heading =
            Pattern.compile("# (.+) (\\S+), recorded [0-9-]{10}").matcher(lines.get(0));
        assertThat(heading.matches()).as("first line of %s", file).isTrue();
        return new Recording(
            heading.group(1), heading.group(2), arrival(lines.subList(1, lines.size())));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private static Arrival arrival(List<String> lines) {
      List<String> head = lines.subList(0, lines.indexOf(""));
      List<Header> headers = new ArrayList<>();
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(':');
        headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
      return RecognitionTest.arrival(headers, String.join("\r\n", head) + "\r\n");
    }
  }

  private static Arrival arrival(List<Header> headers, String head) {
    return new Arrival(
        "d1",
        Duration.ZERO,
        "token",
        "POST",
        "/hook",
        headers,
        new Body("{}", true, false),
        200,
        head);
  }

  static Stream<Path> recordings(String ending, String but) throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> but.isEmpty() || !file.toString().endsWith(but))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<Path> asThemselves() throws IOException {
    return recordings(".http", ".own-agent.http");
  }

  static Stream<Path> withAnAgentOfTheVendor() throws IOException {
    return recordings(".own-agent.http", "");
  }

  private static List<Recognised> of(Arrival... arrivals) {
    return Recognition.of(LIBRARIES, List.of(arrivals)).senders();
  }

  @ParameterizedTest
  @MethodSource("asThemselves")
  void a_library_is_recognised_by_what_it_sent(Path file) {
    Recording recording = Recording.of(file);

    assertThat(of(recording.arrival()))
        .extracting(sender -> sender.library().name())
        .isEqualTo(UNKNOWN.contains(recording.name()) ? List.of() : List.of(recording.name()));
  }

  @ParameterizedTest
  @MethodSource("withAnAgentOfTheVendor")
  void with_an_agent_of_the_vendor_it_looks_like_itself_or_like_what_it_is_built_on(Path file) {
    Recording recording = Recording.of(file);

    for (Recognised sender : of(recording.arrival())) {
      assertThat(sender.agent()).isNull();
      assertThat(sender.version()).isNull();
      assertThat(sender.library().name())
          .isIn(recording.name(), recording.name().equals("Faraday") ? "Net::HTTP" : "");
    }
  }

  @Test
  void most_are_recognised_also_with_an_agent_of_the_vendor() throws IOException {
    List<String> known =
        withAnAgentOfTheVendor()
            .map(Recording::of)
            .filter(recording -> !of(recording.arrival()).isEmpty())
            .map(Recording::name)
            .toList();
    assertThat(known).hasSizeGreaterThan(30);
  }

  @Test
  void every_library_of_the_file_was_recorded() throws IOException {
    Set<String> recorded = new TreeSet<>();
    asThemselves().forEach(file -> recorded.add(Recording.of(file).name()));
    recorded.removeAll(UNKNOWN);

    assertThat(Library.load(Catalogue.load()))
        .extracting(Library::name)
        .containsExactlyInAnyOrderElementsOf(recorded)
        .hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void the_version_is_that_of_the_agent() throws IOException {
    assertThat(of(recorded("okhttp-5.5.1.http")))
        .extracting(Recognised::version)
        .containsExactly("5.5.1");
    assertThat(of(recorded("nodes-fetch-20.20.2.http")))
        .extracting(Recognised::version)
        .containsOnlyNulls();
  }

  private static Arrival recorded(String name) {
    return Recording.of(RECORDINGS.resolve(name)).arrival();
  }

  @Test
  void where_the_order_was_not_seen_the_agent_alone_tells() {
    Arrival raw = recorded("spring-restclient-7.0.10.http");
    Arrival unordered =
        new Arrival(
            "d2",
            raw.at(),
            raw.token(),
            raw.method(),
            raw.target(),
            raw.headers(),
            raw.body(),
            raw.answered(),
            null);

    assertThat(of(unordered))
        .extracting(sender -> sender.library().name())
        .containsExactly("java.net.http");
    assertThat(of(unordered, unordered, raw))
        .as("the more exact one of both")
        .extracting(sender -> sender.library().name())
        .containsExactly("Spring RestClient");
  }

  @Test
  void a_few_deliveries_with_another_agent_are_a_header_of_their_webhook() {
    List<Entry> entries = new ArrayList<>(Collections.nCopies(20, recorded("axios-1.21.1.http")));
    entries.add(recorded("okhttp-5.5.1.http"));

    assertThat(Recognition.of(LIBRARIES, entries).senders())
        .extracting(sender -> sender.library().name())
        .containsExactly("axios");
  }

  @Test
  void the_hint_names_the_library_what_it_does_and_the_line_to_change() {
    Recognition okhttp = Recognition.of(LIBRARIES, List.of(recorded("okhttp-5.5.1.http")));

    assertThat(okhttp.hint("BA-02"))
        .contains(
            "The sender calls itself okhttp/5.5.1: OkHttp does not send the credentials of a URL."
                + " Set Authorization to Credentials.basic(user, password, UTF_8) with"
                + " url.username() and url.password(), or in an interceptor. (Seen with 5.5.1.)");
    assertThat(okhttp.hint("LIST-01")).isEmpty();
    assertThat(
            Recognition.of(LIBRARIES, List.of(recorded("okhttp-5.5.1.own-agent.http")))
                .hint("BA-02")
                .orElseThrow())
        .startsWith("The headers of the sender look like those of OkHttp: OkHttp does not send");
  }

  @Test
  void what_nobody_knows_gives_no_hint() {
    Arrival odd =
        arrival(
            List.of(new Header("User-Agent", "okhttp")),
            "POST / HTTP/1.1\r\nhOST: x\r\nUser-Agent: okhttp\r\n");

    assertThat(of(odd)).isEmpty();
    assertThat(Recognition.of(LIBRARIES, List.of(odd)).hint("BA-02")).isEmpty();
    assertThat(Recognition.of(LIBRARIES, List.of()).hint("BA-02")).isEmpty();
  }
}
