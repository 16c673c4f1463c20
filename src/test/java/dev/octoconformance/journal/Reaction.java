package dev.octoconformance.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What the sink does with one delivery.
 *
 * @param manner whether it answers, or what it does instead
 * @param status the status it answers; 0 when it answers none
 * @param headers the fields of the answer; in their values {@code {here}} stands for the URL of the
 *     webhook and {@code {elsewhere}} for one of another host and port of ours
 * @param body the body of the answer, without framing
 * @param after how long it waits before that
 */
public record Reaction(
    Manner manner, int status, List<Header> headers, String body, Duration after) {

  /** The ways in which a sink can behave. */
  public enum Manner {
    /** Answers completely. */
    ANSWER("an answer"),
    /** Never answers, and keeps the connection until the sender gives up. */
    HOLD("no answer"),
    /** Resets the connection. */
    RESET("a reset"),
    /** Closes the connection in order, without a byte. */
    CLOSE("a close without an answer"),
    /** Answers something that is not HTTP. */
    GARBAGE("garbage"),
    /** Sends an interim answer alone, and closes. */
    INTERIM("an interim answer alone"),
    /** Sends a success whose body is shorter than its head promises. */
    CUT_SHORT("a success that broke off"),
    /** Sends a success whose chunks are malformed. */
    BAD_CHUNK("a success with malformed chunks"),
    /** Sends a success whose body trickles in without an end. */
    TRICKLE("a success that trickled"),
    /** Sends a success whose body is far longer than anybody needs: 50 MB. */
    FLOOD("a success of 50 MB"),
    /** Accepts no connection until the port is opened. */
    REFUSE("a refused connection");

    private final String words;

    Manner(String words) {
      this.words = words;
    }

    /** The manner as a sentence says it. */
    public String words() {
      return words;
    }
  }

  /** A complete answer with this status, at once, with no body. */
  public static Reaction status(int status) {
    return new Reaction(Manner.ANSWER, status, List.of(), "", Duration.ZERO);
  }

  /** Something other than a complete answer, at once. */
  public static Reaction of(Manner manner) {
    return new Reaction(manner, 0, List.of(), "", Duration.ZERO);
  }

  /** The bytes of the body: in Latin-1 where the content type says so, else in UTF-8. */
  public byte[] bytes() {
    boolean latin = header("Content-Type").filter(type -> type.endsWith("=iso-8859-1")).isPresent();
    return body.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** Whether it is a complete answer from 200 to 299. */
  public boolean success() {
    return manner == Manner.ANSWER && status >= 200 && status <= 299;
  }

  /** The value of its first field of this name; empty when there is none. */
  public java.util.Optional<String> header(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The reaction as a sentence says it: {@code 500}, {@code a reset}. */
  public String words() {
    return manner == Manner.ANSWER ? Integer.toString(status) : manner.words();
  }

  /** The same with what is special about it: {@code 200 with a body of 65536 characters}. */
  public String inFull() {
    StringBuilder full = new StringBuilder(words());
    header("Content-Type").ifPresent(type -> full.append(" with ").append(type));
    header("Content-Encoding").ifPresent(coding -> full.append(" marked as ").append(coding));
    if (!body.isEmpty()) {
      full.append(" with a body of %d characters".formatted(body.length()));
    }
    return full.toString();
  }
}
