/** Proofs of the rules. */
@NullMarked
package dev.octoconformance.rule;

import org.jspecify.annotations.NullMarked;
