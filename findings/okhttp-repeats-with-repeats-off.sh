#!/usr/bin/env bash
# OkHttp, found 2026-12-01 with 5.5.1 on Java 17.0.15:
# with retryOnConnectionFailure(false), the switch for repeats, a POST that is answered 503 with "Retry-After: 0" is still sent a second time,
# at once and unasked. A bare 503 and a 408 are not repeated then. The caller makes one call and sees one answer, unless it asks for priorResponse.
# It matters to whoever counts attempts: a sender that was told not to repeat makes two, and a schedule of five attempts becomes ten, when
# the receiver means "come back when you like".
#
# Fetches okhttp 5.5.1 with Maven into a temporary folder, posts to a server on 127.0.0.1, and prints how often it was called.
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
      <groupId>com.squareup.okhttp3</groupId>
      <artifactId>okhttp-jvm</artifactId>
      <version>5.5.1</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Post503.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

class Post503 {
  public static void main(String[] none) throws IOException {
    System.out.println("okhttp " + OkHttp.VERSION + ", Java " + System.getProperty("java.version"));
    boolean same = calls(503, null) == 1;
    same &= calls(408, null) == 1;
    same &= calls(503, "0") == 2;
    System.exit(same ? 0 : 1);
  }

  private static int calls(int status, String retryAfter) throws IOException {
    var count = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          count.incrementAndGet();
          if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    Request request =
        new Request.Builder()
            .url("http://127.0.0.1:" + server.getAddress().getPort() + "/")
            .post(RequestBody.create("{}".getBytes()))
            .build();
    var client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    try (var response = client.newCall(request).execute()) {
      System.out.printf(
          "answered %d, Retry-After %s: 1 call, %d POSTs, the caller sees %d%n",
          status, retryAfter, count.get(), response.code());
    }
    server.stop(0);
    return count.get();
  }
}
JAVA
java -cp 'lib/*' Post503.java
