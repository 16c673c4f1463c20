/** Proofs of the room of this name. */
@NullMarked
package dev.octoconformance.harness;

import org.jspecify.annotations.NullMarked;
