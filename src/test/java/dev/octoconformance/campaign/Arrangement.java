package dev.octoconformance.campaign;

import java.util.List;
import java.util.function.Consumer;

/**
 * Webhooks that take more than one call to set up, as a requirement wants them.
 *
 * @param requirement the id of the requirement
 * @param moment when to make it
 * @param arms the names of the arms that it adds
 * @param make makes it: creates what it takes and adds the arms
 */
public record Arrangement(
    String requirement, Moment moment, List<String> arms, Consumer<Arms> make) {}
