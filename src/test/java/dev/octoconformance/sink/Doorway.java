package dev.octoconformance.sink;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.server.handler.ContextHandler;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What stands before WireMock, which by itself reads and unpacks whatever comes: bodies of any
 * length are read here, by as few threads as there are, and HTTPS is spoken with any identity.
 */
record Doorway(Memory memory, @Nullable Identity identity, BooleanSupplier mayHaveLeft)
    implements HttpServerFactory {

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new Server(options, admin, stubs, this);
  }

  private static final class Server extends Jetty11HttpServer {
    Server(Options options, AdminRequestHandler admin, StubRequestHandler stubs, Doorway doorway) {
      super(options, admin, stubs);
      Intake intake = new Intake(doorway.memory(), doorway.mayHaveLeft());
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
}
