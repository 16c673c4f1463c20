#!/usr/bin/env bash
# Spring RestTemplate, found 2026-12-01 with spring-web 7.0.10 on Java 17.0.15:
# an answer that is no HTTP ends in an IllegalArgumentException, not in a RestClientException like every other failure of a call.
# A sender that catches RestClientException to retry does not retry it. (SimpleClientHttpRequestFactory, the one that RestTemplate takes
# by default, is given -1 by HttpURLConnection and takes it for a status.)
#
# Fetches spring-web 7.0.10 with Maven into a temporary folder, posts once to a socket that answers "hello", and prints what is thrown.
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
      <groupId>org.springframework</groupId>
      <artifactId>spring-web</artifactId>
      <version>7.0.10</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Post.java <<'JAVA'
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

class Post {
  public static void main(String[] none) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answer =
          new Thread(
              () -> {
                try (var socket = server.accept()) {
                  socket.getInputStream().read(new byte[4096]);
                  socket.getOutputStream().write("hello\r\n\r\n".getBytes());
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      answer.start();
      System.out.println(
          "spring-web " + RestTemplate.class.getPackage().getImplementationVersion()
              + ", Java " + System.getProperty("java.version"));
      System.out.println("expected: a RestClientException");
      try {
        new RestTemplate()
            .postForEntity("http://127.0.0.1:" + server.getLocalPort() + "/", "{}", Void.class);
        System.out.println("thrown:   nothing");
        System.exit(1);
      } catch (RestClientException | IllegalArgumentException e) {
        System.out.println("thrown:   " + e);
        System.exit(e instanceof IllegalArgumentException ? 0 : 1);
      }
    }
  }
}
JAVA
java -cp 'lib/*' Post.java
