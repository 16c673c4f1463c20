package dev.octoconformance.campaign;

import dev.octoconformance.requirement.ArmSpec;

/**
 * A webhook to register for a requirement's row.
 *
 * @param arm the name of the arm in the whole run, such as {@code DLV-01/first}
 * @param spec how the row describes it
 */
public record ArmPlan(String arm, ArmSpec spec) {}
