package dev.octoconformance.target;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.http.HttpConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;

/**
 * Takes every body off the wire at once, up to a size and a time, so that the connection is free
 * whatever REST Assured does with the answer, and an answer without end has one.
 */
final class WholeBody implements HttpResponseInterceptor {
  /** Marks an answer whose body went on past the limit. */
  static final String CUT = "Octo-Conformance-Cut";

  private final int limit;
  private final Duration patience;

  WholeBody(int limit, Duration patience) {
    this.limit = limit;
    this.patience = patience;
  }

  @Override
  public void process(HttpResponse response, HttpContext context) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean whole = copy(entity.getContent(), bytes);
    if (!whole) {
      response.addHeader(CUT, "true");
      HttpConnection connection =
          (HttpConnection) context.getAttribute(HttpCoreContext.HTTP_CONNECTION);
      connection.shutdown();
    }
    ByteArrayEntity kept = new ByteArrayEntity(bytes.toByteArray());
    kept.setContentType(entity.getContentType());
    response.setEntity(kept);
  }

  /** Whether the stream came to its end within the limits. */
  private boolean copy(InputStream in, ByteArrayOutputStream out) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    byte[] chunk = new byte[8192];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      out.write(chunk, 0, n);
      if (out.size() > limit || System.nanoTime() > deadline) {
        return false;
      }
    }
    return true;
  }
}
