/** The ruler: JSON read strictly, measured against schemas, compared by meaning. */
@NullMarked
package dev.octoconformance.schema;

import org.jspecify.annotations.NullMarked;
