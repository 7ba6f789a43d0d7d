package io.tasker.rest;

import static java.lang.System.Logger.Level.INFO;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Writes a line about every request when it has been answered.
 *
 * <p>A line has neither the query nor headers nor bodies: any of them may hold what is secret.
 */
final class AccessLog implements Handler {
  private static final System.Logger LOG = System.getLogger(AccessLog.class.getName());
  private static final int LONGEST_PATH = 200;

  private final Handler next;
  private final LongSupplier nanos;

  private AccessLog(Handler next, LongSupplier nanos) {
    this.next = next;
    this.nanos = nanos;
  }

  /** Stands before a handler, if requests are to be logged. */
  static Handler before(boolean enabled, Handler next) {
    return enabled ? new AccessLog(next, System::nanoTime) : next;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    long begin = nanos.getAsLong();
    try {
      next.handle(request, response);
    } finally {
      LOG.log(INFO, line(request, response, Duration.ofNanos(nanos.getAsLong() - begin)));
    }
  }

  private static String line(ServerRequest request, ServerResponse response, Duration took) {
    var prologue = request.prologue();
    return "access request=%s method=%s path=%s status=%s bytes=%d duration_us=%d peer=%s"
        .formatted(
            response.headers().first(HeaderNames.create(RequestId.HEADER)).orElse("-"),
            prologue.method().text(),
            path(prologue.uriPath().rawPathNoParams()),
            // A caller who went away has got no status, whatever was meant for him.
            response.isSent() ? String.valueOf(response.status().code()) : "-",
            response.isSent() ? response.bytesWritten() : 0,
            took.toNanos() / 1_000,
            request.remotePeer().host());
  }

  /** Such that it is one word of one line, whatever somebody has sent. */
  static String path(String raw) {
    String plain = raw.replaceAll("[^!-~]", "?");
    return plain.length() > LONGEST_PATH ? plain.substring(0, LONGEST_PATH) + "..." : plain;
  }
}
