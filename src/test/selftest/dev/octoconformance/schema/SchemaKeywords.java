package dev.octoconformance.schema;

import com.networknt.schema.Error;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The keywords of schema files that a document can violate, one by one. */
final class SchemaKeywords {

  private static final Set<String> ASSERTIONS =
      Set.of(
          "type",
          "const",
          "enum",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "uniqueItems");

  private SchemaKeywords() {}

  /** The keyword behind an error; a required field counts for itself. */
  static String reported(Error error) {
    String location = error.getSchemaLocation().toString();
    return error.getKeyword().equals("required") ? location + " " + error.getProperty() : location;
  }

  /** All keywords in the schema files of a folder, as {@link #reported} names them. */
  static Set<String> declaredIn(String folder) {
    Set<String> declared = new TreeSet<>();
    for (Path file : Sample.files(Sample.SCHEMAS.resolve(folder), ".schema.json").toList()) {
      JsonNode schema = Sample.json(file);
      collect(schema, schema.get("$id").stringValue() + "#", JsonPointer.empty(), declared);
    }
    return declared;
  }

  private static void collect(
      JsonNode schema, String document, JsonPointer at, Set<String> declared) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonPointer here = at.appendProperty(keyword.getKey());
      JsonNode value = keyword.getValue();
      switch (keyword.getKey()) {
        case "required" ->
            value.forEach(field -> declared.add(document + here + " " + field.stringValue()));
        case "properties", "$defs" ->
            value.forEachEntry(
                (name, child) -> collect(child, document, here.appendProperty(name), declared));
        case "items", "additionalProperties" -> collect(value, document, here, declared);
        case "anyOf" -> {
          for (int i = 0; i < value.size(); i++) {
            collect(value.get(i), document, here.appendIndex(i), declared);
          }
        }
        default -> {
          if (ASSERTIONS.contains(keyword.getKey())) {
            declared.add(document + here);
          }
        }
      }
    }
  }
}
