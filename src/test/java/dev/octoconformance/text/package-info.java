/** Help with words: what somebody most likely meant. */
@NullMarked
package dev.octoconformance.text;

import org.jspecify.annotations.NullMarked;
