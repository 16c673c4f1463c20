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

  /** Something that a reader of the reports must know; the detail is the sentence. */
  public static final String NOTICE = "notice";

  /** The run came to its end and cleaned up; the detail is what ended it early, in a word. */
  public static final String ENDED = "the run is over";

  private Milestone() {}
}
