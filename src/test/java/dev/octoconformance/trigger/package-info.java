/** How events are caused at the target. */
@NullMarked
package dev.octoconformance.trigger;

import org.jspecify.annotations.NullMarked;
