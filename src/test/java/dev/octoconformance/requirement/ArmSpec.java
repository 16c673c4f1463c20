package dev.octoconformance.requirement;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One webhook that a requirement wants registered before the events, and the answers it gives.
 *
 * @param name how reports call it, unique within the row
 * @param level the level of this arm where it differs from the row's
 * @param needs what must be available for the arm to apply, in the vocabulary of {@link
 *     Requirement#needs()}
 * @param body the fields of the creating request beside {@code url}; {@code event} is always there
 * @param capabilities the capabilities to send beside the webhook capability when it is created
 * @param url what distinguishes the URL from a plain one; null for a plain one
 * @param answers the statuses answered to the first, second, … delivery of a failing wave; the last
 *     one repeats
 */
public record ArmSpec(
    String name,
    @Nullable Level level,
    java.util.List<String> needs,
    ObjectNode body,
    java.util.List<String> capabilities,
    @Nullable UrlForm url,
    java.util.List<Integer> answers) {

  /**
   * The special form of a webhook's URL; every part is optional and added to an unguessable path.
   *
   * @param path appended to the path, verbatim, such as {@code /a/b}
   * @param query the query, verbatim, without the question mark
   * @param userinfo what stands before the at sign, verbatim
   * @param fragment what stands behind the hash sign, verbatim
   */
  public record UrlForm(
      @Nullable String path,
      @Nullable String query,
      @Nullable String userinfo,
      @Nullable String fragment) {}

  /** The event the webhook subscribes to. */
  public String event() {
    return body.required("event").asString();
  }
}
