#!/usr/bin/env bash
# Vert.x WebClient, found 2026-12-01 with 5.0.4 on Java 17.0.15:
# a URL with a query and no path, http://host?q=1, is requested as "POST ?q=1 HTTP/1.1". RFC 9112 section 3.2.1 wants the path "/" there, and
# strict servers answer 400.
#
# Fetches vertx-web-client 5.0.4 with Maven into a temporary folder, posts once to a socket, and prints the request line.
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
      <groupId>io.vertx</groupId>
      <artifactId>vertx-web-client</artifactId>
      <version>5.0.4</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Post.java <<'JAVA'
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;

class Post {
  public static void main(String[] none) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "?q=1";
      WebClient.create(Vertx.vertx()).postAbs(url).sendBuffer(Buffer.buffer("{}"));
      try (var socket = server.accept()) {
        String line =
            new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
        System.out.println("vertx-web-client 5.0.4, Java " + System.getProperty("java.version"));
        System.out.println("URL:      " + url);
        System.out.println("expected: POST /?q=1 HTTP/1.1");
        System.out.println("sent:     " + line);
        System.exit(line.equals("POST ?q=1 HTTP/1.1") ? 0 : 1);
      }
    }
  }
}
JAVA
java -cp 'lib/*' Post.java 2> /dev/null
