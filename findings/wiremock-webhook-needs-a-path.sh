#!/usr/bin/env bash
# WireMock, found 2026-12-01 with wiremock-standalone 3.13.2 on Java 17.0.15:
# its webhooks cannot call http://host?q=1, a URL with a query and no path (RFC 3986 section 3.3 allows the empty path). Nothing is sent;
# an error of an index of a string stands in the events of the stub, which itself answers 200 as if all was well.
# It matters to whoever plays a sender with WireMock to try a receiver: the receiver seems to have lost an event that was never sent.
#
# Fetches WireMock with Maven into a temporary folder, lets one stub call a server on 127.0.0.1 with and without a path, and prints what came.
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
      <groupId>org.wiremock</groupId>
      <artifactId>wiremock-standalone</artifactId>
      <version>3.13.2</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Call.java <<'JAVA'
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.wiremock.webhooks.Webhooks.webhook;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class Call {
  public static void main(String[] none) throws Exception {
    System.out.println("WireMock 3.13.2, Java " + System.getProperty("java.version"));
    var came = new LinkedBlockingQueue<String>();
    var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          came.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    var sender =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .notifier(new Slf4jNotifier(false)));
    sender.start();
    boolean same = true;
    for (String end : new String[] {"/?q=1", "?q=1"}) {
      sender.resetAll();
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + end;
      sender.stubFor(
          post("/book")
              .willReturn(ok())
              .withServeEventListener("webhook", webhook().withMethod("POST").withUrl(url).withBody("{}")));
      var book =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sender.port() + "/book"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      int status = HttpClient.newHttpClient().send(book, BodyHandlers.discarding()).statusCode();
      String requested = came.poll(3, TimeUnit.SECONDS);
      System.out.printf("http://host%s: stub answers %d, receiver is sent %s%n", end, status, requested);
      same &= end.startsWith("/") ? end.equals(requested) : requested == null;
      same &= status == 200;
    }
    System.exit(same ? 0 : 1);
  }
}
JAVA
java -cp 'lib/*' Call.java 2> /dev/null
