package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Note;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a sender does with a redirect. */
public final class Redirected {
  private Redirected() {}

  /** Whether it is followed, and how, as a fact. */
  public static Rule tellTheirWay() {
    return Failing.failed(
        arm -> {
          List<Delivery> followed = followed(arm);
          if (followed.isEmpty()) {
            return Afterwards.told(arm);
          }
          Arrival arrival = followed.get(0).arrival();
          return new Finding.Seen(
              "%s was followed by %s with %s."
                  .formatted(
                      arm.answered(),
                      arrival.method(),
                      arrival.body().isEmpty() ? "no body" : "a body"),
              Heard.ids(followed));
        });
  }

  /** A redirect that is followed carries the event along. */
  public static Rule keepTheBody() {
    return Failing.failed(
        arm -> {
          List<Delivery> followed = followed(arm);
          if (followed.isEmpty()) {
            return notFollowed(arm);
          }
          String uuid = arm.failure().first().delivery().text("uuid");
          Optional<Delivery> withBody = followed.stream().filter(d -> d.mentions(uuid)).findFirst();
          if (withBody.filter(Redirected::isPost).isPresent()) {
            return Finding.holds(
                "%s was followed with the body.".formatted(arm.answered()), Heard.ids(followed));
          }
          if (!arm.schedule().retries(arm.armed()).isEmpty()) {
            return Finding.holds(
                "%s was followed %s, and the delivery was sent again."
                    .formatted(
                        arm.answered(), withBody.isEmpty() ? "without the body" : "not by POST"),
                arm.evidence());
          }
          if (withBody.isPresent()) {
            return Finding.broken(
                "%s was followed with the body and another method, which receivers of POST refuse."
                    .formatted(arm.answered()),
                "a POST with the body of the delivery, or a retry",
                withBody.get().arrival().method() + " with it",
                Heard.ids(followed));
          }
          return Finding.broken(
              "%s was followed without the body, so the event was lost on the way."
                  .formatted(arm.answered()),
              "a POST with the body of the delivery, or a retry",
              followed.get(0).arrival().method() + " without it",
              Heard.ids(followed));
        });
  }

  /** A redirect to another host is not given what was meant for the first one. */
  public static Rule keepSecrets() {
    return Failing.failed(
        arm -> {
          List<Delivery> followed = followed(arm);
          if (followed.isEmpty()) {
            return notFollowed(arm);
          }
          Set<String> secrets = secrets(arm);
          List<String> told =
              followed.stream()
                  .flatMap(d -> d.arrival().headers().stream())
                  .map(Header::name)
                  .filter(secrets::contains)
                  .distinct()
                  .toList();
          return told.isEmpty()
              ? Finding.holds(
                  "The redirect to another host was followed without custom headers or"
                      + " credentials.",
                  Heard.ids(followed))
              : Finding.broken(
                  "A redirect to another host was followed, and it was given secrets of the"
                      + " webhook.",
                  "neither custom headers nor Authorization",
                  String.join(", ", told),
                  Heard.ids(followed));
        });
  }

  /** Credentials are for the host of the URL: a redirect to another host is not given them. */
  public static Rule keepCredentials() {
    return Failing.failed(
        arm -> {
          List<Delivery> followed = followed(arm);
          List<Delivery> told =
              followed.stream()
                  .filter(d -> !d.arrival().headerValues("Authorization").isEmpty())
                  .toList();
          if (!told.isEmpty()) {
            return Finding.broken(
                "A redirect to another host was followed, and it was given the credentials of the"
                    + " URL.",
                "no Authorization",
                told.get(0).arrival().headerValues("Authorization").get(0),
                Heard.ids(told));
          }
          if (!followed.isEmpty()) {
            return Finding.holds(
                "A redirect to another host was followed without the credentials.",
                Heard.ids(followed));
          }
          Optional<Note> unseen = arm.scene().evidence().note(Scene.NO_BYTES);
          if (unseen.isPresent()) {
            return new Finding.Undecidable(Reason.TUNNEL, unseen.get().detail());
          }
          return arm.isOver()
              ? Finding.holds(
                  "A redirect to another host was not followed within %s."
                      .formatted(arm.ago(arm.failure().first().at())),
                  Failing.ids(arm.failure().attempts()))
              : arm.notYet(Optional.empty());
        });
  }

  /** The names of the headers that the webhook was created with, and Authorization. */
  private static Set<String> secrets(Failing arm) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.add("Authorization");
    Exchange created = arm.scene().evidence().exchange(arm.armed().exchange());
    String sent = Optional.ofNullable(created.request().body()).orElse("");
    JsonNode headers = Delivery.json(sent).path("headers");
    headers.propertyNames().forEach(names::add);
    return names;
  }

  private static boolean isPost(Delivery delivery) {
    return delivery.arrival().method().equals("POST");
  }

  private static List<Delivery> followed(Failing arm) {
    return Attempts.followed(arm.scene(), arm.armed());
  }

  private static Finding notFollowed(Failing arm) {
    if (!arm.isOver() && arm.schedule().retries(arm.armed()).isEmpty()) {
      return arm.notYet(Optional.empty());
    }
    return new Finding.Seen(
        "%s was not followed within %s."
            .formatted(arm.answered(), arm.ago(arm.failure().first().at())),
        Failing.ids(arm.failure().attempts()));
  }
}
