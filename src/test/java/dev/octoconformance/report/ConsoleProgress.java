package dev.octoconformance.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The progress of a run on the console: on a terminal one line that is rewritten, elsewhere a plain
 * line for every phase and otherwise at most one every ten seconds.
 */
public final class ConsoleProgress implements Progress {

  private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final PrintWriter out;
  private final boolean terminal;
  private final int width;
  private final LongSupplier nanoTime;
  private String phase = "";
  private int drawn;
  private long lastLine;

  /**
   * The progress on this stream.
   *
   * @param terminal whether the stream is a terminal, whose last line can be rewritten
   * @param width the columns of the terminal
   * @param nanoTime a clock that never jumps, such as {@link System#nanoTime}
   */
  public ConsoleProgress(PrintWriter out, boolean terminal, int width, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.width = width;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void phase(String what) {
    phase = Printable.line(what);
    show(phase, true);
  }

  @Override
  public synchronized void done(int done, int of) {
    show(phase + ": " + done + " of " + of, done == of && terminal);
  }

  @Override
  public synchronized void waiting(String what, Duration left) {
    show("waiting for " + Printable.line(what) + ", next decision in " + Span.of(left), false);
  }

  @Override
  public synchronized void end() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn) + "\r");
      out.flush();
      drawn = 0;
    }
  }

  private void show(String text, boolean atOnce) {
    long now = nanoTime.getAsLong();
    if (!atOnce && now - lastLine < (terminal ? REDRAW_NANOS : QUIET_NANOS)) {
      return;
    }
    lastLine = now;
    if (!terminal) {
      out.println(text);
      return;
    }
    // One column is left free: a full last column makes some terminals wrap.
    String fitting = text.length() < width ? text : text.substring(0, Math.max(0, width - 2)) + "…";
    out.print("\r" + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
    out.flush();
    drawn = fitting.length();
  }
}
