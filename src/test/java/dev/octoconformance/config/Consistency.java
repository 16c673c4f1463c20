package dev.octoconformance.config;

import java.util.List;

/** Values that are right each by itself and wrong together. */
final class Consistency {
  private Consistency() {}

  /** Tells the reading about every contradiction. */
  static void check(SuiteConfig config, Reading reading) {
    if (reading.gives(ConfigKeys.SINK_URL) && reading.gives(ConfigKeys.SINK_TUNNEL)) {
      reading.problem(
          reading.place(ConfigKeys.SINK_TUNNEL)
              + ": sink.tunnel prints the public URL that sink.url gives already ("
              + reading.place(ConfigKeys.SINK_URL)
              + "). Keep one.");
    }
    boolean wanted = config.sink().tls() == SinkTls.KEYSTORE;
    if (wanted && !reading.gives(ConfigKeys.SINK_KEYSTORE)) {
      reading.problem(
          reading.place(ConfigKeys.SINK_TLS)
              + ": sink.tls is keystore, but there is no sink.keystore. Name the file, or let a"
              + " certificate be generated.");
    }
    if (!wanted && reading.gives(ConfigKeys.SINK_KEYSTORE)) {
      reading.problem(
          reading.place(ConfigKeys.SINK_KEYSTORE)
              + ": sink.keystore is given, but sink.tls is not keystore. Add sink.tls: keystore, or"
              + " leave it out.");
    }
    Secret second = config.target().secondToken();
    if (second != null && second.equals(config.target().token())) {
      reading.problem(
          reading.place(ConfigKeys.TARGET_SECOND_TOKEN)
              + ": target.secondToken is the same as target.token. Give other credentials, or leave"
              + " it out.");
    }
    // A variable may be there for other programs; what was written for this one needs its target.
    for (ConfigKey<?> key : List.of(ConfigKeys.TARGET_TOKEN, ConfigKeys.TARGET_SECOND_TOKEN)) {
      boolean written =
          reading.gives(key) && !reading.place(key).startsWith(ConfigLoader.VARIABLE_PLACE);
      if (written && !reading.gives(ConfigKeys.TARGET_URL)) {
        reading.problem(
            reading.place(key)
                + ": "
                + key.name()
                + " is given, but no target.url to send it to. Add it, or leave the token out.");
      }
    }
  }
}
