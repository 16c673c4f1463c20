package dev.octoconformance.harness;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;

/** A test that is asked once for every arm of its requirement, after the events. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
public @interface ArmsOfRequirement {
  /** The only arms to ask about; none for all of them. */
  String[] only() default {};

  /** Whether it can be answered only when everything is over, so that it is asked last of all. */
  boolean inTheEnd() default false;
}
