package dev.octoconformance.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to the target and what came of it.
 *
 * @param id {@code x} and a number
 * @param scope who asked: the requirement and case, or a step of the campaign
 * @param turn the how-manieth request of that scope, from 0; every try has the turn of the first;
 *     with the scope it finds the answer again in a recorded run
 * @param at when it was sent
 * @param took how long the answer took, or until the trouble
 * @param request what was sent
 * @param answer what was answered; null when nothing was
 * @param trouble why nothing was answered, as one sentence; null when something was
 */
public record Exchange(
    String id,
    String scope,
    int turn,
    Duration at,
    Duration took,
    Request request,
    @Nullable Answer answer,
    @Nullable String trouble)
    implements Entry {
  /** The scope of a request that changes an availability, which is not part of the API. */
  public static final String AVAILABILITY_CHANGE = "trigger.availability";

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<Integer> DISTURBED = Set.of(TOO_MANY_REQUESTS, 502, 503, 504);

  /** A request as sent; the URL is absolute. */
  public record Request(String method, String url, List<Header> headers, @Nullable String body) {}

  /** An answer as received. */
  public record Answer(int status, List<Header> headers, Body body) {

    /** Every value of a header, its lines joined by a comma as HTTP allows; empty when absent. */
    public Optional<String> header(String name) {
      List<String> values =
          headers.stream().filter(h -> h.name().equalsIgnoreCase(name)).map(Header::value).toList();
      return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }
  }

  /** When it was over. */
  public Duration endedAt() {
    return at.plus(took);
  }

  /**
   * Whether it says nothing about what was asked: without an answer, with one that only asks for
   * patience (429), or with one that a gateway in between gives as well (502, 503, 504).
   */
  public boolean isDisturbed() {
    return answer == null || DISTURBED.contains(answer.status());
  }

  /** Whether it was answered with 429: the request was not even looked at. */
  public boolean isThrottled() {
    return answer != null && answer.status() == TOO_MANY_REQUESTS;
  }

  /** Whether it was answered with 200 to 299. */
  public boolean succeeded() {
    return answer != null && answer.status() >= 200 && answer.status() <= 299;
  }
}
