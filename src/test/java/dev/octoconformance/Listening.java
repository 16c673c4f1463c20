package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.harness.RecordedRun;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;

/** Goes on with a run whose process is gone: told by its journal, with secrets from here. */
final class Listening {
  private Listening() {}

  static int of(SuiteConfig given, Console console, Runnable leftAlone) {
    try {
      JournalFile.Heading heading =
          JournalFile.read(given.reportDir().resolve("journal.jsonl")).heading();
      SuiteConfig told = RecordedRun.config(heading, given.reportDir());
      if (told.target().token() != null && given.target().token() == null) {
        console
            .err()
            .println(
                "The run was started with a token, which is needed again to clean up; give it with OCTO_TOKEN.");
        return Exit.USAGE.code();
      }
      return new Certification(withSecrets(told, given), console, leftAlone, Extras.NONE).resume();
    } catch (IOException e) {
      console.err().println(e.getMessage());
      return Exit.USAGE.code();
    }
  }

  /** What a run was told, with the secrets that its journal does not hold. */
  static SuiteConfig withSecrets(SuiteConfig told, SuiteConfig all) {
    TargetSettings given = all.target();
    TargetSettings before = told.target();
    boolean second = before.secondToken() != null && given.secondToken() != null;
    SuiteConfig heard = told.sink().keystore() == null ? told : told.withSink(all.sink());
    return heard.withTarget(
        new TargetSettings(
            before.url(),
            before.token() == null ? null : given.token(),
            second ? given.secondToken() : before.secondToken(),
            given.headers(),
            before.capabilities(),
            before.embedded()));
  }
}
