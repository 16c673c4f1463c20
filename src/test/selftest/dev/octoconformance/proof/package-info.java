/** Proofs about the project as a whole. */
@NullMarked
package dev.octoconformance.proof;

import org.jspecify.annotations.NullMarked;
