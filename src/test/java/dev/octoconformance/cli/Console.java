package dev.octoconformance.cli;

import java.io.PrintWriter;

/**
 * Where a command writes for people.
 *
 * @param out results
 * @param err problems and progress
 * @param colour whether colours are wanted
 * @param terminal whether a person is looking, so that lines may be rewritten
 * @param width columns of a line
 * @param quiet whether only the result is wanted
 */
public record Console(
    PrintWriter out, PrintWriter err, boolean colour, boolean terminal, int width, boolean quiet) {
  /** A console that is not quiet. */
  public Console(PrintWriter out, PrintWriter err, boolean colour, boolean terminal, int width) {
    this(out, err, colour, terminal, width, false);
  }

  /** The same without colours. */
  public Console withoutColour() {
    return new Console(out, err, false, terminal, width, quiet);
  }

  /** The same with everything written where problems are: what is said beside a result. */
  public Console onlyErrors() {
    return new Console(err, err, colour, terminal, width, quiet);
  }

  /** The same for the result alone. */
  public Console quietly() {
    return new Console(out, err, colour, terminal, width, true);
  }
}
