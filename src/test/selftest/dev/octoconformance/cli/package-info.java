/** Proofs of the room of the same name. */
@NullMarked
package dev.octoconformance.cli;

import org.jspecify.annotations.NullMarked;
