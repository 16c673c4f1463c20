package dev.octoconformance.sink;

/** The sink cannot listen where it was told to. */
public final class SinkUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SinkUnavailable(String address, Throwable cause) {
    super(
        "The sink cannot listen on "
            + address
            + " (in use, or not an address of this machine); choose another with --sink-bind HOST:PORT,"
            + " port 0 takes a free one.",
        cause);
  }
}
