package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.ListenOptions;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.sink.PlainReceiver;
import dev.octoconformance.verdict.Exit;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The command {@code listen}: a receiver that prints what comes, until it is interrupted. */
final class Receiving {
  private Receiving() {}

  static int listen(ListenOptions options, Console console) {
    try (PlainReceiver receiver =
        PlainReceiver.start(options.port(), options.answers(), text -> print(text, console))) {
      console
          .out()
          .printf(
              "Listening at %s, answering %s to each path.%nCtrl-C ends it.%n%n",
              receiver.url(),
              options.answers().stream().map(String::valueOf).collect(Collectors.joining(", ")));
      console.out().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      throw new ConfigException(
          List.of("%s; choose another with --port.".formatted(e.getMessage())));
    }
    return Exit.INTERRUPTED.code();
  }

  private static void print(String text, Console console) {
    console.out().println(text);
    console.out().flush();
  }
}
