package dev.octoconformance.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was registered, or refused, for one purpose.
 *
 * @param id {@code a} and a number
 * @param at when the creating call was answered
 * @param arm whose it is: {@code DLV-01/first}, {@code observer/first}
 * @param token the unguessable part of its URL's path
 * @param url the URL it was registered with
 * @param event the event it subscribes to
 * @param exchange the id of the creating exchange
 * @param webhookId the id the target gave it; null when it was refused
 */
public record Armed(
    String id,
    Duration at,
    String arm,
    String token,
    String url,
    String event,
    String exchange,
    @Nullable String webhookId)
    implements Entry {}
