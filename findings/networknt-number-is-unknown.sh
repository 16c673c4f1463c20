#!/usr/bin/env bash
# networknt json-schema-validator, found 2026-12-01 with 3.0.9 (Jackson 3.1.8) on Java 17.0.15:
# 1E400 is a JSON number, and a whole one, but {"type": "number"} refuses it: "unknown found, number expected". Written as 1 and 400 zeros
# the same number is accepted as an integer. (Jackson makes an infinite double of the short form.)
# It matters to whoever judges the bodies of others by a schema: a number is accused of not being one, by a type that JSON Schema does not know.
#
# Fetches the validator 3.0.9 with Maven into a temporary folder, validates the number in both forms, and prints what is said of it.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.networknt</groupId>
      <artifactId>json-schema-validator</artifactId>
      <version>3.0.9</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Validate.java <<'JAVA'
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

class Validate {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  public static void main(String[] none) {
    System.out.println("json-schema-validator 3.0.9, Java " + System.getProperty("java.version"));
    String zeros = "1" + "0".repeat(400);
    boolean same = errors("number", "1E400", "1E400").equals(List.of("unknown found, number expected"));
    same &= errors("integer", "1 and 400 zeros", zeros).isEmpty();
    System.exit(same ? 0 : 1);
  }

  private static List<String> errors(String type, String name, String json) {
    List<String> errors =
        REGISTRY.getSchema("{\"type\": \"" + type + "\"}").validate(json, InputFormat.JSON).stream()
            .map(Error::getMessage)
            .toList();
    System.out.printf("%s as %s: %s%n", name, type, errors.isEmpty() ? "valid" : errors);
    return errors;
  }
}
JAVA
java -cp 'lib/*' Validate.java 2> /dev/null
