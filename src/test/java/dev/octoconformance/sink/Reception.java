package dev.octoconformance.sink;

import dev.octoconformance.journal.Certificate;
import java.time.Duration;
import java.util.Optional;

/** Where the webhooks of a campaign are received. */
public interface Reception {

  /** The URL of the webhook of this name, at the ordinary sink. */
  String url(String name);

  /** Its URL at the sink of bytes; empty when the target cannot reach that. */
  Optional<String> bytesUrl(String name);

  /**
   * Its URL at a port of its own that shows such a certificate to whoever comes by HTTPS; empty
   * when the target cannot reach it.
   */
  Optional<String> certifiedUrl(String name, Certificate certificate);

  /**
   * A port of its own for the webhook of this name, which refuses connections until it is opened;
   * empty when the target cannot reach it.
   */
  Optional<ClosedPort> closedPort(String name);

  /**
   * Puts the ordinary sink under strain for a moment: its slowest answer while 30 connections are
   * held; empty when that cannot be tried.
   */
  Optional<Duration> slowestUnderStrain();

  /** Answers 200 to everything that is held for this token, and from now on at once. */
  void release(String token);

  /** A port that is bound and refuses connections. */
  interface ClosedPort {
    /** The URL of the webhook on this port. */
    String url();

    /**
     * Accepts connections from now on; does nothing when it already does.
     *
     * @throws SinkUnavailable if another program took the port at that very moment
     */
    void open();
  }
}
