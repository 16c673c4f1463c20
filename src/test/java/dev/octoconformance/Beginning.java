package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.InitOptions;
import dev.octoconformance.config.ExampleFile;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The command {@code init}: a configuration file to begin with. */
final class Beginning {
  private Beginning() {}

  static int write(InitOptions options, Console console) {
    Path file = options.file();
    OpenOption[] how =
        options.force()
            ? new OpenOption[] {
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE
            }
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.writeString(file, ExampleFile.text(), how);
    } catch (FileAlreadyExistsException there) {
      console
          .err()
          .println(
              "%s is there already, and was left as it is; overwrite it with --force, or name another file: init FILE."
                  .formatted(file));
      return Exit.USAGE.code();
    } catch (IOException e) {
      console
          .err()
          .println(
              "%s cannot be written (%s); name another file: init FILE."
                  .formatted(file, e.getMessage()));
      return Exit.USAGE.code();
    }
    console
        .out()
        .printf(
            "%s was written: everything in it is the default. Take the # from what you want to say, and see what applies with:%n  java -jar octo-webhooks-conformance.jar doctor --config %s --show-config%n",
            file, file);
    return Exit.CONFORMANT.code();
  }
}
