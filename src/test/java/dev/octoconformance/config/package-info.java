/** What a run is told to do: every key, where its value came from, and one immutable record. */
@NullMarked
package dev.octoconformance.config;

import org.jspecify.annotations.NullMarked;
