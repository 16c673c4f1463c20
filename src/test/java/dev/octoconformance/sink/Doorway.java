package dev.octoconformance.sink;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpCompliance;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.http.UriCompliance;
import wiremock.org.eclipse.jetty.io.ssl.SslHandshakeListener;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.server.handler.ContextHandler;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What stands before WireMock, which by itself reads and unpacks whatever comes: bodies of any
 * length are read here, by as few threads as there are, and HTTPS is spoken with any identity.
 */
record Doorway(
    Memory memory,
    TakenIn.Waiting waiting,
    TurnedAway turnedAway,
    @Nullable Identity identity,
    BooleanSupplier mayHaveLeft)
    implements HttpServerFactory {
  /**
   * What senders get wrong is looked at, and not refused: all of it but a method in small letters,
   * which is to stay so, and what is older than headers.
   */
  private static final HttpCompliance AS_IT_COMES =
      HttpCompliance.RFC7230.with(
          "as it comes",
          Stream.of(HttpCompliance.Violation.values())
              .filter(
                  violation ->
                      !EnumSet.of(
                              HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME,
                              HttpCompliance.Violation.CASE_INSENSITIVE_METHOD,
                              HttpCompliance.Violation.HTTP_0_9)
                          .contains(violation))
              .toArray(HttpCompliance.Violation[]::new));

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new Server(options, admin, stubs, this);
  }

  private static final class Server extends Jetty11HttpServer {
    Server(Options options, AdminRequestHandler admin, StubRequestHandler stubs, Doorway doorway) {
      super(options, admin, stubs);
      Intake intake =
          new Intake(
              doorway.memory(), doorway.waiting(), doorway.turnedAway(), doorway.mayHaveLeft());
      intake.setHandler(jettyServer.getHandler());
      jettyServer.setHandler(intake);
      for (Handler handler : jettyServer.getChildHandlersByClass(ContextHandler.class)) {
        ContextHandler context = (ContextHandler) handler;
        // Else /__admin would be redirected to a path with a slash.
        context.setAllowNullPathInfo(true);
        ErrorHandler silent = new ErrorHandler();
        silent.setShowStacks(false);
        context.setErrorHandler(silent);
      }
      HttpConfiguration configuration =
          httpConnector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
      configuration.setHttpCompliance(AS_IT_COMES);
      configuration.setUriCompliance(UriCompliance.UNSAFE);
      httpConnector.addBean(new Door(doorway.waiting(), doorway.turnedAway()));
      if (doorway.identity() != null) {
        secure(doorway.identity().context());
      }
    }

    private void secure(SSLContext context) {
      SslContextFactory.Server factory = new SslContextFactory.Server();
      factory.setSslContext(context);
      factory.setSniRequired(false);
      SslConnectionFactory tls =
          new SslConnectionFactory(factory, httpConnector.getDefaultProtocol());
      httpConnector.addFirstConnectionFactory(tls);
      httpConnector.setDefaultProtocol(tls.getProtocol());
    }
  }

  /** Tells of those who got no further. */
  private record Door(TakenIn.Waiting waiting, TurnedAway turnedAway)
      implements HttpChannel.Listener, SslHandshakeListener {
    @Override
    public void onRequestFailure(Request request, Throwable failure) {
      if (failure instanceof BadMessageException bad && !hasLeft(request, bad)) {
        turnedAway.request(
            String.valueOf(request.getHttpURI()),
            bad.getCode(),
            Objects.requireNonNullElseGet(
                bad.getReason(), () -> HttpStatus.getMessage(bad.getCode())));
      }
    }

    /** Who leaves within the head has not asked for anything. */
    private static boolean hasLeft(Request request, BadMessageException bad) {
      return bad.getReason() == null && request.getHttpChannel().getEndPoint().isInputShutdown();
    }

    @Override
    public void onComplete(Request request) {
      waiting
          .leftOver(request)
          .ifPresent(
              came ->
                  turnedAway.request(
                      came.target(),
                      request.getResponse().getStatus(),
                      "the receiver could not take it"));
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
      turnedAway.handshake(Speech.alert(failure));
    }
  }
}
