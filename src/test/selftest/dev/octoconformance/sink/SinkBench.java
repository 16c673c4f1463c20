package dev.octoconformance.sink;

import dev.octoconformance.Threads;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how many deliveries a second the sinks take without losing one, and what a look at the
 * journal costs. Senders and sink share the machine, and every delivery is a connection of its own,
 * as the sink closes each.
 *
 * <p>Arguments: seconds of one measurement (5), senders at once (16), rounds (3).
 */
public final class SinkBench {
  private static final int BODY_BYTES = 1_100;
  private static final int DELIVERIES_PER_TOKEN = 10;

  private final Duration length;
  private final int senders;
  private final int rounds;
  private final PrintStream out;

  private SinkBench(Duration length, int senders, int rounds, PrintStream out) {
    this.length = length;
    this.senders = senders;
    this.rounds = rounds;
    this.out = out;
  }

  /** A sink that is measured, on its port. */
  private record Open(int port, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** What became of one measurement. */
  private record Outcome(
      long sent,
      long lost,
      long failed,
      Duration took,
      Duration processor,
      double median,
      double slow) {
    long perSecond() {
      return sent * 1_000 / Math.max(1, took.toMillis());
    }

    long processorMicrosEach() {
      return processor.toNanos() / 1_000 / Math.max(1, sent);
    }
  }

  public static void main(String[] arguments) throws Exception {
    new SinkBench(
            Duration.ofSeconds(given(arguments, 0, 5)),
            given(arguments, 1, 16),
            given(arguments, 2, 3),
            System.out)
        .run();
  }

  private static int given(String[] arguments, int position, int usual) {
    return position < arguments.length ? Integer.parseInt(arguments[position]) : usual;
  }

  private void run() throws Exception {
    out.printf(
        "%d processors, Java %s, load %.1f; %d senders, %d s each%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        senders,
        length.toSeconds());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "deliveries",
            "per second",
            "sent",
            "lost",
            "failed",
            "p50 ms",
            "p99 ms",
            "CPU \u00b5s each"));
    for (int round = 1; round <= rounds; round++) {
      rows.add(measured("sink, round " + round, SinkBench::ordinary));
      rows.add(measured("sink of bytes, round " + round, SinkBench::ofBytes));
    }
    print(rows);
    print(looks());
  }

  private static Open ordinary(Journal journal) {
    Sink sink = Sink.open("127.0.0.1", 0, null, journal, Answers.always200());
    return new Open(sink.port(), sink::close);
  }

  private static Open ofBytes(Journal journal) {
    RawSink sink = RawSink.open("127.0.0.1", journal, Answers.always200());
    return new Open(sink.port(), sink::close);
  }

  private List<String> measured(String name, Function<Journal, Open> opening) throws Exception {
    deliveries(opening, length.dividedBy(2));
    Outcome outcome = deliveries(opening, length);
    return List.of(
        name,
        Long.toString(outcome.perSecond()),
        Long.toString(outcome.sent()),
        Long.toString(outcome.lost()),
        Long.toString(outcome.failed()),
        "%.2f".formatted(outcome.median()),
        "%.2f".formatted(outcome.slow()),
        Long.toString(outcome.processorMicrosEach()));
  }

  private Outcome deliveries(Function<Journal, Open> opening, Duration time) throws Exception {
    Journal journal = Journal.begin();
    Open open = opening.apply(journal);
    AtomicInteger failed = new AtomicInteger();
    Duration processorBefore = processor();
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    List<long[]> all = new ArrayList<>();
    try (open) {
      List<CompletableFuture<long[]>> sending =
          IntStream.range(0, senders)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> send(open.port(), i, end, failed), Threads.ofTheirOwn()))
              .toList();
      for (CompletableFuture<long[]> sender : sending) {
        all.add(sender.get());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      long arrived = journal.evidence().arrivals().map(Arrival::target).distinct().count();
      return new Outcome(
          nanos.length,
          nanos.length - Math.min(arrived, nanos.length),
          failed.get(),
          took,
          processor().minus(processorBefore),
          millis(nanos, 0.5),
          millis(nanos, 0.99));
    }
  }

  /** The processor time that this program, senders included, has taken so far. */
  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double millis(long[] nanos, double share) {
    return nanos.length == 0 ? 0 : nanos[(int) ((nanos.length - 1) * share)] / 1e6;
  }

  /**
   * Delivers one after the other, each with a target of its own, and returns how long each took.
   */
  private static long[] send(int port, int sender, long end, AtomicInteger failed) {
    String token = new Tokens("bench").of("sender " + sender);
    String body = "{\"text\":\"" + "x".repeat(BODY_BYTES) + "\"}";
    long[] nanos = new long[200_000];
    int count = 0;
    while (System.nanoTime() < end && count < nanos.length) {
      String head =
          "POST /%s?n=%d HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
              .formatted(token, count, body.length());
      long started = System.nanoTime();
      if (isDelivered(port, (head + body).getBytes(StandardCharsets.ISO_8859_1))) {
        nanos[count++] = System.nanoTime() - started;
      } else {
        failed.incrementAndGet();
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private static boolean isDelivered(int port, byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(request);
      InputStream in = socket.getInputStream();
      byte[] answer = in.readNBytes(12);
      in.transferTo(OutputStream.nullOutputStream());
      return new String(answer, StandardCharsets.ISO_8859_1).equals("HTTP/1.1 200");
    } catch (IOException e) {
      return false;
    }
  }

  private static List<List<String>> looks() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("arrivals in the journal", "evidence() ns", "arrivals(token) ns", "found"));
    for (int recorded : new int[] {1_000, 10_000, 100_000}) {
      Journal journal = filled(recorded);
      String token = new Tokens("bench").of("webhook 0");
      Evidence evidence = journal.evidence();
      int found = evidence.arrivals(token).size();
      rows.add(
          List.of(
              Integer.toString(recorded),
              Long.toString(nanos(() -> journal.evidence().entries().size(), recorded)),
              Long.toString(nanos(() -> evidence.arrivals(token).size(), found)),
              Integer.toString(found)));
    }
    return rows;
  }

  private static Journal filled(int arrivals) {
    Journal journal = Journal.begin();
    Tokens tokens = new Tokens("bench");
    for (int i = 0; i < arrivals; i++) {
      String token = tokens.of("webhook " + i / DELIVERIES_PER_TOKEN);
      journal.add(
          Journal.Kind.ARRIVAL,
          id ->
              new Arrival(
                  id, journal.now(), token, "POST", "/" + token, List.of(), Body.EMPTY, 200, null));
    }
    return journal;
  }

  /** What one of many looks costs, after a warm-up; each must find so much. */
  private static long nanos(IntSupplier look, int expected) {
    long best = Long.MAX_VALUE;
    int times = 100_000;
    for (int round = 0; round < 5; round++) {
      long started = System.nanoTime();
      for (int i = 0; i < times; i++) {
        if (look.getAsInt() != expected) {
          throw new IllegalStateException("A look found something else");
        }
      }
      best = Math.min(best, (System.nanoTime() - started) / times);
    }
    return best;
  }

  /** Prints a table as text, and again as Markdown. */
  private void print(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    rows.forEach(
        row ->
            IntStream.range(0, widths.length)
                .forEach(i -> widths[i] = Math.max(widths[i], row.get(i).length())));
    rows.forEach(row -> out.println(line(row, widths, "  ")));
    out.println();
    for (int i = 0; i < rows.size(); i++) {
      out.println("| " + line(rows.get(i), widths, " | ") + " |");
      if (i == 0) {
        out.println(
            "|" + Arrays.stream(widths).mapToObj(w -> "---|").collect(Collectors.joining()));
      }
    }
    out.println();
  }

  private static String line(List<String> cells, int[] widths, String between) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> String.format(Locale.ROOT, "%-" + widths[i] + "s", cells.get(i)))
        .collect(Collectors.joining(between));
  }
}
