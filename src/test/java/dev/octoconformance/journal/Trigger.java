package dev.octoconformance.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that should, or must not, cause an event.
 *
 * @param id {@code t} and a number
 * @param at when the call was sent
 * @param done when it was answered; for a confirmation that was pending then, when it was seen to
 *     be decided
 * @param wave the wave it belongs to
 * @param action what was done
 * @param booking the uuid of the booking; null when there is none
 * @param nonce a text that only this action put into the booking; null when there is none
 * @param exchange the id of the call
 * @param accepted whether the target answered 2xx, and confirmed what was to be confirmed
 */
public record Trigger(
    String id,
    Duration at,
    Duration done,
    String wave,
    Action action,
    @Nullable String booking,
    @Nullable String nonce,
    String exchange,
    boolean accepted)
    implements Entry {}
