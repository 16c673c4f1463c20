package dev.octoconformance.journal;

/** Milestones of a whole run, which tell how to judge or continue it from its journal. */
public final class Milestone {
  /** The sink listens; the detail is its public base URL and the bound address, with a space. */
  public static final String LISTENING = "the sink listens";

  /** A URL of the sink is about to be told the target, which may keep it; the detail is the URL. */
  public static final String GIVEN = "a URL was given away";

  /** No event is caused any more but to confirm what was missed. */
  public static final String EVENTS_CAUSED = "every event was caused";

  /**
   * The sink listens again after a time without it; the detail is since when nobody had listened,
   * as an ISO-8601 duration since the start of the run.
   */
  public static final String UNHEARD = "nobody listened until now";

  /**
   * Somebody came by HTTPS to the port of one webhook and left when it had seen the certificate;
   * the detail is the token of the webhook and the alert in TLS's own words, or {@code left}.
   */
  public static final String CERTIFICATE_DISLIKED = "a certificate was disliked";

  /**
   * Somebody came by HTTPS, saw the certificate and left without a request; the detail is the alert
   * in TLS's own words, or {@code left}.
   */
  public static final String HANDSHAKE_FAILED = "a handshake failed";

  /**
   * Something came that cannot be taken for a request; the detail is the token in it or {@code -},
   * the status it was answered with or 0, and why.
   */
  public static final String REFUSED_AS_HTTP = "a request was refused as HTTP";

  /** Nothing reaches the sink from outside, until {@link #UNHEARD} says that it does again. */
  public static final String CUT_OFF = "the sink is cut off";

  /**
   * The process of the suite stood still until now: it was stopped, starved, or the machine slept.
   * The detail is since when, since the start of the run, and how long the machine slept meanwhile,
   * which the time of the run does not have; both are ISO-8601 durations.
   */
  public static final String STOOD_STILL = "the suite stood still";

  /**
   * The process of the suite has been awake since the last such note, or since the sink listened,
   * but for what {@link #STOOD_STILL} says; the detail is how late a heartbeat was at most, as an
   * ISO-8601 duration.
   */
  public static final String AWAKE = "the suite is awake";

  /** Something that a reader of the reports must know; the detail is the sentence. */
  public static final String NOTICE = "notice";

  /** The run came to its end and cleaned up; the detail is what ended it early, in a word. */
  public static final String ENDED = "the run is over";

  /**
   * A rule was judged; the detail tells how many entries were written since the journal was looked
   * at for it, the time it was then, as an ISO-8601 duration since the start of the run, and which
   * judgement it is.
   */
  public static final String JUDGED = "a rule was judged";

  /** The run ends early; the detail is how many cases it had concluded by then. */
  public static final String CONCLUDED = "cases were concluded";

  /** No event can be caused and nothing be judged any more; the detail is what broke. */
  public static final String BROKEN = "the campaign broke";

  private Milestone() {}
}
