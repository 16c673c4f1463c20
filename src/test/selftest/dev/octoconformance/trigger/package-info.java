/** Proofs of the room of the same name. */
@NullMarked
package dev.octoconformance.trigger;

import org.jspecify.annotations.NullMarked;
