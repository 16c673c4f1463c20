package dev.octoconformance.verdict;

import dev.octoconformance.requirement.Requirement;
import java.util.List;

/**
 * What somebody accepts of a run, so that it passes a gate; none of it makes a claim larger.
 *
 * @param waivers the breaches that are accepted for a while
 * @param undecided what may stay undecided
 * @param partial whether a selection of the requirements may pass
 */
public record Acceptance(Waivers waivers, List<Accepted> undecided, boolean partial) {
  /** Nothing is accepted. */
  public static final Acceptance NONE = new Acceptance(Waivers.none(), List.of(), false);

  /** What these settings accept. */
  public static Acceptance of(List<String> codes, boolean partial) {
    return new Acceptance(Waivers.none(), codes.stream().map(Accepted::of).toList(), partial);
  }

  /** The same with these breaches accepted. */
  public Acceptance with(Waivers others) {
    return new Acceptance(others, undecided, partial);
  }

  /** Whether this undecided case may pass. */
  public boolean covers(Requirement row, CaseVerdict one) {
    return undecided.stream().anyMatch(accepted -> accepted.covers(row, one));
  }
}
