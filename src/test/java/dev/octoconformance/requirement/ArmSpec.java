package dev.octoconformance.requirement;

import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.Reaction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One webhook that a requirement wants registered before the events, and the answers it gives.
 *
 * @param name how reports call it, unique within the row
 * @param level the level of this arm where it differs from the row's
 * @param needs what must be available for the arm to apply, in the vocabulary of {@link
 *     Requirement#needs()}
 * @param body the fields of the creating request beside {@code url}; {@code event} is always there
 * @param text the whole text of the creating request in place of these fields, with {@code {url}}
 *     where its URL goes; null for an ordinary request
 * @param mayRefuse whether the target is free to refuse it: it is odd, and a refusal is as good an
 *     answer as a webhook that works
 * @param harmless whether nothing about it can upset a sender that accepted it, although it may be
 *     refused
 * @param capabilities the capabilities to send beside the webhook capability when it is created
 * @param url what distinguishes the URL from a plain one; null for a plain one
 * @param wave the wave that it is there for: the success wave {@code A} unless it says otherwise,
 *     the failure wave {@code B} when it has answers
 * @param crowd its part in what many do at the same moment; null for none
 * @param raw whether its deliveries must be seen byte for byte
 * @param answers what it does with the first, second, … delivery of that wave, the last one again
 *     and again; empty when it welcomes them all
 */
public record ArmSpec(
    String name,
    @Nullable Level level,
    java.util.List<String> needs,
    ObjectNode body,
    @Nullable String text,
    boolean mayRefuse,
    boolean harmless,
    java.util.List<String> capabilities,
    @Nullable UrlForm url,
    String wave,
    @Nullable Crowd crowd,
    boolean raw,
    java.util.List<Reaction> answers) {

  /** What a webhook does at the same moment as many others. */
  public enum Crowd {
    /** It is created while the others are, and deleted while they are when its wave is over. */
    JOINS,
    /** It is deleted while the others are created. */
    LEAVES;

    /** How rows write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * The special form of a webhook's URL; every part is optional and added to an unguessable path.
   *
   * @param path appended to the path, verbatim, such as {@code /a/b}
   * @param query the query, verbatim, without the question mark
   * @param userinfo what stands before the at sign, verbatim
   * @param fragment what stands behind the hash sign, verbatim
   * @param shape how scheme, host and path are written; null as the sink has them
   * @param length how many characters the URL has, which its query is filled up to; 0 as many as
   *     come about
   * @param sameAs the arm of the row whose URL it is as well; null when it has its own
   * @param certificate what is shown at the webhook's own port for HTTPS; null for no such port
   */
  public record UrlForm(
      @Nullable String path,
      @Nullable String query,
      @Nullable String userinfo,
      @Nullable String fragment,
      @Nullable Shape shape,
      int length,
      @Nullable String sameAs,
      @Nullable Certificate certificate) {

    /** A form with these parts and nothing else special. */
    public static UrlForm of(
        @Nullable String path,
        @Nullable String query,
        @Nullable String userinfo,
        @Nullable String fragment) {
      return new UrlForm(path, query, userinfo, fragment, null, 0, null, null);
    }

    /** The same with this query and this user part. */
    public UrlForm with(@Nullable String otherQuery, @Nullable String otherUserinfo) {
      return new UrlForm(
          path, otherQuery, otherUserinfo, fragment, shape, length, sameAs, certificate);
    }

    /** Whether everybody may come to it, and no other webhook has it. */
    boolean isUsual() {
      return userinfo == null && sameAs == null && certificate == null;
    }
  }

  /** An unusual way to write the address of the sink. */
  public enum Shape {
    /** Scheme and host in capitals. */
    CAPITALS,
    /** A port, also where it is the usual one. */
    WITH_PORT,
    /** The scheme {@code http}, whatever the sink has. */
    PLAIN_HTTP,
    /** An IPv4 address as host. */
    IPV4,
    /** An IPv6 address as host. */
    IPV6,
    /** No path at all: the query follows the host. */
    NO_PATH;

    /** How rows write it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A webhook for bookings that wants nothing special. */
  public static ArmSpec plain() {
    return new ArmSpec(
        "plain",
        null,
        java.util.List.of(),
        JsonNodeFactory.instance.objectNode().put("event", "booking_update"),
        null,
        false,
        false,
        java.util.List.of(),
        null,
        "A",
        null,
        false,
        java.util.List.of());
  }

  /** The same webhook, asked for with these fields and at a URL of this form. */
  public ArmSpec asking(ObjectNode otherBody, @Nullable UrlForm otherUrl) {
    return new ArmSpec(
        name,
        level,
        needs,
        otherBody,
        text,
        mayRefuse,
        harmless,
        capabilities,
        otherUrl,
        wave,
        crowd,
        raw,
        answers);
  }

  /** Whether it asks the target for the same webhook and welcomes everything, as the other does. */
  public boolean isLike(ArmSpec other) {
    return body.equals(other.body)
        && java.util.Objects.equals(text, other.text)
        && mayRefuse == other.mayRefuse
        && capabilities.equals(other.capabilities)
        && java.util.Objects.equals(url, other.url)
        && wave.equals(other.wave)
        && crowd == other.crowd
        && !needsBytes()
        && !other.needsBytes()
        && answers.isEmpty()
        && other.answers.isEmpty();
  }

  /**
   * Whether a webhook that was registered for another arm, and welcomed everything, is all that
   * this one asks for: the same event and word about retries; any language, headers and
   * capabilities where this arm names none, and any usual form of URL.
   */
  public boolean isServedBy(ArmSpec host) {
    return crowd == null
        && host.crowd == null
        && !isOdd()
        && !host.isOdd()
        && text == null
        && host.text == null
        && host.answers.isEmpty()
        && java.util.List.of("event", "retryOnError").stream()
            .allMatch(field -> body.path(field).equals(host.body.path(field)))
        && body.properties().stream()
            .allMatch(field -> field.getValue().equals(host.body.get(field.getKey())))
        && (capabilities.isEmpty() || capabilities.equals(host.capabilities))
        && (url == null ? host.url == null || host.url.isUsual() : url.equals(host.url))
        && needsBytes() == host.raw
        && answers.stream().noneMatch(r -> r.manner() == Reaction.Manner.REFUSE);
  }

  /** Whether it may upset a sender that accepted it. */
  public boolean isOdd() {
    return mayRefuse && !harmless;
  }

  /** Whether it asks the target not to retry. */
  public boolean optsOut() {
    return body.path("retryOnError").isBoolean() && !body.path("retryOnError").asBoolean();
  }

  /** What is shown at the webhook's own port for HTTPS; null when it has none. */
  public @Nullable Certificate certificate() {
    return url == null ? null : url.certificate();
  }

  /** Whether only a sink of bytes can play it. */
  public boolean needsBytes() {
    return raw
        || certificate() != null
        || answers.stream().anyMatch(r -> r.manner() != Reaction.Manner.ANSWER);
  }

  /** The event the webhook subscribes to. */
  public String event() {
    return body.required("event").asString();
  }
}
