/** Proofs of the catalogue. */
@NullMarked
package dev.octoconformance.requirement;

import org.jspecify.annotations.NullMarked;
