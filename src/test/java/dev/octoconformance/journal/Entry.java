package dev.octoconformance.journal;

import java.time.Duration;

/** One thing that was said, heard or done in a run. */
public sealed interface Entry permits Exchange, Arrival, HangUp, Armed, Trigger, Note {

  /** Its id within the run: a letter for the kind and a number, such as {@code x17}. */
  String id();

  /** When it began, since the start of the run, by a clock that never jumps. */
  Duration at();
}
