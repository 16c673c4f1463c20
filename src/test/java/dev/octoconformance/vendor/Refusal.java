package dev.octoconformance.vendor;

/** A request that cannot be served, with the answer that says so. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  Refusal(Answer answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  static Refusal badRequest(String message) {
    return new Refusal(Answer.badRequest(message));
  }

  /** A 400 that names the offending id, as OCTO's {@code INVALID_…} errors do. */
  static Refusal invalid(String error, String field, Object value) {
    return new Refusal(
        Answer.json(
                JsonObject.empty()
                    .with("error", error)
                    .with("errorMessage", "The " + field + " was missing or invalid")
                    .with(field, value))
            .withStatus(400));
  }

  static Refusal unprocessable(String message) {
    return new Refusal(Answer.error(400, "UNPROCESSABLE_ENTITY", message));
  }

  Answer answer() {
    return answer;
  }
}
