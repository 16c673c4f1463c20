package dev.octoconformance.rule;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the rules that an accusation comes from. They say nothing about the target: what two
 * accusations have to say is the same wherever they come from, so any two of these are equal.
 */
public final class Origin {
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String RULES = Origin.class.getPackageName() + ".";

  private final List<StackTraceElement> lines;

  private Origin(List<StackTraceElement> lines) {
    this.lines = lines;
  }

  /** That of the rule which asks for it. */
  static Origin here() {
    return new Origin(
        STACK.walk(
            frames ->
                frames.filter(Origin::isOfARule).map(StackFrame::toStackTraceElement).toList()));
  }

  private static boolean isOfARule(StackFrame frame) {
    String type = frame.getClassName();
    return type.startsWith(RULES)
        && !type.equals(Origin.class.getName())
        && !type.equals(Finding.class.getName());
  }

  /** The lines, the one that accuses first. */
  public List<StackTraceElement> lines() {
    return lines;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Origin;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return lines.isEmpty() ? "" : lines.get(0).toString();
  }
}
