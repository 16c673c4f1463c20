/** Everything said and heard in a run, with times: the only evidence a verdict may rest on. */
@NullMarked
package dev.octoconformance.journal;

import org.jspecify.annotations.NullMarked;
