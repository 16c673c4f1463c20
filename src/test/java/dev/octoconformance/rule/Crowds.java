package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Note;
import dev.octoconformance.verdict.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of webhooks that are created, or deleted, at the same moment as many others. */
public final class Crowds {
  /** The milestone that tells who is listed after many came and others went, by {@link #told}. */
  public static final String CAME = "many came";

  /** The milestone that tells who is listed after many went, by {@link #told}. */
  public static final String WENT = "many went";

  private static final String OBSERVER = "observer/";
  private static final char LISTED = '+';
  private static final char MISSING = '-';
  private static final char OTHER_LISTED = '=';
  private static final char OTHER_MISSING = '!';
  private static final char OTHER_REPEATED = '#';

  private Crowds() {}

  /**
   * The detail of such a milestone: the wave, and a line for each arm that says whether its webhook
   * is listed.
   *
   * @param watched the ids of the webhooks that come, go or stay, by arm
   * @param others the ids of those that neither came nor went, by arm
   * @param listed the ids that are listed
   */
  public static String told(
      String wave, Map<String, String> watched, Map<String, String> others, List<String> listed) {
    Stream<String> lines =
        watched.entrySet().stream()
            .map(w -> (listed.contains(w.getValue()) ? LISTED : MISSING) + w.getKey());
    Stream<String> beside =
        others.entrySet().stream()
            .filter(w -> !watched.containsKey(w.getKey()))
            .map(w -> beside(Collections.frequency(listed, w.getValue())) + w.getKey());
    return Stream.concat(Stream.of(wave), Stream.concat(lines, beside).sorted())
        .collect(Collectors.joining("\n"));
  }

  private static char beside(int times) {
    return times == 0 ? OTHER_MISSING : times == 1 ? OTHER_LISTED : OTHER_REPEATED;
  }

  /** The scope of the exchanges that read the list for such a milestone. */
  public static String scope(String what) {
    return "the list after " + what;
  }

  /** Whether an arm's webhook is none that goes with a crowd: it tells whether others are hit. */
  public static boolean stays(Armed armed) {
    return armed.arm().startsWith(OBSERVER) && armed.webhookId() != null;
  }

  /**
   * The arm's webhook was created in the crowd, with an id that no other webhook of the run had at
   * that time.
   */
  public static Rule haveIdsOfTheirOwn() {
    return created(
        (scene, armed) -> {
          // One that was lost in the crowd, or crowded out, was asked for twice.
          Exchange own =
              creations(scene, x -> x.scope().equals(armed.arm()))
                  .findFirst()
                  .orElseGet(() -> scene.evidence().exchange(armed.exchange()));
          List<Exchange> others =
              creations(scene, x -> x.request().url().equals(own.request().url()))
                  .filter(x -> !x.equals(own))
                  .toList();
          long meanwhile = others.stream().filter(x -> overlap(x, own)).count();
          return own.succeeded()
              ? unique(scene, own, others, meanwhile)
              : crowdedOut(own, meanwhile);
        });
  }

  private static Finding unique(Scene scene, Exchange own, List<Exchange> others, long meanwhile) {
    List<String> twins =
        others.stream()
            .filter(x -> x.succeeded() && id(x).equals(id(own)) && areBothThere(scene, x, own))
            .map(Exchange::id)
            .toList();
    return twins.isEmpty()
        ? Finding.holds(
            "None of %d other webhooks has its id; %d of them were asked for at the same moment."
                .formatted(others.size(), meanwhile),
            List.of(own.id()))
        : Finding.broken(
            "A webhook has the id of another one; %d were asked for at the same moment."
                .formatted(meanwhile + 1),
            "an id of its own",
            "the id %s for %d webhooks".formatted(id(own), twins.size() + 1),
            Stream.concat(Stream.of(own.id()), twins.stream()).toList());
  }

  private static Finding crowdedOut(Exchange own, long meanwhile) {
    int status = Optional.ofNullable(own.answer()).map(Exchange.Answer::status).orElse(0);
    String answered = status == 0 ? "not answered" : "answered " + status;
    return status == 0 || status >= 500
        ? Finding.broken(
            "A creation was %s when %d others were asked for at the same moment."
                .formatted(answered, meanwhile),
            "an answer from 200 to 299",
            answered,
            List.of(own.id()))
        : new Finding.Undecidable(
            Reason.LIMIT,
            "A creation was %s when %d others were asked for at the same moment, so they were made one by one."
                .formatted(answered, meanwhile));
  }

  /** Whether neither of two webhooks with one id was deleted before the other was created. */
  private static boolean areBothThere(Scene scene, Exchange one, Exchange other) {
    boolean inOrder = one.at().compareTo(other.at()) < 0;
    Exchange first = inOrder ? one : other;
    Exchange second = inOrder ? other : one;
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.request().method().equals("DELETE") && x.succeeded())
        .filter(x -> x.request().url().endsWith("/" + Milestones.encoded(id(first))))
        .noneMatch(x -> x.at().compareTo(first.at()) > 0 && x.at().compareTo(second.at()) < 0);
  }

  /** A webhook that was created in a crowd is listed, and one that was deleted in it is not. */
  public static Rule endInTheRightList() {
    return seen(
        CAME,
        (armed, look) -> {
          boolean goes = armed.wave().equals(Scene.A);
          if (look.shows(armed.arm()) != goes) {
            return Finding.holds(
                "%s %d others came or went."
                    .formatted(
                        goes ? "It is not listed after" : "It is listed after", look.others()),
                look.evidence());
          }
          return Finding.broken(
              goes
                  ? "A webhook that was deleted while %d others came or went is still listed."
                      .formatted(look.others())
                  : "A webhook that was created while %d others came or went is not listed."
                      .formatted(look.others()),
              goes ? "no such webhook in the list" : "the webhook in the list",
              goes ? "it is still listed" : "it is not there",
              look.evidence());
        });
  }

  /** Those that neither came nor went are all listed, and once. */
  public static Rule leaveTheOthersListed() {
    return seen(
        CAME,
        (armed, look) -> {
          List<String> missing = look.marked(OTHER_MISSING).toList();
          List<String> repeated = look.marked(OTHER_REPEATED).toList();
          long all = look.marked(OTHER_LISTED).count() + missing.size() + repeated.size();
          if (!missing.isEmpty()) {
            return Finding.broken(
                "Of %d webhooks that nobody deleted, some are not listed once there are many."
                    .formatted(all),
                "each of them in the list",
                "%d missing, such as that of %s".formatted(missing.size(), missing.get(0)),
                look.evidence());
          }
          return repeated.isEmpty()
              ? Finding.holds(
                  "All %d webhooks that neither came nor went are listed once.".formatted(all),
                  look.evidence())
              : Finding.broken(
                  "Of %d webhooks some are listed more than once when there are many."
                      .formatted(all),
                  "each of them once in the list",
                  "%d more than once, such as that of %s"
                      .formatted(repeated.size(), repeated.get(0)),
                  look.evidence());
        });
  }

  /** A webhook that was deleted in a crowd is not listed, and those that stay are. */
  public static Rule areAllGone() {
    return seen(
        WENT,
        (armed, look) -> {
          List<String> hit = look.missing().filter(arm -> arm.startsWith(OBSERVER)).toList();
          if (look.shows(armed.arm())) {
            return Finding.broken(
                "A webhook that was deleted at the same moment as others is still listed.",
                "none of %d webhooks in the list".formatted(look.others() + 1),
                "it is still listed",
                look.evidence());
          }
          return hit.isEmpty()
              ? Finding.holds(
                  "It is gone, as are those deleted at the same moment; who was to stay is there.",
                  look.evidence())
              : Finding.broken(
                  "When many webhooks were deleted at the same moment, one went that nobody had deleted.",
                  "every other webhook in the list",
                  hit.size() + " that nobody deleted are not there",
                  look.evidence());
        });
  }

  /**
   * A list that was read after a crowd had come or gone.
   *
   * @param lines who is listed, and who is not
   * @param evidence the reading
   */
  private record Look(List<String> lines, List<String> evidence) {
    static Optional<Look> at(Scene scene, String what, Armed armed) {
      return scene.evidence().notes(what).stream()
          .map(note -> new Look(note.detail().lines().skip(1).toList(), read(scene, note, armed)))
          .filter(look -> look.knows(armed.arm()))
          .findFirst();
    }

    /** The milestone, the last reading before it, and the creation of what it is about. */
    private static List<String> read(Scene scene, Note note, Armed armed) {
      Stream<String> reading =
          scene
              .evidence()
              .exchanges()
              .filter(x -> x.scope().equals(scope(note.what())))
              .filter(x -> x.at().compareTo(note.at()) <= 0)
              .reduce((one, next) -> next)
              .map(Exchange::id)
              .stream();
      return Stream.concat(Stream.of(armed.exchange(), note.id()), reading).toList();
    }

    private boolean knows(String arm) {
      return shows(arm) || lines.contains(MISSING + arm);
    }

    boolean shows(String arm) {
      return lines.contains(LISTED + arm);
    }

    Stream<String> missing() {
      return marked(MISSING);
    }

    private Stream<String> marked(char mark) {
      return lines.stream().filter(line -> line.charAt(0) == mark).map(line -> line.substring(1));
    }

    /** How many webhooks came or went beside any of them. */
    long others() {
      return lines.stream()
              .filter(line -> line.charAt(0) == LISTED || line.charAt(0) == MISSING)
              .filter(line -> !line.startsWith(OBSERVER, 1))
              .count()
          - 1;
    }
  }

  private static Rule seen(String what, BiFunction<Armed, Look, Finding> judge) {
    return created(
        (scene, armed) ->
            Look.at(scene, what, armed)
                .map(look -> judge.apply(armed, look))
                .orElseGet(() -> unseen(scene)));
  }

  private static Finding unseen(Scene scene) {
    return Milestones.areAllReached(scene)
        ? new Finding.Undecidable(
            Reason.LIMIT,
            "This webhook did not come or go at the same moment as others, or the list could not be read then.")
        : new Finding.NotYet(scene.terms().timing().budgetEnd());
  }

  /** A rule about the creation of an arm's webhook, which may be followed by no event. */
  private static Rule created(BiFunction<Scene, Armed, Finding> judge) {
    return scene -> {
      Optional<Armed> armed = scene.evidence().armed(scene.arm());
      if (armed.isEmpty()) {
        return Part.absent(scene);
      }
      return armed.get().webhookId() == null
          ? Heard.refused(scene, armed.get())
          : judge.apply(scene, armed.get());
    };
  }

  private static Stream<Exchange> creations(Scene scene, Predicate<Exchange> which) {
    return scene
        .evidence()
        .exchanges()
        .filter(x -> x.request().method().equals("POST"))
        .filter(which);
  }

  private static boolean overlap(Exchange one, Exchange other) {
    return one.at().compareTo(other.endedAt()) < 0 && other.at().compareTo(one.endedAt()) < 0;
  }

  private static String id(Exchange creation) {
    return Delivery.json(Objects.requireNonNull(creation.answer()).body().text())
        .path("id")
        .asString("");
  }
}
