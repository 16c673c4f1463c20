package dev.octoconformance.target;

import java.net.URI;

/**
 * Where the target is and what its dialect calls things.
 *
 * @param base the base URL, without a slash at its end
 * @param capability the webhook capability, such as {@code octo/webhooks}
 * @param webhooks the path of the webhooks below the base, such as {@code /webhooks}
 */
public record Dialect(URI base, String capability, String webhooks) {}
