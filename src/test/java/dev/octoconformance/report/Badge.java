package dev.octoconformance.report;

import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code badge.svg}: the outcome in one glance. */
final class Badge {
  private static final int LETTER = 7;
  private static final int ROOM = 34;

  private Badge() {}

  static void write(Path file, Dossier dossier) throws IOException {
    RunResult result = dossier.result();
    Exit exit = result.outcome().exit();
    String word =
        exit.word() + (result.run().partial() && exit != Exit.INTERRUPTED ? ", partial" : "");
    int left = "octo/webhooks".length() * LETTER + 14;
    WholeFile.write(
        file,
        Press.of(dossier)
            .print(
                "badge.ftlx",
                Map.of(
                    "word",
                    word,
                    "shape",
                    Shape.of(exit),
                    "sentence",
                    Conclusion.of(result),
                    "left",
                    left,
                    "width",
                    left + word.length() * LETTER + ROOM)));
  }
}
