package dev.octoconformance.journal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * How journal entries are spelled in JSON: their components, and {@code kind} for what they are.
 */
final class JournalJson {

  private JournalJson() {}

  static JsonMapper mapper() {
    // Our own file: a body of any length may stand in it as one string.
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
            .build();
    return JsonMapper.builder(factory)
        .addMixIn(Entry.class, Kinds.class)
        .addMixIn(Body.class, OnlyComponents.class)
        .build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Exchange.class, name = "exchange"),
    @JsonSubTypes.Type(value = Arrival.class, name = "arrival"),
    @JsonSubTypes.Type(value = Armed.class, name = "armed"),
    @JsonSubTypes.Type(value = Trigger.class, name = "trigger"),
    @JsonSubTypes.Type(value = Note.class, name = "note"),
    @JsonSubTypes.Type(value = HangUp.class, name = "hangUp")
  })
  private interface Kinds {}

  /** Whether a body is empty is no component of it. */
  @JsonIgnoreProperties("empty")
  private interface OnlyComponents {}
}
