package dev.octoconformance.journal;

import java.time.Duration;

/**
 * The end of a connection whose end tells something: of one that was held, or that we broke off.
 *
 * @param id {@code h} and a number
 * @param at when it ended
 * @param token whose it was
 * @param arrival the id of the arrival that came on it
 * @param bySender whether the sender ended it, and not we
 */
public record HangUp(String id, Duration at, String token, String arrival, boolean bySender)
    implements Entry {}
