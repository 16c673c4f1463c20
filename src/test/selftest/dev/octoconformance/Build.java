package dev.octoconformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A checkout of some commit, with its jar and its launcher.
 *
 * @param folder of the checkout
 * @param cache where its launcher keeps what makes it quick
 */
record Build(Path folder, Path cache) {
  private static final String JAR = "octo-webhooks-conformance.jar";

  /** This checkout, built first where that was not done yet. */
  static Build of(Path folder, Path cache) throws IOException, InterruptedException {
    Build build = new Build(folder.toAbsolutePath().normalize(), cache);
    if (!Files.exists(build.target().resolve(JAR))) {
      Launch.Cost built = build.maven("-DskipTests", "package").run();
      if (built.exit() != 0) {
        throw new IllegalStateException("The checkout in " + folder + " cannot be built.");
      }
    }
    return build;
  }

  Path target() {
    return folder.resolve("target");
  }

  /** The commit, and whether something was changed since. */
  String commit() throws IOException, InterruptedException {
    return said(folder, "git", "describe", "--always", "--dirty", "--exclude=*");
  }

  /** The program, started by the launcher. */
  Launch launcher() {
    return program(List.of(target().resolve("octo-conformance").toString()));
  }

  /** A run against the embedded vendor; checkouts from before this had to be asked for just run. */
  Launch demo(Launch program) throws IOException {
    Path options = folder.resolve("src/test/java/dev/octoconformance/cli/CommandTree.java");
    boolean asked = Files.readString(options).contains("\"--demo\"");
    return asked ? program.with("run", "--demo") : program.with("run");
  }

  /** The program, started by Java alone. */
  Launch java() {
    return program(List.of("java", "-jar", target().resolve(JAR).toString()));
  }

  private Launch program(List<String> command) {
    return Launch.of(command).withVariable("OCTO_CONFORMANCE_CACHE", cache.toString());
  }

  /** Maven, started in the checkout. */
  Launch maven(String... arguments) {
    return Launch.of(List.of("mvn", "-B", "-q")).in(folder).with(arguments);
  }

  /** What a short command prints, in one line. */
  static String said(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return printed.lines().findFirst().orElse("");
  }
}
