package dev.octoconformance.vendor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An OCTO server with {@code octo/webhooks} on 127.0.0.1, conforming unless its behaviour says
 * otherwise.
 */
public final class ReferenceVendor implements AutoCloseable {
  /** What to send to the control hook, with names in braces for the values. */
  public static final String AVAILABILITY_CHANGE =
      "{\"productId\":\"{productId}\",\"optionId\":\"{optionId}\","
          + "\"availabilityId\":\"{availabilityId}\",\"vacancies\":{vacancies}}";

  static {
    // Read once, when the server class loads; without it every answer waits for a delayed
    // acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final Backstage stage;
  private final Door door;

  private ReferenceVendor(HttpServer server, Backstage stage, Door door) {
    this.server = server;
    this.stage = stage;
    this.door = door;
  }

  /** A conforming vendor, ready to be called. */
  public static ReferenceVendor start(VendorSettings settings) {
    return start(settings, new Behaviour());
  }

  /**
   * A vendor that behaves in this way; a behaviour serves one vendor only.
   *
   * @throws UncheckedIOException if the port cannot be had
   */
  public static ReferenceVendor start(VendorSettings settings, Behaviour behaviour) {
    try {
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 200);
      Workers workers = new Workers();
      Backstage stage =
          new Backstage(
              settings,
              "http://127.0.0.1:" + server.getAddress().getPort() + "/octo",
              List.of(
                  new Account("first", settings.token()),
                  new Account("second", settings.secondToken())),
              Catalogue.standard(),
              new Inventory(settings.capacity()),
              new Bookings(),
              new Webhooks(),
              new PostOffice(behaviour, workers),
              new Sender(settings.senderTimeout(), behaviour.trust(settings.trusted())),
              workers);
      Door door = new Door(behaviour);
      behaviour.bind(stage);
      behaviour.opening();
      server.createContext("/", door);
      server.setExecutor(workers);
      // Started on a daemon, because the server's own thread inherits that, and must not keep the
      // JVM alive.
      CompletableFuture.runAsync(server::start, workers).join();
      return new ReferenceVendor(server, stage, door);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The reference vendor cannot listen on port " + settings.port(), e);
    }
  }

  /** The OCTO base: {@code http://127.0.0.1:PORT/octo}. */
  public URI baseUrl() {
    return URI.create(stage.endpoint());
  }

  /**
   * The control hook that changes availabilities: {@code
   * http://127.0.0.1:PORT/control/availability}.
   */
  public URI availabilityControl() {
    return baseUrl().resolve("/control/availability");
  }

  /** The webhooks of both credentials. */
  public int liveWebhooks() {
    return stage.webhooks().size();
  }

  /** The bookings of both credentials that are neither cancelled nor expired. */
  public int liveBookings() {
    return stage.bookings().live();
  }

  /** All requests so far. */
  public long apiCalls() {
    return door.calls();
  }

  /** Frees the port, the threads and the connections at once; deliveries under way are dropped. */
  @Override
  public void close() {
    stage.workers().close();
    stage.sender().close();
    server.stop(0);
  }
}
