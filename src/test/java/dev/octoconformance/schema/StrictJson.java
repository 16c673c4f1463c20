package dev.octoconformance.schema;

import dev.octoconformance.schema.Complaint.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A text read as JSON without any leniency.
 *
 * @param value the value as far as it can be made out, so that a complaint does not hide what else
 *     there is to say; null when there is none
 * @param complaints what is wrong with the text; empty when it is strict JSON
 */
public record StrictJson(@Nullable JsonNode value, List<Complaint> complaints) {

  private static final String MARK = "\uFEFF";

  public StrictJson {
    complaints = List.copyOf(complaints);
  }

  /** Any JSON value in UTF-8. */
  public static StrictJson read(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return read(decoder.decode(input).toString());
    } catch (CharacterCodingException e) {
      StrictJson lenient = read(new String(bytes, StandardCharsets.UTF_8));
      Complaint complaint =
          new Complaint(Kind.NOT_UTF8, "byte %d is not UTF-8".formatted(input.position() + 1));
      return lenient.after(complaint);
    }
  }

  /** Any JSON value. */
  public static StrictJson read(String text) {
    if (text.startsWith(MARK)) {
      return read(text.substring(1))
          .after(new Complaint(Kind.BYTE_ORDER_MARK, "a byte order mark precedes the JSON value"));
    }
    if (text.isBlank()) {
      return refused(Kind.EMPTY, "the body is empty");
    }
    if (Form.looksLike(text)) {
      return refused(Kind.FORM_ENCODED, "the body is a form (name=value), not JSON");
    }
    return JsonText.parse(text).unwrapped();
  }

  /** A JSON object in UTF-8: anything else is one more complaint. */
  public static StrictJson readObject(byte[] bytes) {
    return read(bytes).asObject();
  }

  /** A JSON object: anything else is one more complaint. */
  public static StrictJson readObject(String text) {
    return read(text).asObject();
  }

  /** Whether there is nothing to complain about. */
  public boolean isStrict() {
    return complaints.isEmpty();
  }

  /** The complaints in one sentence; empty when there are none. */
  public String summary() {
    return String.join("; ", complaints.stream().map(Complaint::toString).toList());
  }

  private StrictJson asObject() {
    return value == null || value.isObject()
        ? this
        : and(new Complaint(Kind.NOT_AN_OBJECT, ValueInWords.of(value) + " is not an object"));
  }

  private StrictJson unwrapped() {
    if (value == null || !value.isString()) {
      return this;
    }
    StrictJson inner = JsonText.parse(value.stringValue());
    return inner.value == null || !inner.value.isContainer()
        ? this
        : new StrictJson(inner.value, complaints)
            .and(new Complaint(Kind.DOUBLE_ENCODED, "the JSON is wrapped in a string once more"));
  }

  private StrictJson after(Complaint first) {
    List<Complaint> all = new ArrayList<>(List.of(first));
    all.addAll(complaints);
    return new StrictJson(value, all);
  }

  private StrictJson and(Complaint last) {
    List<Complaint> all = new ArrayList<>(complaints);
    all.add(last);
    return new StrictJson(value, all);
  }

  private static StrictJson refused(Kind kind, String message) {
    return new StrictJson(null, List.of(new Complaint(kind, message)));
  }
}
