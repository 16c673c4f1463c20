package dev.octoconformance.harness;

import dev.octoconformance.requirement.SuiteFiles;
import dev.octoconformance.requirement.Verifies;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A test of the suite and the requirement it decides.
 *
 * @param test the test method
 * @param requirement the id of the requirement
 * @param facet the facet it decides; empty for the row itself
 */
public record Question(Method test, String requirement, String facet) {
  private static final String SUITE_PACKAGE = "dev.octoconformance.suite";
  private static final String CLASS = ".class";

  private static final List<? extends Class<?>> SUITE =
      SuiteFiles.names(SUITE_PACKAGE.replace('.', '/'), "Conformance" + CLASS).stream()
          .map(file -> suite(file.substring(0, file.length() - CLASS.length())))
          .toList();

  private static final List<Question> ALL = methods(Verifies.class).map(Question::of).toList();

  private static final List<Method> ARRANGEMENTS = methods(Arranges.class).toList();

  /** Every test of the suite, found by its package. */
  public static List<Question> all() {
    return ALL;
  }

  /** The question that a test marked with {@link Verifies} asks. */
  static Question of(Method test) {
    Verifies verifies = test.getAnnotation(Verifies.class);
    return new Question(test, verifies.value(), verifies.facet());
  }

  /** Every method of the suite that sets up webhooks. */
  static List<Method> arrangements() {
    return ARRANGEMENTS;
  }

  private static Class<?> suite(String name) {
    try {
      return Class.forName(SUITE_PACKAGE + "." + name);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("The suite has no readable class " + name, missing);
    }
  }

  private static Stream<Method> methods(Class<? extends java.lang.annotation.Annotation> marked) {
    return SUITE.stream()
        .flatMap(
            type ->
                AnnotationSupport.findAnnotatedMethods(
                    type, marked, HierarchyTraversalMode.TOP_DOWN)
                    .stream());
  }

  /** Whether it judges deliveries, and so can only be asked after the events. */
  public boolean isAboutDeliveries() {
    return test.isAnnotationPresent(ArmsOfRequirement.class);
  }

  /** Whether it can be answered only when everything is over. */
  boolean isAboutTheEnd() {
    ArmsOfRequirement arms = test.getAnnotation(ArmsOfRequirement.class);
    return arms != null && arms.inTheEnd();
  }

  /** The name of the test as a sentence. */
  public String sentence() {
    return sentence(test);
  }

  static String sentence(Method test) {
    return test.getName().replace('_', ' ');
  }
}
