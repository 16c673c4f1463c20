package dev.octoconformance.proof;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a window and with one page, steered by its own protocol. */
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private @Nullable String session;

  /** Starts the browser; fails when there is none. */
  Browser() throws IOException {
    profile = Files.createTempDirectory("octo-browser-");
    process =
        new ProcessBuilder(
                program().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(process), new Listening())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    String target =
        ask("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asString();
    session =
        ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      ask(domain + ".enable", Map.of());
    }
  }

  /** The browser on the search path. */
  private static Path program() {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No Chromium was found; install the package chromium, or start .ci/run, which does."));
  }

  private static URI address(Process process) throws IOException {
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        // What it says later is read too, so that it never waits for a reader.
        Thread rest = new Thread(() -> errors.lines().forEach(ignored -> {}), "browser");
        rest.setDaemon(true);
        rest.start();
        return URI.create(address.group(1));
      }
    }
    throw new IOException("Chromium ended before it could be steered.");
  }

  /** Sends a command and waits for its result. */
  JsonNode ask(String method, Map<String, ?> parameters) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(number, answer);
    Map<String, Object> message = new java.util.HashMap<>();
    message.put("id", number);
    message.put("method", method);
    message.put("params", parameters);
    Optional.ofNullable(session).ifPresent(id -> message.put("sessionId", id));
    socket.sendText(JSON.writeValueAsString(message), true).join();
    JsonNode said = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said.path("error"));
    }
    return said.path("result");
  }

  /** Opens a page and waits until it is there; what was noted before is forgotten. */
  void open(URI page) {
    events.clear();
    loaded = new CompletableFuture<>();
    ask("Page.navigate", Map.of("url", page.toString()));
    loaded.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** The value of an expression in the page; promises are waited for. */
  JsonNode value(String expression) {
    JsonNode result =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** What the page complained of since it was opened. */
  List<String> complaints() {
    return events.stream()
        .filter(
            e ->
                List.of("Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening")
                        .contains(method(e))
                    || (method(e).equals("Runtime.consoleAPICalled")
                        && List.of("error", "warning", "assert")
                            .contains(e.path("params").path("type").asString())))
        .map(e -> e.path("params").toString())
        .toList();
  }

  /** The addresses that were asked for since the page was opened, its own among them. */
  List<String> requests() {
    return events.stream()
        .filter(e -> method(e).equals("Network.requestWillBeSent"))
        .map(e -> e.path("params").path("request").path("url").asString())
        .toList();
  }

  private static String method(JsonNode event) {
    return event.path("method").asString("");
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (UncheckedIOException goneMeanwhile) {
      // The browser tidies up itself as it ends.
    }
  }

  private final class Listening implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void heard(JsonNode message) {
      CompletableFuture<JsonNode> waiting =
          message.has("id") ? asked.remove(message.path("id").asInt()) : null;
      if (waiting != null) {
        waiting.complete(message);
        return;
      }
      events.add(message);
      if (method(message).equals("Page.loadEventFired")) {
        loaded.complete(null);
      }
    }
  }
}
