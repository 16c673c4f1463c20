/** What a run concluded: verdicts, reasons, their roll-up and the exit code. */
@NullMarked
package dev.octoconformance.verdict;

import org.jspecify.annotations.NullMarked;
