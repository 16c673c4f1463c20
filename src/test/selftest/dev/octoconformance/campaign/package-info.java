/** Proofs of the room of this name. */
@NullMarked
package dev.octoconformance.campaign;

import org.jspecify.annotations.NullMarked;
