package dev.octoconformance.report;

import dev.octoconformance.verdict.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code badge.svg}: the claim in one glance. */
final class Badge {
  private static final int LETTER = 7;
  private static final int ROOM = 34;

  private Badge() {}

  static void write(Path file, Dossier dossier) throws IOException {
    Claim claim = dossier.result().claim();
    int left = "octo/webhooks".length() * LETTER + 14;
    WholeFile.write(
        file,
        Press.of(dossier)
            .print(
                "badge.ftlx",
                Map.of(
                    "word",
                    claim.word(),
                    "sign",
                    claim.sign(),
                    "sentence",
                    claim.sentence(),
                    "left",
                    left,
                    "width",
                    left + claim.word().length() * LETTER + ROOM)));
  }
}
