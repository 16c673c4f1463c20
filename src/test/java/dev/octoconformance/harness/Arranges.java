package dev.octoconformance.harness;

import dev.octoconformance.campaign.Moment;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that sets up webhooks of a requirement which take more than one call; it takes the arms
 * to add them to.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Arranges {
  /** The id of the requirement. */
  String value();

  /** The names of the arms that the method adds. */
  String[] arms();

  /** When it happens. */
  Moment at() default Moment.BEFORE_EVENTS;
}
