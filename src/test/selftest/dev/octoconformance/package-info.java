/** Proofs of the program as a whole. */
@NullMarked
package dev.octoconformance;

import org.jspecify.annotations.NullMarked;
