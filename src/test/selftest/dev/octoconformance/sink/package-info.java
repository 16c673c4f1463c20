/** Proofs of the room of the same name. */
@NullMarked
package dev.octoconformance.sink;

import org.jspecify.annotations.NullMarked;
