/** Which HTTP library the deliveries were sent with; nobody who judges asks. */
@NullMarked
package dev.octoconformance.sender;

import org.jspecify.annotations.NullMarked;
