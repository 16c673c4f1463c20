package dev.octoconformance.cli;

/** What a process in the background does; the commands stand in no help. */
public enum Background {
  /** Runs from the beginning. */
  RUN("background-run"),
  /** Goes on listening for a run whose process is gone. */
  LISTEN("background-listen");

  private final String command;

  Background(String command) {
    this.command = command;
  }

  /** The command that starts it. */
  public String command() {
    return command;
  }
}
