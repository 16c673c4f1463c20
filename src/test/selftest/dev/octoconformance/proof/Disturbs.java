package dev.octoconformance.proof;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A proof that spoils what lies between target and suite, which no vendor can, and sees that the
 * requirement about it notices.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Disturbs {
  /** The id of the requirement. */
  String value();
}
