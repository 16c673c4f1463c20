package dev.octoconformance.proof;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.octoconformance.proof.Bytecode.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Moment;
import dev.octoconformance.journal.Action;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Library;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom, and what nobody does. */
class ArchitectureTest {
  private static final String ROOT = "dev.octoconformance";

  private static String room(String name) {
    return ROOT + "." + name + "..";
  }

  @ParameterizedTest
  @CsvSource({
    "picocli.., cli",
    "io.restassured.., target",
    "org.apache.http.., target",
    "com.github.tomakehurst..|wiremock.., sink",
    "com.networknt.., schema",
    "io.qameta.allure.., report",
    "org.assertj.., suite",
  })
  void a_heavy_library_is_known_in_one_room(String library, String room) {
    String[] packages = library.split("\\|");
    noClasses()
        .that()
        .resideOutsideOfPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(SHIPPED);
    assertThat(SHIPPED.that(resideInAPackage(room(room))))
        .as("classes of %s that know %s", room, library)
        .anyMatch(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> resideInAnyPackage(packages).test(d.getTargetClass())));
  }

  @Test
  void yaml_is_read_where_rows_and_settings_are_read() {
    noClasses()
        .that(not(resideInAnyPackage(room("requirement"), room("config"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..", "org.yaml..")
        .check(SHIPPED);
  }

  @Test
  void junit_is_known_to_questions_and_to_those_who_ask_and_record_them() {
    noClasses()
        .that(not(resideInAnyPackage(room("suite"), room("harness"))))
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".report.AllureRecord")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".Certification")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".Rejudging")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.opentest4j..")
        .because("only the Allure record listens to JUnit, and the program hands it over")
        .check(SHIPPED);
    noClasses()
        .that()
        .resideInAPackage(room("report"))
        .or()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.junit..", "org.opentest4j..")
                .and(not(resideInAPackage("org.junit.platform.launcher..")))
                .and(not(resideInAPackage("org.junit.platform.engine.."))))
        .because("a listener needs the events of the launcher and nothing else of JUnit")
        .check(SHIPPED);
  }

  @Test
  void the_vendor_knows_the_jdk_and_nobody_else() {
    classes()
        .that()
        .resideInAPackage(room("vendor"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                room("vendor"), "java..", "javax..", "com.sun.net.httpserver..", "org.jspecify.."))
        .check(SHIPPED);
  }

  @Test
  void who_judges_does_not_know_with_which_library_was_sent() {
    noClasses()
        .that(not(resideInAnyPackage(room("sender"), room("report"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("sender"))
        .orShould()
        .callMethod(Library.class, "load", Catalogue.class)
        .because("it is a hint beside a verdict and never a part of it")
        .check(SHIPPED);
  }

  @Test
  void nobody_knows_the_questions() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("suite"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("suite"))
        .check(SHIPPED);
  }

  @Test
  void the_questions_speak_of_the_target_of_rules_and_of_the_ruler() {
    noClasses()
        .that()
        .resideInAPackage(room("suite"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(
                    not(
                        resideInAnyPackage(
                            room("suite"),
                            room("target"),
                            room("rule"),
                            room("schema"),
                            room("requirement"),
                            room("harness"))))
                .and(
                    not(
                        JavaClass.Predicates.belongToAnyOf(
                            Arms.class,
                            Moment.class,
                            Action.class,
                            Reason.class,
                            Undecided.class))))
        .because(
            "arrangements register arms at a moment of the campaign, rules are told an action,"
                + " and a question may say why it could not be decided")
        .check(SHIPPED);
  }

  @Test
  void the_questions_know_no_server_client_or_report() {
    noClasses()
        .that()
        .resideInAPackage(room("suite"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.restassured..",
            "org.apache.http..",
            "com.github.tomakehurst..",
            "com.networknt..",
            "io.qameta.allure..",
            "java.net.http..",
            "java.net")
        .check(SHIPPED);
  }

  @Test
  void rules_have_no_clock_and_do_not_wait() {
    noClasses()
        .that()
        .resideInAPackage(room("rule"))
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent..")
        .check(SHIPPED);
  }

  @Test
  void the_rooms_do_not_go_round_in_circles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SHIPPED);
  }

  @Test
  void the_rooms_do_not_know_the_program() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(SHIPPED);
  }
}
