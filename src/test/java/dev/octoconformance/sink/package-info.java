/**
 * Our ear: an HTTP server with an unguessable URL for every webhook, scripted answers, and a record
 * of all that arrives.
 */
@NullMarked
package dev.octoconformance.sink;

import org.jspecify.annotations.NullMarked;
