/** The questions: one class per file of rows, one test per requirement. */
@NullMarked
package dev.octoconformance.suite;

import org.jspecify.annotations.NullMarked;
