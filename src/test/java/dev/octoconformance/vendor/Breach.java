package dev.octoconformance.vendor;

import java.util.List;

/**
 * A requirement that a fault breaks.
 *
 * @param requirement the id of the requirement
 * @param fragment what the message about it contains
 * @param observation whether nothing is broken, and only what is noted differs from the correct
 *     vendor
 * @param company the ids of other requirements without whose webhooks and calls it does not show,
 *     beside what the requirement rests on: a yardstick, or enough of a crowd
 */
public record Breach(
    String requirement, String fragment, boolean observation, List<String> company) {

  /** A breach that shows without any company. */
  Breach(String requirement, String fragment, boolean observation) {
    this(requirement, fragment, observation, List.of());
  }

  /** The same, which shows in the company of these requirements only. */
  Breach inCompanyOf(String... ids) {
    return new Breach(requirement, fragment, observation, List.of(ids));
  }
}
