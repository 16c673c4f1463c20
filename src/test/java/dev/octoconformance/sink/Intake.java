package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.AsyncEvent;
import wiremock.jakarta.servlet.AsyncListener;
import wiremock.jakarta.servlet.ReadListener;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletInputStream;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;
import wiremock.org.eclipse.jetty.util.BufferUtil;

/**
 * Takes in the body of every request before anybody looks at it: no thread waits for it, and no
 * more of it is kept than there is room for.
 */
final class Intake extends HandlerWrapper {
  private static final String TAKEN_IN = Intake.class.getName();
  private static final long PATIENCE_MILLIS = 60_000;

  /** After so many bytes it is not even counted any more. */
  private static final long ENDLESS = 256L * 1024 * 1024;

  private static final int BAD = 400;
  private static final int TOO_LATE = 408;
  private static final int TOO_LARGE = 413;

  private final Memory memory;
  private final TakenIn.Waiting waiting;
  private final TurnedAway turnedAway;
  private final BooleanSupplier mayHaveLeft;

  /**
   * An intake that keeps no more than there is room for.
   *
   * @param waiting where requests wait that were taken in
   * @param turnedAway is told of those that were not
   * @param mayHaveLeft whether senders may have given up before they could be answered
   */
  Intake(
      Memory memory, TakenIn.Waiting waiting, TurnedAway turnedAway, BooleanSupplier mayHaveLeft) {
    this.memory = memory;
    this.waiting = waiting;
    this.turnedAway = turnedAway;
    this.mayHaveLeft = mayHaveLeft;
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (base.getAttribute(TAKEN_IN) instanceof Body body) {
      super.handle(target, base, shown(base, request, body), response);
    } else if (request.getContentLengthLong() == 0 || isBodiless(request)) {
      super.handle(target, base, shown(base, request, Body.EMPTY), response);
    } else {
      takeIn(base, request, response);
    }
  }

  private TakenIn shown(Request base, HttpServletRequest request, Body body) {
    return waiting.instead(request, TakenIn.Came.of(base, body, hasLeft(base)));
  }

  /**
   * Whether the sender ended the connection, which nothing is read from any more. Somebody may end
   * its own half alone and still wait, so that it is looked at only where there is reason to.
   */
  private boolean hasLeft(Request base) {
    if (!mayHaveLeft.getAsBoolean()) {
      return false;
    }
    try {
      return base.getHttpChannel().getEndPoint().fill(BufferUtil.allocate(1)) < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  private static boolean isBodiless(HttpServletRequest request) {
    return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
  }

  private void takeIn(Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    AsyncContext context = request.startAsync();
    context.setTimeout(PATIENCE_MILLIS);
    Coming coming =
        new Coming(
            new Kept(memory),
            context,
            request.getInputStream(),
            response,
            (status, why) -> turnedAway.request(base.getHttpURI().toString(), status, why));
    context.addListener(coming);
    coming.begin();
  }

  /** A body that is arriving. */
  private static final class Coming implements ReadListener, AsyncListener {
    /** Told when not all of a body came. */
    @FunctionalInterface
    interface Missed {
      void by(int status, String why);
    }

    private final Kept kept;
    private final AsyncContext context;
    private final ServletInputStream in;
    private final HttpServletResponse response;
    private final Missed missed;
    private final byte[] buffer = new byte[8 * 1024];
    private long count;

    Coming(
        Kept kept,
        AsyncContext context,
        ServletInputStream in,
        HttpServletResponse response,
        Missed missed) {
      this.kept = kept;
      this.context = context;
      this.in = in;
      this.response = response;
      this.missed = missed;
    }

    void begin() {
      in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
      while (in.isReady()) {
        int length = in.read(buffer);
        if (length < 0) {
          return;
        }
        kept.add(buffer, length);
        count += length;
        if (count > ENDLESS) {
          end(TOO_LARGE, "the body does not end");
          return;
        }
      }
    }

    @Override
    public void onAllDataRead() {
      context.getRequest().setAttribute(TAKEN_IN, kept.body());
      context.dispatch();
    }

    @Override
    public void onError(Throwable brokenOff) {
      end(BAD, "not all of a body came");
    }

    private void end(int status, String why) {
      kept.free();
      missed.by(status, why);
      response.setStatus(status);
      response.setHeader("Connection", "close");
      context.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      end(TOO_LATE, "the body did not come to its end");
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
