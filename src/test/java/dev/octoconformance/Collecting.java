package dev.octoconformance;

import dev.octoconformance.cli.Background;
import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.Orders;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.RecordedRun;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.JournalLock;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The command {@code collect}: judges what a run has recorded so far, and reports it. */
final class Collecting {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm:ss", Locale.ENGLISH);

  private final Console console;
  private final Path folder;
  private final Rejudging rejudging;

  Collecting(SuiteConfig config, Console console, Extras extras) {
    this.console = console;
    this.folder = config.reportDir();
    this.rejudging = new Rejudging(config, console, extras);
  }

  /** Goes on listening in the background if nobody does; empty unless that failed. */
  OptionalInt listen(Orders orders) {
    try {
      RecordedRun run = run(JournalFile.read(journal()));
      if (run.state() != RecordedRun.State.BROKEN_OFF) {
        return OptionalInt.empty();
      }
      if (!run.eventsCaused()) {
        console
            .err()
            .println(
                "The run broke off before every event was caused, so there is nothing to listen for. Start it again with run --detach.");
        return OptionalInt.of(Exit.USAGE.code());
      }
      return Child.start(Background.LISTEN, orders, console.quietly()).awaitFarewell();
    } catch (IOException e) {
      return OptionalInt.of(refuse(e));
    }
  }

  /** Judges, reports, and gives the exit code. */
  int collect() {
    try {
      JournalFile.Recording recorded = JournalFile.read(journal());
      return report(recorded, run(recorded));
    } catch (IOException e) {
      return refuse(e);
    }
  }

  private int refuse(IOException cause) {
    String why =
        Files.exists(journal())
            ? Objects.requireNonNullElse(cause.getMessage(), cause.toString())
            : "There is no journal in "
                + folder
                + ". Name the folder of a run with --report-dir, or start one with run --detach.";
    console.err().println(why);
    return Exit.USAGE.code();
  }

  private Path journal() {
    return folder.resolve("journal.jsonl");
  }

  private RecordedRun run(JournalFile.Recording recorded) throws IOException {
    boolean living = JournalLock.holder(folder).isPresent();
    Instant heard =
        living
            ? Instant.now()
            : JournalLock.lastSign(folder).orElse(recorded.heading().startedAt());
    return new RecordedRun(
        recorded,
        ConformanceRun.Settings.of(rejudging.config(recorded.heading()), rejudging),
        Duration.between(recorded.heading().startedAt(), heard),
        living);
  }

  private int report(JournalFile.Recording recorded, RecordedRun run) throws IOException {
    int exit = rejudging.report(recorded, run, JournalLock.holder(folder).isEmpty(), null);
    if (!console.quiet()) {
      state(run, recorded.heading().startedAt()).forEach(console.out()::println);
    }
    console.out().flush();
    return exit;
  }

  private List<String> state(RecordedRun run, Instant startedAt) throws IOException {
    String open =
        "%d %s still open".formatted(run.pending(), run.pending() == 1 ? "check is" : "checks are");
    OptionalLong pid = JournalLock.holder(folder);
    return switch (run.state()) {
      case OVER -> List.of("The run is over.");
      case GOING_ON ->
          List.of(
              "The run goes on (process %d); %s%s."
                  .formatted(
                      pid.orElse(0),
                      open,
                      run.nextDecision()
                          .map(look -> "; next decision at " + clock(startedAt.plus(look)))
                          .orElse("; when the next one is decided is not known")));
      case BROKEN_OFF ->
          run.eventsCaused()
              ? List.of(
                  "Nobody listens since %s; %s. Go on with:"
                      .formatted(clock(startedAt.plus(run.now())), open),
                  "  " + command("collect --listen", folder))
              : List.of(
                  "The run broke off before every event was caused. Start it again with run --detach;"
                      + " webhooks and bookings of this one may be left at the target.");
    };
  }

  private static String clock(Instant time) {
    return CLOCK.format(time.atZone(ZoneId.systemDefault()));
  }

  /** A command as it would be typed. */
  static String command(String words, Path folder) {
    return "java -jar octo-webhooks-conformance.jar %s --report-dir %s".formatted(words, folder);
  }
}
