package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import java.io.ByteArrayOutputStream;

/** What is kept of one body while it arrives. */
final class Kept {
  private final Memory memory;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int taken;
  private boolean cut;

  Kept(Memory memory) {
    this.memory = memory;
  }

  /** The next byte of it. */
  void add(int next) {
    if (room(1) > 0) {
      bytes.write(next);
    }
  }

  /** The next bytes of it. */
  void add(byte[] next, int length) {
    bytes.write(next, 0, room(length));
  }

  /** For how many of these bytes there is room; when it is not for all, there is never more. */
  private int room(int length) {
    int most = cut ? bytes.size() : Memory.LARGEST;
    int wanted = bytes.size() + Math.min(length, most - bytes.size());
    if (wanted > Memory.SURE && wanted > taken && !isGranted(wanted)) {
      wanted = Math.max(bytes.size(), Memory.SURE);
    }
    int room = wanted - bytes.size();
    cut |= room < length;
    return room;
  }

  private boolean isGranted(int size) {
    int more = Math.min(2 * size, Memory.LARGEST) - taken;
    boolean granted = memory.takes(more);
    taken += granted ? more : 0;
    return granted;
  }

  /** What came, unpacked; from now on it is the journal's. */
  Body body() {
    free();
    return memory.body(bytes.toByteArray(), cut);
  }

  /** It is not kept any more. */
  void free() {
    memory.gives(taken);
    taken = 0;
  }
}
