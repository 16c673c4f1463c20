package dev.octoconformance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Secrets as they are typed, unseen, or come by a pipe, one a line. */
final class TypedSecrets implements SecretPrompt {
  private final Console console;
  private @Nullable BufferedReader lines;

  TypedSecrets(Console console) {
    this.console = console;
  }

  // Up to JDK 21 there is a console only on a terminal; later ones read lines from a pipe, too.
  @SuppressWarnings("SystemConsoleNull")
  @Override
  public @Nullable String ask(String question) {
    java.io.Console terminal = System.console();
    if (terminal != null && console.terminal()) {
      char[] typed = terminal.readPassword("%s: ", question);
      return typed == null ? null : new String(typed);
    }
    try {
      BufferedReader reader =
          lines == null
              ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
              : lines;
      lines = reader;
      return reader.readLine();
    } catch (IOException unreadable) {
      return null;
    }
  }
}
