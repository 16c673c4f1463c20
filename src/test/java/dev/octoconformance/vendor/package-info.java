/**
 * The reference vendor: a small OCTO server with webhooks, and the broken and the odd ones made
 * from it.
 */
@NullMarked
package dev.octoconformance.vendor;

import org.jspecify.annotations.NullMarked;
