package dev.octoconformance.sink;

/** The sink cannot listen where it was told to. */
public final class SinkUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private SinkUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The address that was asked for cannot be had. */
  static SinkUnavailable at(String address, Throwable cause) {
    return new SinkUnavailable(
        "The sink cannot listen on "
            + address
            + " (in use, or not an address of this machine); choose another with --sink-bind HOST:PORT,"
            + " port 0 takes a free one.",
        cause);
  }

  /** A port that refused connections on purpose was taken before it could be opened. */
  static SinkUnavailable taken(String address, Throwable cause) {
    return new SinkUnavailable(
        "The sink cannot listen on "
            + address
            + ", which it had kept closed on purpose: another program took the port at that moment;"
            + " run again.",
        cause);
  }
}
