/** What must be true of deliveries: pure functions of the journal and the time. */
@NullMarked
package dev.octoconformance.rule;

import org.jspecify.annotations.NullMarked;
