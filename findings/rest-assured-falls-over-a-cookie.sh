#!/usr/bin/env bash
# REST Assured, found 2026-12-01 with 6.0.1 on Java 17.0.15:
# an answer with "Set-Cookie: lb=1; Max-Age=3600.5" cannot be read at all: the call throws, and status, headers and body are lost. A recipient
# is to ignore an attribute Max-Age that is no whole number and keep the cookie (RFC 6265 section 5.2.2).
# It matters to whoever tests an API behind a load balancer that writes such a cookie: each call fails, and none says that it is the cookie.
#
# Fetches rest-assured 6.0.1 with Maven into a temporary folder, asks a server on 127.0.0.1 twice, and prints what comes of it.
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
      <groupId>io.rest-assured</groupId>
      <artifactId>rest-assured</artifactId>
      <version>6.0.1</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Ask.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class Ask {
  public static void main(String[] none) throws Exception {
    System.out.println("rest-assured 6.0.1, Java " + System.getProperty("java.version"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Set-Cookie", "lb=1; " + exchange.getRequestURI().getQuery());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/?";
    boolean same = ask(url, "Max-Age=3600").equals("204");
    same &= ask(url, "Max-Age=3600.5").startsWith("NumberFormatException");
    System.exit(same ? 0 : 1);
  }

  private static String ask(String url, String attribute) {
    String outcome;
    try {
      outcome = Integer.toString(RestAssured.get(url + attribute).statusCode());
    } catch (Exception e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      outcome = cause.getClass().getSimpleName() + ", thrown as " + e.getClass().getSimpleName();
    }
    System.out.printf("Set-Cookie: lb=1; %s -> %s%n", attribute, outcome);
    return outcome;
  }
}
JAVA
java -cp 'lib/*' Ask.java 2> /dev/null
