package dev.octoconformance.sink;

import java.util.HashSet;
import java.util.Set;

/** The connections that are held, and whose are held no longer. */
final class Holds {
  private final Set<String> released = new HashSet<>();
  private final Set<Held> held = new HashSet<>();

  /** A connection that waits for its release. */
  interface Held {
    /** Whose it is. */
    String token();

    /** Lets it go; must not block. */
    void release();
  }

  /** Keeps this connection for a release; false when its token has been released already. */
  synchronized boolean keep(Held connection) {
    return !released.contains(connection.token()) && held.add(connection);
  }

  synchronized void forget(Held connection) {
    held.remove(connection);
  }

  /** Lets go everything that is held for this token, now and from now on. */
  synchronized void release(String token) {
    released.add(token);
    held.stream().filter(one -> one.token().equals(token)).forEach(Held::release);
  }
}
