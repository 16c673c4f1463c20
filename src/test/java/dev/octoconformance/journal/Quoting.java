package dev.octoconformance.journal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shortens the bodies in the lines of a journal: the same booking is said to many webhooks, again
 * and again. What an earlier body said is quoted from it, and a character that goes on and on is
 * counted.
 *
 * <p>A text is then the list of its pieces: a text as it is, a quote {@code {"of": "d204", "from":
 * 31, "to": 4921}} of the body of that entry (a delivery's, or an answer's), or {@code {"repeat":
 * "x", "times": 1000}}. Places count UTF-16 units from 0. {@link Quoted} reads it.
 */
final class Quoting {
  private static final int LEAST = 128;
  private static final int BLOCK = 32;
  private static final int ROLLED_OUT = power();

  /** How many of the latest bodies are quoted from. */
  private static final int KEPT = 512;

  private static final int SLOT_BITS = 16;

  /** What was said in an entry, the how-manieth body it was, from 1. */
  private record Said(int number, String id, String text) {}

  private final @Nullable Said[] latest = new Said[KEPT];

  /** Where a block of that hash was said last: the number of the body, and its place in it. */
  private final long[] places = new long[1 << SLOT_BITS];

  private int count;

  /** Shortens the bodies of this entry, and remembers what it says. */
  void shorten(ObjectNode entry) {
    shorten(entry.path("request"), "body");
    JsonNode answer = entry.path("answer").path("body");
    JsonNode body = answer.isObject() ? answer : entry.path("body");
    String text = body.path("text").asString("");
    shorten(body, "text");
    if (text.length() >= LEAST) {
      remember(entry.path("id").asString(), text);
    }
  }

  private void shorten(JsonNode holder, String key) {
    if (holder instanceof ObjectNode object && object.path(key).isString()) {
      String text = object.path(key).asString();
      Pieces pieces = pieces(text);
      if (pieces.isShorter()) {
        object.set(key, pieces.list);
      }
    }
  }

  private Pieces pieces(String text) {
    Pieces pieces = new Pieces(text);
    int at = 0;
    int hash = hash(text, 0);
    while (at + BLOCK <= text.length()) {
      int next = pieces.repeat(at);
      if (next == at) {
        next = quote(pieces, at, hash);
      }
      if (next > at) {
        at = next;
        hash = hash(text, at);
      } else {
        if (at + BLOCK < text.length()) {
          hash = 31 * (hash - text.charAt(at) * ROLLED_OUT) + text.charAt(at + BLOCK);
        }
        at++;
      }
    }
    pieces.literal(text.length());
    return pieces;
  }

  /** Where to go on after what stands here was quoted; here when it cannot be. */
  private int quote(Pieces pieces, int at, int hash) {
    long place = places[slot(hash)];
    Said said = latest[(int) (place >>> 32) % KEPT];
    if (said == null || said.number() != (int) (place >>> 32)) {
      return at;
    }
    return pieces.quote(said.id(), said.text(), at, (int) place);
  }

  private void remember(String id, String text) {
    count++;
    latest[count % KEPT] = new Said(count, id, text);
    for (int at = 0; at + BLOCK <= text.length(); at += BLOCK) {
      places[slot(hash(text, at))] = ((long) count << 32) | at;
    }
  }

  private static int slot(int hash) {
    return (hash * 0x9E3779B9) >>> (32 - SLOT_BITS);
  }

  /** The hash of the block that begins here; 0 when the text ends before the block does. */
  private static int hash(String text, int at) {
    int hash = 0;
    if (at + BLOCK <= text.length()) {
      for (int i = at; i < at + BLOCK; i++) {
        hash = 31 * hash + text.charAt(i);
      }
    }
    return hash;
  }

  private static int power() {
    int power = 1;
    for (int i = 1; i < BLOCK; i++) {
      power *= 31;
    }
    return power;
  }

  /** The pieces of a text so far. */
  private static final class Pieces {
    private static final int OF_A_QUOTE = 40;

    private final String text;
    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();
    private int done;
    private int length;

    Pieces(String text) {
      this.text = text;
    }

    boolean isShorter() {
      return length < text.length() / 4 * 3;
    }

    /** Everything up to here, as it is. */
    void literal(int end) {
      if (end > done) {
        list.add(text.substring(done, end));
        length += end - done;
        done = end;
      }
    }

    /** The character that stands here, if it goes on and on. */
    int repeat(int at) {
      char same = text.charAt(at);
      int end = at + 1;
      while (end < text.length() && text.charAt(end) == same) {
        end++;
      }
      if (end - at < LEAST || Character.isSurrogate(same)) {
        return at;
      }
      literal(at);
      list.addObject().put("repeat", String.valueOf(same)).put("times", end - at);
      length += OF_A_QUOTE;
      done = end;
      return end;
    }

    /** As much of another text as stands here too, of which at least this block should. */
    int quote(String id, String other, int at, int place) {
      int start = at;
      int from = place;
      while (start > done && from > 0 && other.charAt(from - 1) == text.charAt(start - 1)) {
        start--;
        from--;
      }
      int end = at;
      int to = place;
      while (end < text.length() && to < other.length() && other.charAt(to) == text.charAt(end)) {
        end++;
        to++;
      }
      // No character is cut in two.
      if (start < end && Character.isLowSurrogate(text.charAt(start))) {
        start++;
        from++;
      }
      if (start < end && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
        to--;
      }
      if (end - start < LEAST) {
        return at;
      }
      literal(start);
      list.addObject().put("of", id).put("from", from).put("to", to);
      length += OF_A_QUOTE;
      done = end;
      return end;
    }
  }
}
