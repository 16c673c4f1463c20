package dev.octoconformance.target;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much is kept of what the target answers: a little of each answer in any case, and of long
 * ones as much as the memory of this process allows.
 */
final class Room {
  /** How many bytes are kept of every answer, however many there are. */
  static final int SURE = 64 * 1024;

  private static final int LEAST = 4 * 1024 * 1024;

  /** What is read as JSON takes many times its length. */
  private static final int PART_OF_ONE = 64;

  private static final int PART_OF_ALL = 8;

  private final int largest;
  private final AtomicLong left;

  /**
   * Room for these.
   *
   * @param largest how many bytes are kept of one answer at most
   * @param altogether how many bytes are kept of long answers altogether
   */
  Room(int largest, long altogether) {
    this.largest = largest;
    this.left = new AtomicLong(altogether);
  }

  /** What a process with this memory has room for. */
  static Room ofThisProcess() {
    long memory = Runtime.getRuntime().maxMemory();
    int largest = (int) Math.min(Integer.MAX_VALUE / 4, Math.max(LEAST, memory / PART_OF_ONE));
    return new Room(largest, memory / PART_OF_ALL);
  }

  /** How many bytes are kept of one answer at most. */
  int largest() {
    return largest;
  }

  /** Whether there is room for so many bytes more, which then is taken. */
  boolean takes(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives so many bytes back. */
  void gives(long bytes) {
    left.addAndGet(bytes);
  }
}
