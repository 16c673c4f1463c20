/** Proofs of the room of the same name. */
@NullMarked
package dev.octoconformance.target;

import org.jspecify.annotations.NullMarked;
