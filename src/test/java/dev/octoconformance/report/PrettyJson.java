package dev.octoconformance.report;

import java.io.StringWriter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** JSON with line breaks and indentation, otherwise token for token what it was. */
final class PrettyJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PrettyJson() {}

  /** This text pretty printed; empty when it is not one JSON value. */
  static Optional<String> of(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    StringWriter out = new StringWriter();
    try (JsonParser parser = MAPPER.createParser(text);
        JsonGenerator generator =
            MAPPER.tokenStreamFactory().createGenerator(new Indented(), out)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEventExact(parser);
      }
      generator.flush();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
    return Optional.of(out.toString());
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }
  }
}
