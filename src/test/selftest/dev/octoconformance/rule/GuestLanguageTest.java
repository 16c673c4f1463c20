package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.notApplicable;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class GuestLanguageTest {
  private static final Header MORE = new Header("Octo-Capabilities", "octo/webhooks,octo/content");

  private static ObjectNode titled(ObjectNode booking, String title) {
    booking.putObject("product").put("title", title);
    return booking;
  }

  private static ObjectNode speaking(ObjectNode booking, String language) {
    ((ObjectNode) booking.get("contact")).putArray("locales").add(language);
    return booking;
  }

  private static Header in(String language) {
    return new Header("Accept-Language", language);
  }

  /** A wave of a guest who speaks French first and English later. */
  private static Wave wave(String found, Function<Action, String> title) {
    Wave wave = new Wave().asks(Action.CONFIRM, MORE).asks(Action.UPDATE_REFERENCE, MORE);
    wave.shows((action, booking) -> titled(booking, title.apply(action)));
    return wave.also(
        journal -> {
          journal.note(2100, Scene.LANGUAGES, found);
          journal.read(3050, Wave.UUID, speaking(wave.state(Wave.UUID, 3050), "fr"));
          journal.read(4050, Wave.UUID, speaking(wave.state(Wave.UUID, 4050), "en"));
          journal.asking(MORE);
          journal.read(3300, Wave.UUID, titled(wave.state(Wave.UUID, 3300), "Cruise"));
          journal.asking(MORE, in("fr"));
          journal.read(3310, Wave.UUID, titled(wave.state(Wave.UUID, 3310), "Croisière"));
          journal.asking(MORE, in("en"));
          journal.read(4300, Wave.UUID, titled(wave.state(Wave.UUID, 4300), "Cruise"));
          journal.asking();
        });
  }

  private static boolean isBeforeTheChange(Action action) {
    return Wave.time(action) < Wave.time(Action.UPDATE_CONTACT);
  }

  private static Wave attentive() {
    return wave("fr en", action -> isBeforeTheChange(action) ? "Croisière" : "Cruise");
  }

  private static Wave saying(String title) {
    return wave("fr en", action -> title);
  }

  @Test
  void texts_must_be_in_the_language_of_the_guest() {
    holds(attentive().judge(GuestLanguage.isSpoken()));
    Finding.Broken wrong = broken(saying("Cruise").judge(GuestLanguage.isSpoken()));
    assertThat(wrong.expected()).contains("Croisière");
  }

  @Test
  void who_opted_out_must_get_the_default_language() {
    holds(saying("Cruise").judge(GuestLanguage.isNotSpoken()));
    broken(saying("Croisière").judge(GuestLanguage.isNotSpoken()));
  }

  @Test
  void a_new_language_must_be_used_from_then_on() {
    holds(attentive().judge(GuestLanguage.isTheNewOne()));
    broken(saying("Croisière").judge(GuestLanguage.isTheNewOne()));
  }

  @Test
  void texts_in_a_third_form_accuse_nobody() {
    holds(saying("Plavba").judge(GuestLanguage.isSpoken()));
  }

  @Test
  void one_language_is_enough() {
    notApplicable(wave("", action -> "Cruise").judge(GuestLanguage.isSpoken()));
  }

  @Test
  void without_texts_the_language_is_unknown() {
    undecidable(
        saying("Cruise")
            .shows((action, booking) -> booking.remove("product"))
            .judge(GuestLanguage.isSpoken()),
        Reason.BLOCKED);
  }

  @Test
  void a_guest_of_an_unknown_language_must_be_told_of() {
    holds(new Wave().judge(GuestLanguage.mayBeUnknown()));
    undecidable(new Wave().deaf(Wave.ARM).judge(GuestLanguage.mayBeUnknown()), Reason.BLOCKED);
    broken(
        new Wave()
            .bodies(body -> body.replace(Wave.READ, "another"))
            .judge(GuestLanguage.mayBeUnknown()));
  }

  @Test
  void the_name_of_the_language_is_noted() {
    assertThat(seen(new Wave().judge(GuestLanguage.mayBeNamed())).message()).contains("do not say");
  }
}
