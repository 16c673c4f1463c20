package dev.octoconformance.proof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.octoconformance.proof.Bytecode.ALL;
import static dev.octoconformance.proof.Bytecode.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.octoconformance.Conformance;
import dev.octoconformance.harness.Arranges;
import dev.octoconformance.requirement.Verifies;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/** What every class keeps to, whatever its room. */
class ConventionsTest {
  private static final String ROOT = Bytecode.ROOT;
  private static final String SUITE = ROOT + ".suite..";
  private static final DescribedPredicate<JavaClass> QUESTIONS =
      resideInAPackage(SUITE).and(simpleNameEndingWith("Conformance")).as("classes of questions");

  @Test
  void only_the_program_speaks_to_the_console() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Conformance.class.getName())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(SHIPPED);
  }

  @Test
  void nobody_sleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethodWhere(
            JavaCall.Predicates.target(HasName.Predicates.name("sleep"))
                .and(
                    JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.type(TimeUnit.class)))))
        .check(ALL);
  }

  @Test
  void no_field_is_shared_by_two_runs_and_can_change() {
    fields().that().areStatic().should().beFinal().check(SHIPPED);
    assertThat(sharedAndMutable())
        .as("static fields that hold something that can change")
        .isEmpty();
  }

  private static List<String> sharedAndMutable() {
    List<String> found = new ArrayList<>();
    for (JavaClass type : SHIPPED) {
      for (JavaField field : type.getFields()) {
        if (field.getModifiers().contains(JavaModifier.STATIC)
            && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
            && canChange(valueOf(field.reflect()))) {
          found.add(field.getFullName());
        }
      }
    }
    return found;
  }

  private static Object valueOf(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean canChange(Object value) {
    String type = value.getClass().getName();
    boolean collection = value instanceof Collection || value instanceof Map;
    boolean fixed =
        type.startsWith("java.util.ImmutableCollections")
            || type.startsWith("java.util.Collections$Unmodifiable")
            || type.startsWith("java.util.Collections$Empty");
    return (collection && !fixed)
        || value.getClass().isArray()
        || value instanceof ThreadLocal
        || value instanceof StringBuilder
        || type.startsWith("java.util.concurrent.");
  }

  @Test
  void every_package_says_where_null_may_be() {
    assertThat(SHIPPED.stream().map(JavaClass::getPackage).distinct())
        .allSatisfy(
            room ->
                assertThat(room.isAnnotatedWith(NullMarked.class))
                    .as("%s is @NullMarked", room.getName())
                    .isTrue());
  }

  @Test
  void no_class_is_named_after_nothing() {
    noClasses()
        .should()
        .haveNameMatching(
            ".*[.$](\\w*[a-z0-9])?(Util|Utils|Helper|Helpers|Manager|Base|Impl)([A-Z]\\w*)?")
        .check(ALL);
  }

  @Test
  void a_question_is_a_plain_method_that_names_its_requirement() {
    methods()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(SUITE))
        .and()
        .areMetaAnnotatedWith(Testable.class)
        .should()
        .beAnnotatedWith(Verifies.class)
        .check(SHIPPED);
    methods()
        .that()
        .areDeclaredInClassesThat(QUESTIONS)
        .and()
        .areNotPrivate()
        .and()
        .areNotStatic()
        .should()
        .beAnnotatedWith(Verifies.class)
        .orShould()
        .beAnnotatedWith(Arranges.class)
        .because("everything else in a question class is a private part of a question")
        .check(SHIPPED);
  }

  @Test
  void a_class_of_questions_keeps_nothing_and_inherits_nothing() {
    classes()
        .that(QUESTIONS)
        .should(
            ArchConditions.be(
                DescribedPredicate.describe(
                    "without a superclass and without interfaces",
                    type ->
                        type.getRawSuperclass()
                                .filter(s -> s.isEquivalentTo(Object.class))
                                .isPresent()
                            && type.getRawInterfaces().isEmpty())))
        .check(SHIPPED);
    fields()
        .that()
        .areDeclaredInClassesThat(QUESTIONS)
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .check(SHIPPED);
    noClasses()
        .that()
        .resideInAPackage(SUITE)
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.junit\\.jupiter\\.api\\.(Before|After)(Each|All)")
        .check(SHIPPED);
  }

  @Test
  void classes_inherit_from_each_other_only_where_the_vendor_deviates() {
    assertThat(
            SHIPPED.stream()
                .filter(type -> !type.isEnum() && !type.isAnonymousClass())
                .filter(type -> !type.getPackageName().startsWith(ROOT + ".vendor"))
                .filter(
                    type ->
                        type.getRawSuperclass()
                            .filter(s -> s.getPackageName().startsWith(ROOT))
                            .isPresent())
                .filter(type -> type.getRawSuperclass().filter(JavaClass::isEnum).isEmpty())
                .map(JavaClass::getName))
        .isEmpty();
  }

  @Test
  void a_public_class_that_is_not_a_record_can_not_be_extended() {
    assertThat(
            SHIPPED.stream()
                .filter(type -> !type.getPackageName().startsWith(ROOT + ".vendor"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isInterface() && !type.isEnum())
                .filter(type -> !Modifier.isAbstract(type.reflect().getModifiers()))
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaClass::getName))
        .isEmpty();
  }
}
