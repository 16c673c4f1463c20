package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the target cancels a booking: OCTO has two ways, of which some offer one. What works is
 * remembered; one for all askers of a run.
 */
final class Cancelling {
  private static final String REASON = "{\"reason\":\"conformance test\"}";
  private static final Set<Integer> NOT_OFFERED = Set.of(404, 405, 501);
  private static final Set<Integer> DISLIKED_BODY = Set.of(400, 411, 415, 422);

  /** A way to cancel. */
  enum Way {
    POST("/cancel"),
    DELETE("");

    private final String path;
    private final Pattern url;

    Way(String path) {
      this.path = path;
      this.url = Pattern.compile(".*/bookings/([^/?]+)" + path);
    }

    String method() {
      return name();
    }

    /** What follows the path of the booking. */
    String path() {
      return path;
    }
  }

  /** Asks for the cancellation of one booking. */
  @FunctionalInterface
  interface Call {
    Reply in(Way way, @Nullable String body);
  }

  private volatile @Nullable Way known;

  /** What came of it in the way that the target offers. */
  Reply cancel(Call call) {
    if (known == Way.DELETE) {
      return delete(call);
    }
    Reply posted = call.in(Way.POST, REASON);
    if (posted.succeeded()) {
      known = Way.POST;
    }
    if (known != null || !NOT_OFFERED.contains(posted.status())) {
      return posted;
    }
    Reply deleted = delete(call);
    if (deleted.succeeded()) {
      known = Way.DELETE;
    }
    return NOT_OFFERED.contains(deleted.status()) ? posted : deleted;
  }

  /** Once more without a body where that may be what is refused. */
  private static Reply delete(Call call) {
    Reply reply = call.in(Way.DELETE, REASON);
    return DISLIKED_BODY.contains(reply.status()) ? call.in(Way.DELETE, null) : reply;
  }

  /** The id in the URL of a request that cancels a booking, percent-encoded; empty for others. */
  static Optional<String> booking(Exchange.Request request) {
    return Arrays.stream(Way.values())
        .filter(way -> way.method().equals(request.method()))
        .map(way -> way.url.matcher(request.url()))
        .filter(Matcher::matches)
        .map(url -> url.group(1))
        .findFirst();
  }
}
