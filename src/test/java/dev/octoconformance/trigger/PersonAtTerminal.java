package dev.octoconformance.trigger;

import java.io.Console;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The terminal that the program was started from; nobody is asked where there is none. */
public final class PersonAtTerminal implements Person {
  private final Consumer<Duration> waiting;

  /** A terminal; somebody is told every second how long is left. */
  public PersonAtTerminal(Consumer<Duration> waiting) {
    this.waiting = waiting;
  }

  // From Java 22 on there may be a console without a terminal; its input is at its end, then.
  @SuppressWarnings("SystemConsoleNull")
  @Override
  public Answer asks(String sentence, Duration longest) {
    Console console = System.console();
    if (console == null) {
      return Answer.ABSENT;
    }
    console.printf("%n%s%n", sentence);
    console.flush();
    CountDownLatch pressed = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              if (console.readLine() != null) {
                done.set(true);
              }
              pressed.countDown();
            },
            "terminal");
    reader.setDaemon(true);
    reader.start();
    try {
      for (Duration left = longest;
          left.compareTo(Duration.ZERO) > 0;
          left = left.minusSeconds(1)) {
        waiting.accept(left);
        if (pressed.await(1, TimeUnit.SECONDS)) {
          return done.get() ? Answer.DONE : Answer.ABSENT;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.SILENT;
  }
}
