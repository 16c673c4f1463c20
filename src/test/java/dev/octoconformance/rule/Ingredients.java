package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of the ingredients of an arm that had to be tried one by one, each with a webhook of
 * its own, because the webhook with all of them was refused or never called.
 */
final class Ingredients {
  private static final Pattern ORDINARY_NAME = Pattern.compile("[A-Za-z][A-Za-z-]*");
  private static final Pattern ORDINARY_VALUE = Pattern.compile("[!-~ ]{1,100}");

  private final Scene scene;
  private final Rule rule;
  private final List<Armed> alone;

  private Ingredients(Scene scene, Rule rule) {
    this.scene = scene;
    this.rule = rule;
    String begin = scene.arm() + Scene.ALONE;
    this.alone = scene.evidence().armed().filter(armed -> armed.arm().startsWith(begin)).toList();
  }

  /** The rule for an arm; where its ingredients were tried one by one, what became of them. */
  static Rule named(Rule rule) {
    return scene -> {
      Ingredients ingredients = new Ingredients(scene, rule);
      if (ingredients.alone.isEmpty() || !Milestones.isOver(scene, Scene.A)) {
        return rule.judge(scene);
      }
      Armed whole = scene.evidence().armed(scene.arm()).orElseThrow();
      return whole.webhookId() == null
          ? ingredients.ofRefused(whole)
          : ingredients.ofAccepted(whole, rule.judge(scene));
    };
  }

  /** The rule is a breach where the arm was refused; which of its ingredients are is added. */
  static Rule blamed(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      Ingredients ingredients = new Ingredients(scene, rule);
      return finding instanceof Finding.Broken broken && !ingredients.alone.isEmpty()
          ? new Finding.Broken(
              broken.message(),
              broken.expected(),
              broken.found() + ingredients.culprits(),
              broken.evidence(),
              broken.origin())
          : finding;
    };
  }

  private String culprits() {
    String refused = names(alone.stream().filter(Ingredients::isRefused).toList());
    String mute = names(alone.stream().filter(this::isMute).toList());
    return (refused.isEmpty() ? "" : "; alone, refused is " + refused)
        + (mute.isEmpty() ? "" : "; alone, never called is " + mute)
        + (refused.isEmpty() && mute.isEmpty() ? "; each of its parts alone is taken" : "");
  }

  private Finding ofRefused(Armed whole) {
    List<Armed> refused = alone.stream().filter(Ingredients::isRefused).toList();
    Optional<Armed> unclear = refused.stream().filter(armed -> !isPolicy(armed)).findFirst();
    if (unclear.isPresent()) {
      return Finding.broken(
          "A webhook with %s neither comes to be nor is refused.".formatted(name(unclear.get())),
          "a status from 200 to 299, or one from 400 to 499",
          UrlForms.status(scene, unclear.get()),
          List.of(whole.exchange(), unclear.get().exchange()));
    }
    if (refused.size() == alone.size()) {
      return rule.judge(scene);
    }
    List<String> evidence = new ArrayList<>(List.of(whole.exchange()));
    for (Armed armed : alone) {
      if (!isRefused(armed)) {
        Finding finding = rule.judge(at(armed));
        if (!(finding instanceof Finding.Holds)) {
          return finding;
        }
      } else {
        evidence.add(armed.exchange());
      }
    }
    Optional<Armed> ordinary = refused.stream().filter(this::isOrdinary).findFirst();
    if (ordinary.isPresent()) {
      return Finding.slight(
          "A webhook with the header %s is refused, though headers are not restricted and this is one that receivers check."
              .formatted(name(ordinary.get())),
          "a webhook that sends " + name(ordinary.get()),
          "a refusal with " + UrlForms.status(scene, ordinary.get()),
          List.of(whole.exchange(), ordinary.get().exchange()));
    }
    return Finding.holds(
        refused.isEmpty()
            ? "All of them in one webhook were refused with %s, and each alone works."
                .formatted(UrlForms.status(scene, whole))
            : "Refused with a clear answer: %s. The others work.".formatted(names(refused)),
        evidence);
  }

  private Finding ofAccepted(Armed whole, Finding finding) {
    List<Armed> mute = alone.stream().filter(this::isMute).toList();
    boolean open =
        finding instanceof Finding.Undecidable undecidable
            && undecidable.reason() == Reason.BLOCKED;
    boolean silent =
        (open || finding instanceof Finding.Broken) && scene.deliveries(whole).isEmpty();
    if (!silent || !scene.waveHeard()) {
      return finding;
    }
    return Finding.broken(
        "A webhook with all of this was accepted and never called, while other webhooks were"
            + " notified.",
        "a refusal, or a webhook that works",
        "never called" + culprits(),
        mute.isEmpty()
            ? List.of(whole.exchange())
            : List.of(whole.exchange(), mute.get(0).exchange()));
  }

  private Scene at(Armed armed) {
    return new Scene(scene.evidence(), armed.arm(), scene.now(), scene.terms());
  }

  private static boolean isRefused(Armed armed) {
    return armed.webhookId() == null;
  }

  private boolean isMute(Armed armed) {
    return !isRefused(armed) && scene.deliveries(armed).isEmpty();
  }

  /** Whether it is a header that nobody would find odd. */
  private boolean isOrdinary(Armed armed) {
    return GivenHeaders.of(scene, armed).all().stream()
        .anyMatch(
            header ->
                header.name().equals(name(armed))
                    && ORDINARY_NAME.matcher(header.name()).matches()
                    && ORDINARY_VALUE.matcher(header.value()).matches());
  }

  private boolean isPolicy(Armed armed) {
    int status =
        Optional.ofNullable(scene.evidence().exchange(armed.exchange()).answer())
            .map(Exchange.Answer::status)
            .orElse(0);
    return status >= 400 && status < 500;
  }

  private String names(List<Armed> some) {
    return String.join(", ", some.stream().map(this::name).toList());
  }

  private String name(Armed armed) {
    return armed.arm().substring(scene.arm().length() + Scene.ALONE.length());
  }
}
