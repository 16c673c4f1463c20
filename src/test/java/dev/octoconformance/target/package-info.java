/** Our mouth: the API under test in OCTO's own words; everything said and answered is recorded. */
@NullMarked
package dev.octoconformance.target;

import org.jspecify.annotations.NullMarked;
