#!/usr/bin/env bash
# OpenFeign, found 2026-12-01 with feign-core 13.6 on Java 17.0.15:
# an answer of 503 is not repeated, but 503 with "Retry-After: 60" is, four times within some seconds. Retry-After makes a RetryableException
# of any failure, a 404 too, and the Retryer that the builder takes by default waits a second at most, however long the header says.
# It matters to a receiver that asks a sender to come back in a minute: it gets five POSTs where silence about it would have got it one.
#
# Fetches feign-core 13.6 with Maven into a temporary folder, posts to a server on 127.0.0.1, and prints how often it was called.
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
      <groupId>io.github.openfeign</groupId>
      <artifactId>feign-core</artifactId>
      <version>13.6</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Post.java <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.FeignException;
import feign.RequestLine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class Post {
  public interface Receiver {
    @RequestLine("POST /")
    void deliver(String event);
  }

  public static void main(String[] none) throws Exception {
    boolean same = calls(503, null) == 1;
    same &= calls(503, "60") == 5;
    same &= calls(404, "60") == 5;
    System.exit(same ? 0 : 1);
  }

  private static int calls(int status, String retryAfter) throws Exception {
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
    long start = System.nanoTime();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      Feign.builder().target(Receiver.class, url).deliver("{}");
    } catch (FeignException e) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      System.out.printf(
          "%d, Retry-After %s: %d POSTs, given up in second %d%n",
          status, retryAfter, count.get(), seconds + 1);
    }
    server.stop(0);
    return count.get();
  }
}
JAVA
echo 'feign-core 13.6'
java -cp 'lib/*' Post.java 2> /dev/null
