package dev.octoconformance.harness;

import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;

/** Says what a rule finds of a webhook, as soon as it can be said. */
@FunctionalInterface
interface Judge {

  /**
   * The finding.
   *
   * @param judgement which judgement of the run it is: a text that the same suite gives it again
   * @param arm the webhook
   */
  Finding judge(String judgement, String arm, Rule rule);
}
