package dev.octoconformance.harness;

import dev.octoconformance.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** JUnit, launched so that a requirement is asked about after those that it rests on. */
final class Interview implements AutoCloseable {
  private final LauncherSession session;
  private final Examination examination;
  private final List<TestExecutionListener> listeners;
  private final Mishaps mishaps;

  Interview(Examination examination, List<TestExecutionListener> listeners) {
    this.examination = examination;
    this.listeners = new ArrayList<>(listeners);
    this.mishaps = new Mishaps(examination);
    this.listeners.add(mishaps);
    // Listeners found on the class path would write into places that other runs share.
    this.session = session();
    session
        .getStore()
        .put(Namespace.create(ConformanceExtension.class), Examination.class, examination);
  }

  private static LauncherSession session() {
    return LauncherFactory.openSession(
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());
  }

  /** Begins to load what these questions will need, while something else is waited for. */
  static void getReady(List<Question> questions) {
    Thread thread =
        new Thread(
            () -> {
              try (LauncherSession session = session()) {
                session.getLauncher().discover(request(questions));
              } catch (RuntimeException trouble) {
                // Whoever asks these questions in earnest is told.
              }
            },
            "interview");
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks these questions, foundations first, and last what is answered in the end only. */
  void ask(List<Question> questions) {
    askInLayers(questions.stream().filter(question -> !question.isAboutTheEnd()).toList());
    askInLayers(questions.stream().filter(Question::isAboutTheEnd).toList());
  }

  private void askInLayers(List<Question> questions) {
    for (List<Question> layer : layers(questions, examination::row)) {
      session
          .getLauncher()
          .execute(request(layer), listeners.toArray(TestExecutionListener[]::new));
      mishaps.failIfAnyOutsideOfTests();
    }
  }

  private static LauncherDiscoveryRequest request(List<Question> questions) {
    List<MethodSelector> selectors =
        questions.stream()
            .map(q -> DiscoverySelectors.selectMethod(q.test().getDeclaringClass(), q.test()))
            .toList();
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors)
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .configurationParameter(
            "junit.jupiter.extensions.autodetection.include", "dev.octoconformance.*")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        .build();
  }

  /** The questions in groups, each of which rests on none but earlier groups. */
  static List<List<Question>> layers(List<Question> questions, Function<String, Requirement> rows) {
    List<List<Question>> layers = new ArrayList<>();
    List<Question> left = new ArrayList<>(questions);
    while (!left.isEmpty()) {
      Set<String> waiting = new HashSet<>();
      left.forEach(question -> waiting.add(question.requirement()));
      Predicate<Question> ready =
          question ->
              foundations(question.requirement(), rows).stream().noneMatch(waiting::contains);
      List<Question> layer = left.stream().filter(ready).toList();
      if (layer.isEmpty()) {
        throw new IllegalStateException("These requirements rest on each other: " + waiting);
      }
      layers.add(layer);
      left.removeAll(layer);
    }
    return layers;
  }

  /** All that a requirement rests on, directly or not. */
  private static Set<String> foundations(String id, Function<String, Requirement> rows) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(rows.apply(id).restsOn());
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next)) {
        open.addAll(rows.apply(next).restsOn());
      }
    }
    return found;
  }

  @Override
  public void close() {
    session.close();
  }
}
