package dev.octoconformance.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a schema wants, said in words.
 *
 * @param documents the schema documents by address, all that references may lead to
 */
record SchemaInWords(Map<String, JsonNode> documents) {

  /** A schema and the address of the document that it stands in. */
  record Place(String address, JsonNode schema) {

    Place child(String keyword) {
      return new Place(address, schema.path(keyword));
    }
  }

  SchemaInWords {
    documents = Map.copyOf(documents);
  }

  /** The schema that holds the keyword at this location, such as {@code …#/properties/id/type}. */
  Place holderOf(String keywordLocation) {
    int hash = keywordLocation.indexOf('#');
    String address = keywordLocation.substring(0, hash);
    JsonPointer pointer = JsonPointer.compile(keywordLocation.substring(hash + 1));
    return new Place(address, document(address).at(pointer.head()));
  }

  /** The schema of a field, wherever the schema or what it refers to declares it. */
  Place field(Place holder, String name) {
    JsonNode own = holder.schema().path("properties").path(name);
    if (!own.isMissingNode()) {
      return new Place(holder.address(), own);
    }
    return holder.schema().has("$ref")
        ? field(referred(holder), name)
        : new Place(holder.address(), MissingNode.getInstance());
  }

  /** What the schema wants, such as {@code an array of strings}. */
  String say(Place place) {
    JsonNode schema = place.schema();
    if (schema.has("const")) {
      return ValueInWords.of(schema.get("const"));
    }
    if (schema.has("enum")) {
      return "one of "
          + schema.get("enum").values().stream()
              .map(JsonNode::toString)
              .collect(Collectors.joining(", "));
    }
    List<String> types = types(schema.path("type"));
    if (types.isEmpty()) {
      return schema.has("$ref") ? say(referred(place)) : "a value";
    }
    return types.stream().map(type -> kind(type, place)).collect(Collectors.joining(" or "));
  }

  private String kind(String type, Place place) {
    return switch (type) {
      case "string" -> StringInWords.of(place.schema());
      case "integer" -> "a whole number" + least(place.schema());
      case "number" -> "a number" + least(place.schema());
      case "boolean" -> "true or false";
      case "array" -> atLeastOne(place.schema()) + manyOf(place.child("items"));
      case "object" -> "an object" + valuesOf(place.child("additionalProperties"));
      default -> type;
    };
  }

  private static String least(JsonNode schema) {
    return schema.has("minimum") ? " not below " + schema.get("minimum") : "";
  }

  private static String atLeastOne(JsonNode schema) {
    return schema.path("minItems").asInt(0) > 0 ? "a non-empty array" : "an array";
  }

  private String manyOf(Place items) {
    String plural = plural(items);
    return plural.isEmpty() ? "" : " of " + plural;
  }

  private String valuesOf(Place values) {
    String plural = plural(values);
    return plural.isEmpty() ? "" : " whose values are " + plural;
  }

  private String plural(Place place) {
    List<String> types = types(place.schema().path("type"));
    if (types.isEmpty() && place.schema().has("$ref")) {
      return plural(referred(place));
    }
    return types.size() != 1
        ? ""
        : switch (types.get(0)) {
          case "string" -> "strings";
          case "object" -> "objects";
          case "array" -> "arrays";
          case "integer", "number" -> "numbers";
          case "boolean" -> "booleans";
          default -> "";
        };
  }

  private static List<String> types(JsonNode type) {
    List<String> names = new ArrayList<>();
    if (type.isString()) {
      names.add(type.stringValue());
    }
    type.values().forEach(name -> names.add(name.stringValue()));
    return names;
  }

  private Place referred(Place place) {
    String target = SchemaFiles.resolve(place.address(), place.schema().get("$ref").stringValue());
    int hash = target.indexOf('#');
    return hash < 0
        ? new Place(target, document(target))
        : new Place(
            target.substring(0, hash),
            document(target.substring(0, hash)).at(target.substring(hash + 1)));
  }

  private JsonNode document(String address) {
    return documents.getOrDefault(address, MissingNode.getInstance());
  }
}
