package dev.octoconformance.requirement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sentence that must hold: a row of {@code suites/}.
 *
 * @param id the stable id, such as {@code RTY-03}
 * @param area the area of the file that the row stands in, such as {@code RTY}
 * @param level what a breach is worth
 * @param pragmatic the level under {@code --strictness pragmatic} where it differs
 * @param title the requirement as one sentence
 * @param says what the specification says, in our own words
 * @param where the place in the specification (or the other standard) that says it
 * @param hint what a vendor should look at first when it fails
 * @param excluded why it is not tested; null when it is
 * @param restsOn the ids of requirements that must hold before this one can be judged
 * @param needs what must be available for the row to apply: {@code second-credentials}, {@code
 *     second-credentials-isolated}, {@code availability-trigger}, or {@code opt-in-<word>}
 * @param facets aspects of the row with a level of their own, by name
 * @param cases its inputs, when it is judged as conversations
 * @param arms its webhooks, when it is judged by deliveries
 * @param armsOf the ids of rows whose webhooks it is judged by as well
 * @param source the file and line of the row, such as {@code suites/retries.yaml:41}
 */
public record Requirement(
    String id,
    String area,
    Level level,
    @Nullable Level pragmatic,
    String title,
    String says,
    String where,
    String hint,
    @Nullable String excluded,
    List<String> restsOn,
    List<String> needs,
    Map<String, Level> facets,
    List<Case> cases,
    List<ArmSpec> arms,
    List<String> armsOf,
    String source) {}
