package dev.octoconformance;

import java.io.Console;

/** Whether a person looks at what the program prints. */
final class Terminal {
  private Terminal() {}

  // Up to JDK 21 there is a console only on a terminal; since then there always is one, which
  // knows.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJdk22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
