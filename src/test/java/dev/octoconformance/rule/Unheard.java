package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule for runs in which somebody came to the sink and got no further than its door: nobody is
 * accused of silence who was turned away, nor of what somebody else sent.
 */
public final class Unheard {
  private static final int QUOTED = 3;

  /** So much is kept of every body; what is cut before that did not all come. */
  private static final int KEPT = 16 * 1024 - 4;

  private Unheard() {}

  /** The rule, whose accusations do not rest on what was turned away. */
  public static Rule of(Rule rule) {
    Rule own = Elsewhere.without(rule);
    return scene -> {
      Finding finding = own.judge(scene);
      return Steady.accuses(finding)
          ? scene
              .evidence()
              .armed(scene.arm())
              .flatMap(
                  armed ->
                      cutShort(scene, armed, finding).or(() -> turnedAway(scene, armed, finding)))
              .orElse(finding)
          : finding;
    };
  }

  /** Whether it rests on a body of which there was no room for all. */
  private static Optional<Finding> cutShort(Scene scene, Armed armed, Finding finding) {
    List<Arrival> cut =
        Stream.concat(
                scene.evidence().arrivals(armed).stream(),
                scene.evidence().entries(evidence(finding)).stream()
                    .filter(Arrival.class::isInstance)
                    .map(Arrival.class::cast))
            .filter(heard -> heard.body().cut() && heard.body().text().length() >= KEPT)
            .distinct()
            .toList();
    return cut.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding.Undecidable(
                Reason.LIMIT,
                "%s longer than the receiver has room for; of the first, %d kB were kept. Give the suite more memory (-Xmx)."
                    .formatted(
                        cut.size() == 1 ? "1 delivery was" : cut.size() + " deliveries were",
                        cut.get(0).body().text().length() / 1024)));
  }

  private static Set<String> evidence(Finding finding) {
    List<String> ids =
        finding instanceof Finding.Broken broken
            ? broken.evidence()
            : finding instanceof Finding.Slight slight ? slight.evidence() : List.of();
    return Set.copyOf(ids);
  }

  private static Optional<Finding> turnedAway(Scene scene, Armed armed, Finding finding) {
    return excuse(scene, armed, finding).map(why -> new Finding.Undecidable(Reason.ENV, why));
  }

  /** Whether a finding itself names what was turned away. */
  private static boolean isToldOf(Scene scene, Finding finding) {
    return scene.evidence().entries(evidence(finding)).stream()
        .anyMatch(
            entry -> entry instanceof Note note && note.what().equals(Milestone.REFUSED_AS_HTTP));
  }

  private static Optional<String> excuse(Scene scene, Armed armed, Finding finding) {
    Optional<String> refused = refused(scene.evidence(), armed.at(), armed.token());
    if (isToldOf(scene, finding)) {
      return Optional.empty();
    }
    if (refused.isPresent()) {
      return refused.map("What came to this webhook could not be taken for a request: "::concat);
    }
    Optional<String> lost = Gateway.lostOnTheWay(scene, armed);
    if (lost.isPresent()) {
      return lost;
    }
    boolean silent =
        scene.evidence().arrivals(armed).stream()
            .noneMatch(heard -> heard.at().compareTo(armed.at()) >= 0);
    if (!silent) {
      return Optional.empty();
    }
    boolean nobodyHeard = !scene.anythingHeard();
    return distrust(scene.evidence(), armed, nobodyHeard)
        .or(
            () ->
                nobodyHeard
                    ? refused(scene.evidence(), armed.at(), "-")
                        .map("Nothing came that can be taken for a request: "::concat)
                    : Optional.empty());
  }

  /** Who left because of the certificate; who left without a word counts where nobody stayed. */
  private static Optional<String> distrust(Evidence evidence, Armed armed, boolean nobodyHeard) {
    List<String> alerts =
        since(armed.at(), evidence, Milestone.HANDSHAKE_FAILED).stream()
            .map(Note::detail)
            .filter(alert -> nobodyHeard || isAboutCertificates(alert))
            .toList();
    return alerts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s with the receiver failed (%s), so the target does not trust the receiver's certificate, or speaks TLS otherwise: give it one that it trusts with sink.keystore, or let it trust this one."
                .formatted(
                    Words.count(alerts.size(), "TLS handshake"), counted(alerts, alert -> alert)));
  }

  private static boolean isAboutCertificates(String alert) {
    return alert.contains("certificate") || alert.equals("unknown_ca");
  }

  /** What was refused as HTTP since then that had this token in it, in words. */
  private static Optional<String> refused(Evidence evidence, Duration since, String token) {
    List<String> details =
        since(since, evidence, Milestone.REFUSED_AS_HTTP).stream()
            .map(Note::detail)
            .filter(detail -> detail.startsWith(token + " "))
            .toList();
    return details.isEmpty() ? Optional.empty() : Optional.of(inWords(details));
  }

  private static String inWords(List<String> details) {
    return "%s came and %s refused as HTTP (%s)."
        .formatted(
            Words.count(details.size(), "request"),
            details.size() == 1 ? "was" : "were",
            counted(details, detail -> detail.substring(detail.indexOf(' ') + 1)));
  }

  private static List<Note> since(Duration time, Evidence evidence, String what) {
    return evidence.notes(what).stream().filter(note -> note.at().compareTo(time) >= 0).toList();
  }

  /** These, each once, with how often where it was more than once. */
  private static String counted(List<String> details, Function<String, String> quoted) {
    Map<String, Long> counts =
        details.stream()
            .collect(Collectors.groupingBy(quoted, TreeMap::new, Collectors.counting()));
    String some =
        counts.entrySet().stream()
            .limit(QUOTED)
            .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + ", " + e.getValue() + " times")
            .collect(Collectors.joining("; "));
    return counts.size() <= QUOTED ? some : some + "; and others";
  }

  /** That a webhook did not hear of its event, and what it heard instead; without an end. */
  static String ofTheEvent(Scene scene, Armed armed) {
    List<Arrival> came =
        scene.evidence().arrivals(armed).stream()
            .filter(heard -> heard.at().compareTo(armed.at()) >= 0)
            .toList();
    List<Integer> answers = came.stream().map(Arrival::answered).distinct().sorted().toList();
    if (came.isEmpty()) {
      return "Nothing came to this webhook when the event happened";
    }
    return answers.equals(List.of(401))
        ? "BA-02: %s came to this webhook without the credentials of its URL, and got 401"
            .formatted(Words.count(came.size(), "request"))
        : "%s came to this webhook (answered %s), and none of them told of the event"
            .formatted(
                Words.count(came.size(), "request"),
                String.join(
                    ", ", answers.stream().map(a -> a == 0 ? "not at all" : "with " + a).toList()));
  }

  /**
   * What came meanwhile that belongs to no webhook, in words behind a comma; empty where nothing
   * did.
   */
  static String meanwhile(Scene scene, Armed armed) {
    List<String> strays =
        scene.evidence().arrivals("").stream()
            .filter(stray -> stray.at().compareTo(armed.at()) >= 0)
            .filter(stray -> !stray.method().equals("GET"))
            .map(stray -> stray.method() + " " + stray.target())
            .toList();
    return (strays.isEmpty()
            ? ""
            : ", while %s came that name no webhook (%s)"
                .formatted(Words.count(strays.size(), "request"), counted(strays, text -> text)))
        + refused(scene.evidence(), armed.at(), "-")
            .map(words -> ", and " + words.replaceFirst("[.]$", ""))
            .orElse("");
  }

  /** Requests to this webhook that break HTTP itself; none where it was a limit of ours. */
  static List<Note> broken(Scene scene, Armed armed) {
    return since(armed.at(), scene.evidence(), Milestone.REFUSED_AS_HTTP).stream()
        .filter(note -> note.detail().startsWith(armed.token() + " 400 "))
        .toList();
  }

  /** These in words. */
  static String inWords(Collection<Note> refused) {
    return inWords(refused.stream().map(Note::detail).toList()).replaceFirst("[.]$", "");
  }

  /** What was turned away, or came from elsewhere, in the whole run, a sentence each. */
  public static List<String> told(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    List<String> requests =
        evidence.notes(Milestone.REFUSED_AS_HTTP).stream().map(Note::detail).toList();
    List<String> alerts =
        evidence.notes(Milestone.HANDSHAKE_FAILED).stream().map(Note::detail).toList();
    if (!requests.isEmpty()) {
      sentences.add(inWords(requests));
    }
    if (!alerts.isEmpty()) {
      sentences.add(
          "%s with the receiver failed (%s)."
              .formatted(
                  Words.count(alerts.size(), "TLS handshake"), counted(alerts, alert -> alert)));
    }
    Elsewhere.told(evidence).ifPresent(sentences::add);
    return sentences;
  }
}
