/** The program that certifies an OCTO API offering {@code octo/webhooks}. */
@NullMarked
package dev.octoconformance;

import org.jspecify.annotations.NullMarked;
