/** Proofs of the room of this name. */
@NullMarked
package dev.octoconformance.verdict;

import org.jspecify.annotations.NullMarked;
