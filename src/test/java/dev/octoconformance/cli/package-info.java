/** Commands and options: what scripts type, turned into a configuration and a call. */
@NullMarked
package dev.octoconformance.cli;

import org.jspecify.annotations.NullMarked;
