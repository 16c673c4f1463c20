package dev.octoconformance.journal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a report where a secret stood: the same mask for the same secret, another one for
 * another, so that equality can still be read.
 *
 * <p>A known secret becomes {@code •••} and its number: the token is 1, the second token 2, further
 * ones follow. What is secret by its place (a credential in a request, a password in a URL) but not
 * known beforehand gets an {@code x} and a code instead of a number.
 */
public final class Redaction {

  /** What every mask begins with. */
  public static final String MASK = "•••";

  /** Shorter secrets are masked where they are a whole header value: as words they are anywhere. */
  private static final int LEAST_LENGTH_IN_FREE_TEXT = 6;

  /** Headers of a request of somebody's own that are no secret, or masked like any other's. */
  private static final Set<String> SHOWN =
      Set.of(
          "accept",
          "accept-language",
          "authorization",
          "content-length",
          "content-type",
          "host",
          "proxy-authorization",
          "user-agent");

  /** Begins at the slashes: beginning at the scheme takes forever on a long body of letters. */
  private static final Pattern URL_PASSWORD =
      Pattern.compile(
          "(?<=[a-zA-Z0-9+.-]:)((?:\\\\?/){2}[^\\s/?#:@\"'<>\\\\]*:)([^\\s/?#\"'<>]+)@");

  private static final Pattern BASIC =
      Pattern.compile("(?i)\\b(Basic)(\\s+)([A-Za-z0-9+/_-]{4,}={0,2})");

  private final Map<String, String> masks = new LinkedHashMap<>();
  private final @Nullable Spellings known;
  private final String salt;

  private Redaction(List<String> secrets, String salt) {
    this.salt = salt;
    for (int i = 0; i < secrets.size(); i++) {
      if (!secrets.get(i).isBlank()) {
        masks.putIfAbsent(secrets.get(i), MASK + (i + 1));
      }
    }
    List<Map.Entry<String, String>> longestFirst =
        masks.entrySet().stream()
            .filter(secret -> secret.getKey().length() >= LEAST_LENGTH_IN_FREE_TEXT)
            .sorted(Comparator.comparingInt(secret -> -secret.getKey().length()))
            .toList();
    known = longestFirst.isEmpty() ? null : new Spellings(longestFirst);
  }

  /**
   * The redaction that knows these secrets; a blank one is none.
   *
   * @param token the token of the target
   * @param secondToken the token of a second account
   * @param others further secrets, such as the values of configured headers
   */
  public static Redaction of(
      @Nullable String token, @Nullable String secondToken, Collection<String> others) {
    List<String> secrets = new ArrayList<>();
    secrets.add(token == null ? "" : token);
    secrets.add(secondToken == null ? "" : secondToken);
    secrets.addAll(others);
    // A run that goes on in another process masks as before; who lacks the token cannot guess.
    return new Redaction(
        secrets, token == null || token.isBlank() ? UUID.randomUUID().toString() : token);
  }

  /** The redaction that knows no secret beforehand: only places that hold secrets are masked. */
  public static Redaction ofPlaces() {
    return new Redaction(List.of(), UUID.randomUUID().toString());
  }

  /** This text with every secret masked, also where it is encoded ({@link Spellings}). */
  public String text(String text) {
    String masked =
        replace(
            BASIC, Redaction::mayBeBasic, text, m -> m.group(1) + m.group(2) + basic(m.group(3)));
    masked =
        replace(
            URL_PASSWORD,
            Redaction::mayBeSlashes,
            masked,
            m -> m.group(1) + maskOf(decoded(m.group(2))) + "@");
    return known == null ? masked : known.masked(masked);
  }

  private static boolean mayBeBasic(String text, int at) {
    char first = text.charAt(at);
    return (first == 'B' || first == 'b') && text.regionMatches(true, at, "Basic", 0, 5);
  }

  private static boolean mayBeSlashes(String text, int at) {
    char first = text.charAt(at);
    return (first == '/' || first == '\\') && at > 0 && text.charAt(at - 1) == ':';
  }

  /** This entry as it may be written to a file. */
  public Entry entry(Entry entry) {
    if (entry instanceof Exchange x) {
      return exchange(x);
    }
    if (entry instanceof Arrival d) {
      return new Arrival(
          d.id(),
          d.at(),
          d.token(),
          d.method(),
          text(d.target()),
          d.headers().stream().map(h -> new Header(h.name(), text(h.value()))).toList(),
          body(d.body()),
          d.answered(),
          d.head() == null ? null : text(d.head()),
          d.peer());
    }
    if (entry instanceof Armed a) {
      return new Armed(
          a.id(),
          a.at(),
          a.arm(),
          a.token(),
          text(a.url()),
          a.event(),
          a.exchange(),
          a.webhookId() == null ? null : text(a.webhookId()),
          a.wave(),
          a.optedOut(),
          a.answers());
    }
    if (entry instanceof Note n) {
      return new Note(n.id(), n.at(), n.what(), text(n.detail()));
    }
    return entry;
  }

  private Exchange exchange(Exchange x) {
    Exchange.Request asked =
        x.scope().equals(Exchange.AVAILABILITY_CHANGE) ? hidden(x.request()) : x.request();
    Exchange.Answer answer = x.answer();
    return new Exchange(
        x.id(),
        x.scope(),
        x.turn(),
        x.at(),
        x.took(),
        new Exchange.Request(
            asked.method(),
            text(asked.url()),
            asked.headers().stream().map(this::sent).toList(),
            asked.body() == null ? null : text(asked.body())),
        answer == null
            ? null
            : new Exchange.Answer(
                answer.status(),
                answer.headers().stream().map(h -> new Header(h.name(), text(h.value()))).toList(),
                body(answer.body())),
        x.trouble() == null ? null : text(x.trouble()));
  }

  /** What changes an availability is somebody's own request: nobody knows where its secrets are. */
  private Exchange.Request hidden(Exchange.Request own) {
    return new Exchange.Request(
        own.method(),
        own.url().replaceFirst("[?#].*", "?" + MASK),
        own.headers().stream()
            .map(
                header ->
                    SHOWN.contains(header.name().toLowerCase(Locale.ROOT))
                        ? header
                        : new Header(header.name(), maskOf(header.value())))
            .toList(),
        own.body() == null ? null : MASK);
  }

  private Header sent(Header header) {
    String value = header.value();
    String name = header.name().toLowerCase(Locale.ROOT);
    if (name.equals("authorization") || name.equals("proxy-authorization")) {
      int space = value.indexOf(' ');
      boolean basic = space > 0 && value.regionMatches(true, 0, "Basic ", 0, 6);
      String credential = value.substring(space + 1).strip();
      return new Header(
          header.name(),
          value.substring(0, space + 1) + (basic ? basic(credential) : maskOf(credential)));
    }
    return new Header(header.name(), masks.getOrDefault(value, text(value)));
  }

  private Body body(Body body) {
    return new Body(text(body.text()), body.utf8(), body.cut());
  }

  /** Credentials keep their user, so that they can be compared with the user of a URL. */
  private String basic(String encoded) {
    if (encoded.startsWith("[") && encoded.contains(MASK)) {
      return encoded;
    }
    if (masks.containsKey(encoded)) {
      return maskOf(encoded);
    }
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon >= 0 && pair.chars().noneMatch(c -> c < ' ' || c == 0xFFFD)) {
        return "[" + text(pair.substring(0, colon)) + ":" + maskOf(pair.substring(colon + 1)) + "]";
      }
    } catch (IllegalArgumentException notBase64) {
      // A word of prose, or a credential of another form: told apart below.
    }
    boolean prose = encoded.length() < 16 && encoded.chars().allMatch(Character::isLetter);
    return prose ? encoded : maskOf(encoded);
  }

  private static String decoded(String password) {
    try {
      return URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return password;
    }
  }

  private String maskOf(String secret) {
    if (secret.startsWith(MASK) || secret.isEmpty()) {
      return secret;
    }
    String mask = masks.get(secret);
    if (mask == null && known != null) {
      mask = known.maskOf(secret).orElse(null);
    }
    return mask != null
        ? mask
        : MASK
            + "x"
            + UUID.nameUUIDFromBytes((salt + secret).getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 6);
  }

  /**
   * The text with every match replaced, and the text itself when there is none. A pattern is tried
   * only where it may begin: most of what a target says is long and holds no secret.
   */
  private static String replace(
      Pattern pattern, Start mayBegin, String text, Function<Matcher, String> with) {
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true);
    StringBuilder out = new StringBuilder();
    int done = 0;
    int at = 0;
    while (at < text.length()) {
      if (mayBegin.at(text, at) && matcher.region(at, text.length()).lookingAt()) {
        out.append(text, done, at).append(with.apply(matcher));
        done = matcher.end();
        at = done;
      } else {
        at++;
      }
    }
    return done == 0 ? text : out.append(text, done, text.length()).toString();
  }

  /** Whether a match may begin at this place of a text. */
  private interface Start {
    boolean at(String text, int at);
  }
}
