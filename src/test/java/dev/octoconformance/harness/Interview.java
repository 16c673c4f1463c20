package dev.octoconformance.harness;

import dev.octoconformance.campaign.Moment;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Scene;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Set<String> CHANGED_LATER =
      Question.arrangements().stream()
          .map(method -> method.getAnnotation(Arranges.class))
          .filter(arranges -> arranges.at().compareTo(Moment.BETWEEN_WAVES) >= 0)
          .map(Arranges::value)
          .collect(Collectors.toUnmodifiableSet());

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

  /**
   * Asks these questions, foundations first: what is answered before anything fails while the
   * failures are waited for, and last what is answered in the end only.
   */
  void ask(List<Question> questions) {
    Map<Integer, List<Question>> turns =
        questions.stream()
            .collect(
                Collectors.groupingBy(
                    question -> turn(question, examination::row),
                    TreeMap::new,
                    Collectors.toList()));
    turns.values().forEach(this::askInLayers);
  }

  /** When a question is asked: 0 before anything fails, 1 after that, 2 in the end. */
  static int turn(Question question, Function<String, Requirement> rows) {
    if (question.isAboutTheEnd()) {
      return 2;
    }
    boolean fails =
        question.isAboutDeliveries()
            && Stream.concat(
                    Stream.of(question.requirement()),
                    foundations(question.requirement(), rows).stream())
                .map(rows)
                .flatMap(row -> Stream.concat(Stream.of(row), row.armsOf().stream().map(rows)))
                .anyMatch(Interview::isJudgedByFailures);
    return fails ? 1 : 0;
  }

  /** Whether a row is judged by webhooks that fail, or that change after the success wave. */
  private static boolean isJudgedByFailures(Requirement row) {
    return CHANGED_LATER.contains(row.id())
        || row.arms().stream().anyMatch(arm -> Scene.FAILING.contains(arm.wave()));
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
