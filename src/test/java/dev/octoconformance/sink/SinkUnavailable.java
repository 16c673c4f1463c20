package dev.octoconformance.sink;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The sink cannot listen where it was told to. */
public final class SinkUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SinkUnavailable(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The address that was asked for cannot be had. */
  static SinkUnavailable at(String address, Throwable cause) {
    return new SinkUnavailable(
        "The receiver cannot listen on "
            + address
            + " (in use, or not an address of this machine); choose another with --sink-bind HOST:PORT,"
            + " port 0 takes a free one.",
        cause);
  }

  /** The file with the certificate cannot be read. */
  static SinkUnavailable unreadable(Path keystore, Throwable cause) {
    return new SinkUnavailable(
        "The receiver cannot read its certificate from "
            + keystore
            + " (no such file, no keystore, or another password); check sink.keystore and"
            + " sink.keystorePassword.",
        cause);
  }

  /** The file has nothing that a server could show. */
  static SinkUnavailable keyless(Path keystore) {
    return new SinkUnavailable(
        "The receiver finds no private key with a certificate in "
            + keystore
            + "; put both into it (sink.keystore).",
        null);
  }

  /** A port that refused connections on purpose was taken before it could be opened. */
  static SinkUnavailable taken(String address, Throwable cause) {
    return new SinkUnavailable(
        "The receiver cannot listen on "
            + address
            + ", which it had kept closed on purpose: another program took the port at that moment;"
            + " run again.",
        cause);
  }

  /** Nothing leads from the public side to the sink; the sentence says why and what to do. */
  static SinkUnavailable behind(String sentence, @Nullable Throwable cause) {
    return new SinkUnavailable(sentence, cause);
  }
}
