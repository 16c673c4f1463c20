package dev.octoconformance.schema;

import dev.octoconformance.schema.Complaint.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The syntax of one JSON text, judged token by token. */
final class JsonText {

  /** Numbers keep all their digits, so that 1.0 and 1 can be told apart and be found equal. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /** The value with the complaints about its text; no value when its text is cut or wrong. */
  static StrictJson parse(String text) {
    List<Complaint> complaints = new ArrayList<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      duplicates(parser, complaints);
      trailing(parser, text, complaints);
      return new StrictJson(MAPPER.readTree(text), complaints);
    } catch (StreamConstraintsException e) {
      return refused("the JSON is nested too deep, or a number in it is too long, to be read");
    } catch (JacksonException e) {
      return refused("the body is not JSON%s".formatted(place(e.getLocation())));
    }
  }

  private static void duplicates(JsonParser parser, List<Complaint> complaints) {
    Deque<Set<String>> seen = new ArrayDeque<>();
    do {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        seen.push(new HashSet<>());
      } else if (token == JsonToken.END_OBJECT) {
        seen.pop();
      } else if (token == JsonToken.PROPERTY_NAME && !seen.element().add(parser.currentName())) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        complaints.add(new Complaint(Kind.DUPLICATE_KEY, pointer, "the key occurs more than once"));
      }
    } while (!parser.streamReadContext().inRoot());
  }

  private static void trailing(JsonParser parser, String text, List<Complaint> complaints) {
    int end = Math.toIntExact(parser.currentLocation().getCharOffset());
    String rest = text.substring(Math.min(end, text.length())).strip();
    if (!rest.isEmpty()) {
      complaints.add(
          new Complaint(Kind.TRAILING_TEXT, ValueInWords.ofText(rest) + " follows the JSON value"));
    }
  }

  private static String place(TokenStreamLocation location) {
    return " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static StrictJson refused(String message) {
    return new StrictJson(null, List.of(new Complaint(Kind.NOT_JSON, message)));
  }
}
