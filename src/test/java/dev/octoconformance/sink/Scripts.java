package dev.octoconformance.sink;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Lens;
import dev.octoconformance.journal.Reaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * The answers of every arm by the booking that a delivery tells of: its own script for the booking
 * of its wave once that wave has begun, 200 for everything else. A URL with credentials is closed
 * to those who bring none.
 */
public final class Scripts implements Answers {
  private static final Reaction WELCOME = Reaction.status(200);

  private static final Reaction CHALLENGE =
      new Reaction(
          Reaction.Manner.ANSWER,
          401,
          List.of(new Header("WWW-Authenticate", "Basic realm=\"x\", charset=\"UTF-8\"")),
          "",
          Duration.ZERO);
  private static final Pattern USERINFO = Pattern.compile("^[^/]*//[^/?#]*@");

  private final Set<String> guarded = ConcurrentHashMap.newKeySet();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Map<String, String> bookings = new ConcurrentHashMap<>();

  private final Set<String> expected = ConcurrentHashMap.newKeySet();

  @Override
  public void expect(String token) {
    expected.add(token);
  }

  @Override
  public boolean expects(String token) {
    return expected.contains(token);
  }

  private record Script(String wave, List<Reaction> answers, AtomicInteger heard) {}

  /**
   * From now on the webhook with this token has these answers in this wave.
   *
   * @param heard how many deliveries of the wave it has heard already
   */
  public void script(String token, String wave, List<Reaction> answers, int heard) {
    if (!answers.isEmpty()) {
      scripts.put(token, new Script(wave, answers, new AtomicInteger(heard)));
    }
  }

  /** From now on nobody delivers here without credentials, if the URL of this token has some. */
  public void protect(String token, String url) {
    if (USERINFO.matcher(url).find()) {
      guarded.add(token);
    }
  }

  /** Whether somebody says who it is. */
  public static boolean isAuthorized(List<Header> headers) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Authorization"));
  }

  /** From now on the scripts of this wave hold for deliveries about this booking. */
  public void begin(String wave, String uuid) {
    bookings.put(wave, uuid);
  }

  @Override
  public Reaction to(Question request) {
    if (isAnonymous(request)) {
      return CHALLENGE;
    }
    Script script = scripts.get(request.token());
    if (script == null || !isScripted(script, request)) {
      return WELCOME;
    }
    int number = script.heard().getAndIncrement();
    return script.answers().get(Math.min(number, script.answers().size() - 1));
  }

  private boolean isAnonymous(Question request) {
    return guarded.contains(request.token())
        && request.method().equalsIgnoreCase("POST")
        && !request.authorized()
        && !request.target().contains(Redirects.FOLLOWED);
  }

  /**
   * Whether it is a delivery of the script's wave, and no probe, reservation or followed redirect.
   */
  private boolean isScripted(Script script, Question request) {
    String uuid = bookings.get(script.wave());
    return uuid != null
        && request.method().equalsIgnoreCase("POST")
        && !request.target().contains(Redirects.FOLLOWED)
        && request.body().contains(uuid)
        && !Lens.WHOLE_BOOKING.tellsOfHold(request.body());
  }
}
