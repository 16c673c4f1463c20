package dev.octoconformance.harness;

import dev.octoconformance.rule.Attention;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.SinkPolicy;
import dev.octoconformance.rule.Steady;
import dev.octoconformance.rule.Unheard;
import dev.octoconformance.verdict.Undecided;
import java.util.function.BiFunction;
import org.opentest4j.TestAbortedException;

/** A registered webhook of the requirement under test, to be judged by what was delivered to it. */
public final class Arm {
  private final String name;
  private final BiFunction<String, Rule, Finding> campaign;
  private final Facts facts;

  Arm(String name, BiFunction<String, Rule, Finding> campaign, Facts facts) {
    this.name = name;
    this.campaign = campaign;
    this.facts = facts;
  }

  /** The name of the arm in the whole run, such as {@code DLV-01/first}. */
  public String name() {
    return name;
  }

  /** Waits until the rule can be judged, and accuses the target if it was broken. */
  public void must(Rule rule) {
    Finding finding =
        campaign.apply(name, SinkPolicy.excused(Attention.of(Steady.of(Unheard.of(rule)))));
    if (finding instanceof Finding.Holds holds) {
      facts.shown(holds.message(), holds.evidence());
    } else if (finding instanceof Finding.Seen seen) {
      facts.observe(seen.message());
      facts.rely(seen.evidence());
    } else if (finding instanceof Finding.Broken broken) {
      throw new Breach(broken);
    } else if (finding instanceof Finding.Slight slight) {
      throw new Breach(slight);
    } else if (finding instanceof Finding.Undecidable undecidable) {
      throw new Undecided(undecidable.reason(), undecidable.message());
    } else if (finding instanceof Finding.NotApplicable notApplicable) {
      throw new TestAbortedException(notApplicable.message());
    }
  }
}
