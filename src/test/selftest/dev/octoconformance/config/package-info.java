/** Proofs of the room of the same name. */
@NullMarked
package dev.octoconformance.config;

import org.jspecify.annotations.NullMarked;
