#!/usr/bin/env bash
# Allure for Java, found 2026-12-01 with allure-java-commons 2.35.3 on Java 17.0.15:
# a step made on a thread of a pool is booked on the test that was running when the thread was made, be it another one than the test that
# gave the work. Two tests share a pool of one thread: the first one has both steps in its result, the second has none. (The context of the
# running test is inherited by a new thread, and stays with it.)
# It matters to suites that receive webhooks: an arrival told as a step on the server's thread stands in the report of whichever test was
# the first to be called back.
#
# Fetches allure-java-commons with Maven into a temporary folder, runs two tests that overlap, and prints the steps of each.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.qameta.allure</groupId>
      <artifactId>allure-java-commons</artifactId>
      <version>2.35.3</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Steps.java <<'JAVA'
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

class Steps {
  public static void main(String[] none) throws Exception {
    System.out.println("allure-java-commons 2.35.3, Java " + System.getProperty("java.version"));
    System.setProperty("allure.results.directory", "results");
    AllureLifecycle lifecycle = Allure.getLifecycle();
    Map<String, List<String>> steps = new HashMap<>();
    var sink = Executors.newSingleThreadExecutor();

    start(lifecycle, "first");
    sink.submit(() -> Allure.step("arrival for the first")).get();
    var second =
        new Thread(
            () -> {
              try {
                start(lifecycle, "second");
                sink.submit(() -> Allure.step("arrival for the second")).get();
                stop(lifecycle, "second", steps);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    second.start();
    second.join();
    stop(lifecycle, "first", steps);
    sink.shutdown();

    System.out.println("first:  " + steps.get("first"));
    System.out.println("second: " + steps.get("second"));
    boolean same = steps.get("first").equals(List.of("arrival for the first", "arrival for the second"));
    System.exit(same && steps.get("second").isEmpty() ? 0 : 1);
  }

  private static void start(AllureLifecycle lifecycle, String name) {
    lifecycle.scheduleTestCase(new TestResult().setUuid(name).setName(name));
    lifecycle.startTestCase(name);
  }

  private static void stop(AllureLifecycle lifecycle, String name, Map<String, List<String>> steps) {
    lifecycle.updateTestCase(
        name, test -> steps.put(name, test.getSteps().stream().map(StepResult::getName).toList()));
    lifecycle.stopTestCase(name);
    lifecycle.writeTestCase(name);
  }
}
JAVA
java -cp 'lib/*' Steps.java 2> /dev/null
