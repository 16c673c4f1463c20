package dev.octoconformance.config;

import org.jspecify.annotations.Nullable;

/** What to book; each part that is null is discovered. */
public record BookingChoice(
    @Nullable String productId,
    @Nullable String optionId,
    @Nullable String unitId,
    @Nullable String availabilityId) {}
