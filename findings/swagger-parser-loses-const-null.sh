#!/usr/bin/env bash
# swagger-parser, found 2026-12-01 with 2.1.48 on Java 17.0.15:
# of two equal schemas in an OpenAPI 3.1 document, each {"const": null}, the one that something refers to is read as {}, and the other one is
# kept. What allowed nothing but null allows anything, and no message tells so. (Issue 2395 of its project has the loss, not the condition.)
# It matters to whoever generates or judges the bodies of webhooks by such a document: null is how APIs say "not yet redeemed" or "no end",
# and the check that only null may stand there is gone, depending on a $ref elsewhere.
#
# Fetches swagger-parser 2.1.48 with Maven into a temporary folder, parses a document with one webhook, and prints both schemas.
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
      <groupId>io.swagger.parser.v3</groupId>
      <artifactId>swagger-parser</artifactId>
      <version>2.1.48</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Parse.java <<'JAVA'
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;

class Parse {
  private static final String DOCUMENT =
      """
      {"openapi": "3.1.0",
       "info": {"title": "Bookings", "version": "1"},
       "webhooks": {"updated": {"post": {
         "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Referred"}}}},
         "responses": {"200": {"description": "taken"}}}}},
       "components": {"schemas": {
         "Alone": {"const": null},
         "Referred": {"const": null}}}}
      """;

  public static void main(String[] none) throws Exception {
    System.out.println("swagger-parser 2.1.48, Java " + System.getProperty("java.version"));
    var options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(DOCUMENT, null, options);
    System.out.println("messages: " + result.getMessages());
    boolean same = result.getMessages().isEmpty();
    same &= show(result.getOpenAPI(), "Alone").equals("{\"const\":null}");
    same &= show(result.getOpenAPI(), "Referred").equals("{}");
    System.exit(same ? 0 : 1);
  }

  private static String show(OpenAPI document, String name) throws Exception {
    Schema<?> schema = document.getComponents().getSchemas().get(name);
    String json = Json31.mapper().writeValueAsString(schema);
    System.out.printf("%-9s {\"const\": null} -> %s%n", name + ":", json);
    return json;
  }
}
JAVA
java -cp 'lib/*' Parse.java 2> /dev/null
