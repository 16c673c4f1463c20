package dev.octoconformance.proof;

import dev.octoconformance.vendor.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The faults that a build runs in full: a fifth of them, the next one at the next commit of a
 * branch, so that five builds in a row see all.
 *
 * @param number from 1 to 5
 * @param because why it is this one's turn
 */
record Fifth(int number, String because) {
  /**
   * A number to count by instead of the commits, such as the one that a CI system gives a build.
   */
  private static final String TURN = "proof.turn";

  private static final int PARTS = 5;

  /** The fifth of this build. */
  static Fifth ofThisBuild() {
    String turn = System.getProperty(TURN, "");
    if (!turn.isEmpty()) {
      return of(Long.parseLong(turn), "-D%s=%s".formatted(TURN, turn));
    }
    Optional<String> head = git("rev-parse", "--short=10", "HEAD");
    if (head.isEmpty()) {
      return of(0, "there is no git to count commits");
    }
    if (!git("rev-parse", "--is-shallow-repository").equals(Optional.of("false"))) {
      return of(
          Long.parseLong(head.get(), 16),
          "by the hash %s: a shallow clone cannot count commits; -D%s=N can"
              .formatted(head.get(), TURN));
    }
    // Along the first parents a merge is one step, like any other commit of the branch.
    long commits = Long.parseLong(git("rev-list", "--count", "--first-parent", "HEAD").orElse("0"));
    return of(commits, "commit %d of the branch, %s".formatted(commits, head.get()));
  }

  static Fifth of(long turn, String because) {
    return new Fifth((int) Math.floorMod(turn, (long) PARTS) + 1, because);
  }

  /** Whether a fault is in it; by its name, so that it stays where it is when others are added. */
  boolean has(Fault fault) {
    return Math.floorMod(fault.name().hashCode(), PARTS) + 1 == number;
  }

  private static Optional<String> git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public String toString() {
    return "fifth %d of %d (%s)".formatted(number, PARTS, because);
  }
}
