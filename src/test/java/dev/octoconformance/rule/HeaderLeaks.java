package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Custom headers, which are secrets, stay with the webhook that they were given for. */
public final class HeaderLeaks {
  private HeaderLeaks() {}

  /** No delivery carries a header that was given for another webhook. */
  public static Rule neverHappen() {
    return Heard.ofDeliveries(
        heard -> {
          GivenHeaders own = GivenHeaders.of(heard.scene(), heard.armed());
          List<Armed> others =
              heard
                  .scene()
                  .evidence()
                  .armed()
                  .filter(other -> !other.token().equals(heard.armed().token()))
                  .toList();
          GivenHeaders foreign =
              new GivenHeaders(
                  others.stream()
                      .flatMap(o -> GivenHeaders.of(heard.scene(), o).unmistakable().all().stream())
                      .distinct()
                      .toList());
          List<Complaint> complaints = new ArrayList<>();
          List<Delivery> guilty = new ArrayList<>();
          for (Delivery delivery : heard.deliveries()) {
            List<Complaint> leaks = leaks(own, foreign, delivery);
            complaints.addAll(leaks);
            if (!leaks.isEmpty()) {
              guilty.add(delivery);
            }
          }
          if (complaints.isEmpty() && others.stream().noneMatch(o -> isUsed(heard.scene(), o))) {
            return new Finding.Undecidable(
                Reason.BLOCKED,
                "HDR-01: no other webhook sent its custom headers, so there was nothing to leak.");
          }
          return Deliveries.verdict(
              "No delivery carries the headers of another webhook, while the others sent theirs",
              complaints,
              guilty.isEmpty() ? heard.events() : guilty);
        });
  }

  private static List<Complaint> leaks(GivenHeaders own, GivenHeaders foreign, Delivery delivery) {
    return delivery.arrival().headers().stream()
        .filter(line -> !own.hold(line))
        .filter(
            line ->
                foreign.hold(line)
                    || (foreign.names(line.name())
                        && line.name().toLowerCase(Locale.ROOT).startsWith("x-octo-")
                        && !own.names(line.name())))
        .map(
            line ->
                new Complaint(
                    line.name(),
                    own.names(line.name()) ? "the value of this webhook alone" : "no such line",
                    GivenHeaders.shown(line.value()) + ", which belongs to another webhook"))
        .toList();
  }

  /** Whether a webhook's own headers were on something that it sent. */
  private static boolean isUsed(Scene scene, Armed armed) {
    GivenHeaders given = GivenHeaders.of(scene, armed).unmistakable();
    return scene.deliveries(armed).stream()
        .anyMatch(d -> d.arrival().headers().stream().anyMatch(given::hold));
  }
}
