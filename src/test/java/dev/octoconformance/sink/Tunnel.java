package dev.octoconformance.sink;

import dev.octoconformance.config.Placeholders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A tunnel from a public URL to a port of this machine: another program, kept running. */
public final class Tunnel implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final int RESTARTS = 5;
  private static final int LONGEST_LINE = 200;

  /** Who is told what becomes of it; told on a thread of the tunnel. */
  public interface Keeper {
    /** Its program ended: nothing comes through from now on. */
    void broke();

    /** It leads here again, from the same URL. */
    void mended();

    /**
     * It never leads here again from its URL.
     *
     * @param why as a clause
     */
    void lost(String why);
  }

  private final String commandLine;
  private final TunnelTool tool;
  private final int port;
  private final Duration patience;
  private final Predicate<URI> leadsHere;
  private final Consumer<ProcessHandle> started;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Program program;

  private Tunnel(
      String command,
      int port,
      Duration patience,
      Predicate<URI> leadsHere,
      Consumer<ProcessHandle> started) {
    String filled = Placeholders.fill(command, Map.of("port", String.valueOf(port)));
    this.tool = TunnelTool.of(filled);
    this.commandLine = tool.completed(filled);
    this.port = port;
    this.patience = patience;
    this.leadsHere = leadsHere;
    this.started = started;
  }

  /**
   * A tunnel to this port.
   *
   * @param command the command line, with {@code {port}} where the port belongs
   * @param patience how long the program may take to print its URL, and that to lead here
   * @param leadsHere asks at a URL and says whether that came here
   * @param started who is told each time which program was started
   * @throws SinkUnavailable if there is none in the end; its message says why and what to do
   */
  public static Tunnel open(
      String command,
      int port,
      Duration patience,
      Predicate<URI> leadsHere,
      Consumer<ProcessHandle> started) {
    Tunnel tunnel = new Tunnel(command, port, patience, leadsHere, started);
    try {
      tunnel.start();
    } catch (RuntimeException failed) {
      tunnel.close();
      throw failed;
    }
    return tunnel;
  }

  /** The public URL, without a slash at its end. */
  public URI url() {
    Program running = program;
    if (running == null) {
      throw new IllegalStateException("The tunnel is not open");
    }
    return running.printed().join();
  }

  /** From now on the program is started again when it ends, and this keeper is told. */
  public void keep(Keeper keeper) {
    Thread thread = new Thread(() -> keepRunning(keeper), "tunnel-keeper");
    thread.setDaemon(true);
    thread.start();
  }

  private void keepRunning(Keeper keeper) {
    URI first = url();
    try {
      while (true) {
        Program running = program;
        if (running == null) {
          return;
        }
        running.process().waitFor();
        if (isClosed()) {
          return;
        }
        keeper.broke();
        String trouble = restart();
        if (isClosed()) {
          return;
        }
        if (trouble == null && !url().equals(first)) {
          trouble = "it was started again and has another public URL now, " + url();
        }
        if (trouble != null) {
          keeper.lost(trouble);
          return;
        }
        keeper.mended();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why it could not be started again; null when it could. */
  private @Nullable String restart() throws InterruptedException {
    String trouble = null;
    for (int trial = 0; trial < RESTARTS; trial++) {
      if (closed.await(trial, TimeUnit.SECONDS)) {
        return null;
      }
      try {
        start();
        return null;
      } catch (SinkUnavailable failed) {
        trouble = "it could not be started again (" + failed.getMessage() + ")";
      }
    }
    return trouble;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void start() {
    Program next = Program.start(commandLine, tool, port);
    started.accept(next.process().toHandle());
    program = next;
    if (isClosed()) {
      next.end();
    }
    try {
      URI url = await(next);
      awaitItLeadsHere(next, url);
    } catch (InterruptedException e) {
      next.end();
      Thread.currentThread().interrupt();
      throw SinkUnavailable.behind("The tunnel was interrupted before it was open.", e);
    } catch (SinkUnavailable failed) {
      next.end();
      throw failed;
    }
  }

  private URI await(Program running) throws InterruptedException {
    try {
      return running.printed().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw SinkUnavailable.behind(
          "The tunnel command (%s) printed no public URL within %s%s; run it by hand with port %d, and if it prints none, give the URL with --sink-url and the port with --sink-bind."
              .formatted(word(), seconds(), running.lastLine(), port),
          late);
    } catch (ExecutionException ended) {
      throw SinkUnavailable.behind(ended(running, "it printed a public URL"), ended);
    }
  }

  private void awaitItLeadsHere(Program running, URI url) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!leadsHere.test(url)) {
      if (running.process().waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw SinkUnavailable.behind(ended(running, "its public URL led here"), null);
      }
      if (System.nanoTime() > deadline) {
        throw SinkUnavailable.behind(
            "The tunnel's public URL %s did not lead to the receiver within %s; check that the command forwards to port %d ({port} stands for it) and that no login or warning page of the tunnel is in the way."
                .formatted(url, seconds(), port),
            null);
      }
    }
  }

  private String ended(Program running, String before) {
    String code =
        running.process().isAlive() ? "" : " with exit code " + running.process().exitValue();
    return "The tunnel command (%s) ended%s before %s%s; run it by hand to see why, and give it with --tunnel \"CMD {port}\"."
        .formatted(word(), code, before, running.lastLine());
  }

  /** The program's name alone: what follows may be secret. */
  private String word() {
    return commandLine.strip().split("\\s+", 2)[0];
  }

  private String seconds() {
    return patience.toMillis() % 1000 == 0
        ? patience.toSeconds() + " s"
        : patience.toMillis() + " ms";
  }

  @Override
  public void close() {
    closed.countDown();
    Program running = program;
    if (running != null) {
      running.end();
    }
  }

  /** The program while it runs, and what it printed. */
  private static final class Program {
    private final Process process;
    private final CompletableFuture<URI> printed = new CompletableFuture<>();
    private volatile String last = "";

    private Program(Process process) {
      this.process = process;
    }

    static Program start(String commandLine, TunnelTool tool, int port) {
      boolean windows =
          System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(
                    windows ? List.of("cmd", "/c", commandLine) : List.of("sh", "-c", commandLine))
                .redirectErrorStream(true);
        // What this process was told is no business of the tunnel's.
        builder.environment().keySet().removeIf(name -> name.startsWith("OCTO_"));
        Process process = builder.start();
        Program program = new Program(process);
        Thread reader = new Thread(() -> program.read(tool, port), "tunnel-output");
        reader.setDaemon(true);
        reader.start();
        return program;
      } catch (IOException e) {
        throw SinkUnavailable.behind(
            "The tunnel command could not be started (" + e.getMessage() + "); check --tunnel.", e);
      }
    }

    Process process() {
      return process;
    }

    CompletableFuture<URI> printed() {
      return printed;
    }

    /** What it said last, for the end of a sentence. */
    String lastLine() {
      return last.isEmpty() ? "" : " (it said last: \"" + last + "\")";
    }

    private void read(TunnelTool tool, int port) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.isBlank()) {
            String text = line.strip().replaceAll("\\p{Cntrl}+", " ");
            last = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
          }
          // Tools also print where they forward to.
          tool.urlIn(line).filter(url -> url.getPort() != port).ifPresent(printed::complete);
        }
      } catch (IOException e) {
        // It ended.
      }
      try {
        process.waitFor();
        printed.completeExceptionally(new IOException("the program ended"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Ends the shell and all that it started, and waits until they are gone. */
    void end() {
      ProcessTree.end(process.toHandle());
    }
  }
}
