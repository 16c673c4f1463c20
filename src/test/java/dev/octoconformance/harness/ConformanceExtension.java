package dev.octoconformance.harness;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.EnvironmentFault;
import dev.octoconformance.verdict.Verdict;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/** Asks the suite's tests about the target of the run, and takes the verdict of each. */
public final class ConformanceExtension
    implements ParameterResolver, InvocationInterceptor, TestTemplateInvocationContextProvider {
  static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

  private static Examination examination(ExtensionContext context) {
    return Objects.requireNonNull(
        context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .get(Examination.class, Examination.class),
        "The tests of the suite are run through ConformanceRun");
  }

  private static Asking asking(ExtensionContext context) {
    Method test = context.getRequiredTestMethod();
    return Objects.requireNonNull(
        context
            .getStore(NAMESPACE)
            .computeIfAbsent(Asking.class, type -> plain(test, context), Asking.class));
  }

  private static Asking plain(Method test, ExtensionContext context) {
    Examination examination = examination(context);
    Question question = Question.of(test);
    var row = examination.row(question.requirement());
    return Asking.plain(question, row, examination.level(row));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return List.of(
            Target.class,
            Arm.class,
            Case.class,
            Facts.class,
            Schemas.class,
            Shared.class,
            ListBeforeRun.class)
        .contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Asking asking = asking(context);
    Examination.Parts parts = examination(context).parts();
    if (type == Target.class) {
      return parts.target().in(asking.scope());
    }
    if (type == Arm.class) {
      Examination examination = examination(context);
      return new Arm(
          Objects.requireNonNull(asking.arm()),
          (arm, rule) -> parts.judge().judge(examination.nextJudgement(asking.scope()), arm, rule),
          asking.facts());
    }
    if (type == Case.class) {
      return Objects.requireNonNull(asking.input());
    }
    if (type == Shared.class) {
      Examination examination = examination(context);
      return new Shared(examination.conversations(), asking.facts(), examination::row);
    }
    if (type == ListBeforeRun.class) {
      asking.facts().rely(List.of(parts.listBefore().id()));
      return new ListBeforeRun(new Reply(parts.listBefore()));
    }
    return type == Facts.class ? asking.facts() : parts.schemas();
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    Method test = context.getRequiredTestMethod();
    return test.isAnnotationPresent(CasesOfRequirement.class)
        || test.isAnnotationPresent(ArmsOfRequirement.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Askings.of(context.getRequiredTestMethod(), examination(context)).stream()
        .map(About::new);
  }

  private record About(Asking asking) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return asking.question().sentence() + ": " + asking.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Handing(asking));
    }
  }

  /** Hands the asking of an invocation to the parameters and the interceptor. */
  private record Handing(Asking asking)
      implements org.junit.jupiter.api.extension.BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
      context.getStore(NAMESPACE).put(Asking.class, asking);
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ask(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    ask(invocation, context);
  }

  private static void ask(
      InvocationInterceptor.Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    Examination examination = examination(context);
    Asking asking = asking(context);
    if (examination.isOver()) {
      invocation.skip();
      return;
    }
    Throwable thrown = null;
    try {
      Optional<String> why = examination.notApplicable(asking.row(), asking.needs());
      if (why.isPresent()) {
        invocation.skip();
        throw new TestAbortedException(why.get());
      }
      invocation.proceed();
      examination.goOn();
    } catch (Throwable e) { // whatever it is becomes a verdict
      thrown = e;
    }
    Optional<EnvironmentFault> inTheWay =
        thrown == null ? Optional.empty() : EnvironmentFault.within(thrown);
    if (inTheWay.isPresent()) {
      examination.breakOff(inTheWay.get());
      examination.asked(context.getUniqueId());
      return;
    }
    CaseVerdict verdict =
        Judgement.of(
            asking,
            thrown,
            examination.brokenFoundation(asking.row()),
            exchanges(examination, asking),
            Silences.of(examination.parts().journal().evidence(), asking, thrown));
    if (!asking.question().isAboutDeliveries()) {
      // A webhook of the campaign may be there for other questions, too.
      tidyUp(examination, asking);
    }
    examination.conclude(asking, verdict);
    examination.asked(context.getUniqueId());
    report(verdict, thrown);
  }

  private static void tidyUp(Examination examination, Asking asking) {
    try {
      examination.parts().cleanUp().after(asking.scope());
    } catch (EnvironmentFault inTheWay) {
      examination.breakOff(inTheWay);
    }
  }

  private static List<String> exchanges(Examination examination, Asking asking) {
    Evidence evidence = examination.parts().journal().evidence();
    Set<String> ids =
        Stream.concat(Stream.of(asking.scope()), asking.facts().heard().stream())
            .flatMap(scope -> evidence.exchanges(scope).stream())
            .map(Entry::id)
            .collect(Collectors.toSet());
    return evidence.entries(ids).stream().map(Entry::id).toList();
  }

  /**
   * Tells JUnit: FAIL is failed, INCONCLUSIVE and ERROR are broken, NOT_APPLICABLE is skipped, the
   * rest passes.
   */
  private static void report(CaseVerdict verdict, @Nullable Throwable thrown) throws Throwable {
    if (verdict.verdict() == Verdict.INCONCLUSIVE) {
      throw new Inconclusive(verdict);
    }
    boolean passes =
        switch (verdict.verdict()) {
          case PASS, WARN, OBSERVED -> true;
          case ERROR, FAIL, INCONCLUSIVE, NOT_APPLICABLE -> false;
        };
    Throwable cause = thrown == null ? verdict.accusation() : thrown;
    if (!passes && cause != null) {
      throw cause;
    }
  }

  /** Why a test is broken for JUnit: nothing could be decided. */
  private static final class Inconclusive extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inconclusive(CaseVerdict verdict) {
      super(
          (verdict.reason() == null ? "" : verdict.reason().code() + ": ") + verdict.message(),
          verdict.accusation(),
          false,
          false);
    }
  }
}
