package dev.octoconformance;

import dev.octoconformance.cli.Console;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A console that is written to until its process takes its leave, and then no more. */
final class Farewell {
  private final AtomicBoolean said = new AtomicBoolean();
  private final Console until;
  private final Console console;

  Farewell(Console until) {
    this.until = until;
    this.console =
        new Console(
            new PrintWriter(new Until(until.out())),
            new PrintWriter(new Until(until.err()), true),
            until.colour(),
            until.terminal(),
            until.width(),
            until.quiet());
  }

  /** Where to write. */
  Console console() {
    return console;
  }

  /** Takes leave of whoever reads the console. */
  void say() {
    console.out().flush();
    console.err().flush();
    if (!said.getAndSet(true)) {
      for (PrintWriter writer : new PrintWriter[] {until.out(), until.err()}) {
        writer.println(Child.FAREWELL);
        writer.flush();
      }
    }
  }

  private final class Until extends FilterWriter {
    Until(Writer out) {
      super(out);
    }

    @Override
    public void write(int character) throws IOException {
      if (!said.get()) {
        super.write(character);
      }
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      if (!said.get()) {
        super.write(characters, from, length);
      }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      if (!said.get()) {
        super.write(text, from, length);
      }
    }
  }
}
