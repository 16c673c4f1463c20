/** The catalogue: every requirement a run can judge, read from the rows in {@code suites/}. */
@NullMarked
package dev.octoconformance.requirement;

import org.jspecify.annotations.NullMarked;
