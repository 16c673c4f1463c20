package dev.octoconformance.journal;

/** What a trigger does to a booking. */
public enum Action {
  RESERVE("reserve"),
  UPDATE_HOLD("update the hold"),
  CONFIRM("confirm"),
  UPDATE_NOTES("update the notes"),
  UPDATE_CONTACT("update the contact"),
  UPDATE_REFERENCE("update the reseller reference"),
  UPDATE_UNITS("update the units"),
  CANCEL("cancel"),
  CANCEL_AGAIN("cancel again"),
  UPDATE_CANCELLED("update after cancellation"),
  CONFIRM_CANCELLED("confirm after cancellation"),
  READ("only read"),
  CHANGE_AVAILABILITY("change the availability"),
  CHANGE_BACK("change the availability back");

  private final String words;

  Action(String words) {
    this.words = words;
  }

  /** The action as a sentence says it. */
  public String words() {
    return words;
  }
}
