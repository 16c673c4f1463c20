package dev.octoconformance.report;

import java.time.Duration;

/** What somebody who waits for a run is told; may be called from any thread. */
public interface Progress {

  /** A progress that nobody watches. */
  Progress SILENT =
      new Progress() {
        @Override
        public void phase(String what) {}

        @Override
        public void done(int done, int of) {}

        @Override
        public void waiting(String what, Duration left) {}

        @Override
        public void end() {}
      };

  /** A new phase began, such as {@code creating webhooks}. */
  void phase(String what);

  /** So many of so many steps of the phase are done. */
  void done(int done, int of);

  /** Nothing can be done now; the next decision falls when this time is over. */
  void waiting(String what, Duration left);

  /** Nothing more follows. */
  void end();
}
