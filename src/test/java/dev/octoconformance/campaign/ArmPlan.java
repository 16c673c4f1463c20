package dev.octoconformance.campaign;

import dev.octoconformance.requirement.ArmSpec;
import java.util.Optional;

/**
 * A webhook to register for a requirement's row.
 *
 * @param arm the name of the arm in the whole run, such as {@code DLV-01/first}
 * @param spec how the row describes it
 * @param place what sets its URL apart from another one that the arm had; empty for its first
 */
public record ArmPlan(String arm, ArmSpec spec, String place) {

  /** An arm at its first URL. */
  public ArmPlan(String arm, ArmSpec spec) {
    this(arm, spec, "");
  }

  /** The same arm at another URL, where nothing comes that its first webhook may still be sent. */
  ArmPlan elsewhere() {
    return new ArmPlan(arm, spec, place + " elsewhere");
  }

  /** Its URL where the sink has this one; empty when the sink's address cannot be written so. */
  public Optional<String> url(String sinkUrl) {
    return Placement.url(sinkUrl, spec.url());
  }

  /** The id of the requirement that it is registered for. */
  public String requirement() {
    return requirement(arm);
  }

  /** The arm whose URL it has: itself, unless it is to share the one of another. */
  String addressee() {
    ArmSpec.UrlForm url = spec.url();
    return (url == null || url.sameAs() == null ? arm : requirement() + "/" + url.sameAs()) + place;
  }

  /** The id of the requirement that an arm of this name is registered for. */
  static String requirement(String arm) {
    return arm.replaceFirst("/.*", "");
  }

  /** The same webhook once more, under a name with this ending. */
  ArmPlan named(String ending) {
    return new ArmPlan(arm + ending, spec);
  }
}
