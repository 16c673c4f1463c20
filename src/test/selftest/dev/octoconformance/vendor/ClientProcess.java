package dev.octoconformance.vendor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that sends deliveries with a real HTTP library: it is told each on a line of its
 * standard input and tells what became of it on a line of its standard output, both JSON. {@code
 * src/test/senders/README.md} has the lines.
 */
public final class ClientProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);

  /** So much longer than the time-out that it was told may a library take to give up. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Process process;
  private final String version;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();

  private ClientProcess(Process process, String version) {
    this.process = process;
    this.version = version;
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @param folder where it runs
   * @param errors where its standard error goes
   */
  public static ClientProcess start(
      List<String> command, Map<String, String> environment, Path folder, Path errors)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> line(out));
    try {
      ClientProcess client =
          new ClientProcess(
              process, text(first.get(START.toSeconds(), TimeUnit.SECONDS), "version"));
      Thread reader = new Thread(() -> client.listen(out), "client-process");
      reader.setDaemon(true);
      reader.start();
      return client;
    } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
      process.destroyForcibly();
      throw new IOException("%s did not start; see %s".formatted(command, errors), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String line(BufferedReader out) {
    try {
      String line = out.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String line, String name) {
    Object value = line.isEmpty() ? null : JsonReader.read(line);
    if (value instanceof JsonObject object && object.get(name) != null) {
      return String.valueOf(object.get(name));
    }
    throw new IllegalArgumentException("no " + name + " in " + line);
  }

  /** The version of the library, as the process says it. */
  public String version() {
    return version;
  }

  private void listen(BufferedReader out) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (JsonReader.read(line) instanceof JsonObject answer) {
          CompletableFuture<Outcome> asked = waiting.remove(String.valueOf(answer.get("id")));
          if (asked != null) {
            asked.complete(outcome(answer));
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      process.destroy();
    }
    waiting.values().forEach(w -> w.complete(Outcome.unanswered(Outcome.Ending.RESET)));
  }

  private static Outcome outcome(JsonObject answer) {
    if (!(answer.get("status") instanceof Number status)) {
      return Outcome.unanswered(Outcome.Ending.RESET);
    }
    Object retryAfter = answer.get("retryAfter");
    return Outcome.answered(
        status.intValue(),
        retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter.toString()));
  }

  /** Sends one request, and tells what the library says became of it. */
  Outcome post(String url, Map<String, String> headers, String body, Duration timeout) {
    String id = String.valueOf(count.incrementAndGet());
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    waiting.put(id, outcome);
    tell(order(id, url, headers, body, timeout));
    try {
      return outcome.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Outcome.unanswered(Outcome.Ending.TIMED_OUT);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.unanswered(Outcome.Ending.RESET);
    } finally {
      waiting.remove(id);
    }
  }

  private static JsonObject order(
      String id, String url, Map<String, String> headers, String body, Duration timeout) {
    return JsonObject.empty()
        .with("id", id)
        .with("url", url)
        .with("headers", JsonObject.of(headers))
        .with("body", body)
        .with("timeoutMillis", timeout.toMillis());
  }

  private void tell(JsonObject line) {
    byte[] bytes = (JsonText.of(line) + "\n").getBytes(StandardCharsets.UTF_8);
    OutputStream in = process.getOutputStream();
    synchronized (process) {
      try {
        in.write(bytes);
        in.flush();
      } catch (IOException e) {
        process.destroy();
      }
    }
  }

  /** Sends one request, for a look at what the library makes of it. */
  public void send(String url, Map<String, String> headers, String body, Duration timeout) {
    post(url, headers, body, timeout);
  }

  /** A conforming vendor whose attempts are made by this library. */
  public Behaviour sending() {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Webhook webhook = delivery.webhook();
        return post(
            webhook.url(),
            webhook.headers(),
            body(delivery, attempt),
            backstage().settings().senderTimeout());
      }
    };
  }

  /** A conforming vendor that leaves attempts and retries to this queue of jobs. */
  public Behaviour queueing() {
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        Webhook webhook = delivery.webhook();
        tell(
            order(
                    delivery.id(),
                    webhook.url(),
                    webhook.headers(),
                    delivery.body(),
                    backstage().settings().senderTimeout())
                .with("webhook", webhook.id())
                .with("retry", retries(webhook)));
      }

      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        tell(JsonObject.empty().with("deleted", webhook.id()));
      }
    };
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
