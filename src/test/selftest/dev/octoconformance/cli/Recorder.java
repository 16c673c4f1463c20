package dev.octoconformance.cli;

import dev.octoconformance.config.LoadedConfig;
import dev.octoconformance.config.SuiteConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A program that does nothing but remember what it was asked, and all that was printed. */
final class Recorder implements Program {
  final Map<String, String> environment = new HashMap<>();
  final Properties system = new Properties();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final int exit;
  @Nullable String command;
  @Nullable SuiteConfig config;
  @Nullable ListOptions listed;
  @Nullable DemoOptions demonstrated;
  @Nullable ListenOptions received;
  @Nullable InitOptions initialized;
  @Nullable Orders orders;
  List<Path> places = List.of();
  @Nullable RunOptions wanted;
  List<String> explained = List.of();
  boolean listening;
  @Nullable Console console;
  @Nullable RuntimeException failure;

  Recorder() {
    this(0);
  }

  Recorder(int exit) {
    this.exit = exit;
  }

  int execute(String... arguments) {
    Console given = new Console(new PrintWriter(out), new PrintWriter(err), true, false, 100);
    return CommandLineTool.execute(arguments, environment, system, given, this);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  @Override
  public int run(SuiteConfig configured, RunOptions options, Console shown) {
    config = configured;
    wanted = options;
    return done("run", shown);
  }

  @Override
  public int detach(SuiteConfig configured, Orders told, Console shown) {
    config = configured;
    orders = told;
    return done("detach", shown);
  }

  @Override
  public int collect(
      SuiteConfig configured, boolean listen, RunOptions options, Orders told, Console shown) {
    config = configured;
    wanted = options;
    orders = told;
    listening = listen;
    return done("collect", shown);
  }

  @Override
  public int regrade(Path journal, SuiteConfig configured, Console shown) {
    config = configured;
    places = List.of(journal);
    return done("regrade", shown);
  }

  @Override
  public int diff(Path before, Path after, Console shown) {
    places = List.of(before, after);
    return done("diff", shown);
  }

  @Override
  public int background(
      Background work, SuiteConfig configured, RunOptions options, Console shown) {
    config = configured;
    return done(work.command(), shown);
  }

  @Override
  public int list(SuiteConfig configured, ListOptions options, Console shown) {
    config = configured;
    listed = options;
    return done("list", shown);
  }

  @Override
  public int demo(DemoOptions options, Console shown) {
    demonstrated = options;
    return done("demo", shown);
  }

  @Override
  public int listen(ListenOptions options, Console shown) {
    received = options;
    return done("listen", shown);
  }

  @Override
  public int doctor(SuiteConfig configured, Console shown) {
    config = configured;
    return done("doctor", shown);
  }

  @Override
  public int showConfig(LoadedConfig loaded, Console shown) {
    config = loaded.config();
    return done("doctor --show-config", shown);
  }

  @Override
  public int init(InitOptions options, Console shown) {
    initialized = options;
    return done("init", shown);
  }

  @Override
  public int plan(SuiteConfig configured, Console shown) {
    config = configured;
    return done("plan", shown);
  }

  @Override
  public int explain(SuiteConfig configured, List<String> ids, Console shown) {
    config = configured;
    explained = ids;
    return done("explain", shown);
  }

  @Override
  public int sweep(SuiteConfig configured, Console shown) {
    config = configured;
    return done("sweep", shown);
  }

  private int done(String name, Console shown) {
    command = name;
    console = shown;
    if (failure != null) {
      throw failure;
    }
    return exit;
  }
}
