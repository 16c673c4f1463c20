package dev.octoconformance.requirement;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the requirement that a conformance test decides. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Verifies {
  /** The id of the row, such as {@code LIST-02}. */
  String value();

  /**
   * The facet of the row that this test decides, for rows whose aspects differ in level; empty for
   * the row itself.
   */
  String facet() default "";
}
