package io.tasker.rest;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/**
 * Reads request bodies up to a limit, chunked or not.
 *
 * <p>The server has a limit of its own but answers with an empty body, and closes while the caller
 * still writes, so that the answer may never arrive. Here the rest of a body that is too long is
 * read and dropped, up to {@link #DROPPED_BYTES}, so that the caller gets to read the answer.
 */
final class RequestBody {
  /** How much beyond the limit is read only to be dropped. */
  static final int DROPPED_BYTES = 8 * 1024 * 1024;

  private static final Set<String> YAML =
      Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");
  private static final byte[] NONE = new byte[0];
  private static final int BUFFER_BYTES = 16 * 1024;

  private final int maxBytes;
  private final Deadline deadline;

  RequestBody(int maxBytes, Deadline deadline) {
    this.maxBytes = maxBytes;
    this.deadline = deadline;
  }

  /**
   * Reads the whole body. Where it fails, the rest of the body may still be under way.
   *
   * @throws ApiError if it is longer than allowed, too slow, or not framed right
   */
  byte[] read(ServerRequest request) {
    if (request.headers().contentLength().orElse(0) > maxBytes && expectsContinue(request)) {
      throw tooLarge();
    }
    if (!request.content().hasEntity()) {
      return NONE;
    }
    try {
      // Never closed here: closing reads on to the end of a body that was just refused.
      return read(request.content().inputStream(), deadline.endsAtNanos());
    } catch (RequestException e) {
      throw e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413)
          ? tooLarge()
          : ApiError.badRequest("cannot read the body: " + e.getMessage());
    } catch (NumberFormatException _) {
      throw ApiError.badRequest("cannot read the body: a chunk size is not a hexadecimal number");
    } catch (IOException e) {
      throw new CloseConnectionException("the caller went away while sending a body", e);
    }
  }

  /** Reads to the end, unless that is beyond the limit or after the given time. */
  byte[] read(InputStream in, long endsAtNanos) throws IOException {
    var body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (System.nanoTime() - endsAtNanos > 0) {
        throw deadline.exceeded();
      }
      if (body.size() + n > maxBytes) {
        drop(in, buffer);
        throw tooLarge();
      }
      body.write(buffer, 0, n);
    }
    return body.toByteArray();
  }

  private void drop(InputStream in, byte[] buffer) throws IOException {
    try {
      long dropped = 0;
      for (int n = 0; n >= 0 && dropped < DROPPED_BYTES; n = in.read(buffer)) {
        dropped += n;
      }
    } catch (HttpException _) {
      // The server's own limit; the answer is the same.
    }
  }

  private ApiError tooLarge() {
    return new ApiError(
        Problem.PAYLOAD_TOO_LARGE, "the body must be at most " + maxBytes + " bytes long");
  }

  private static boolean expectsContinue(ServerRequest request) {
    return request.headers().containsToken(HeaderValues.EXPECT_100);
  }

  /**
   * Looks at the declared type of a body, not at the body.
   *
   * @throws ApiError if it is not what the route takes
   */
  static void requireType(ServerRequest request, Route.Kind kind) {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean yaml = kind == Route.Kind.YAML;
    if (!(yaml ? YAML.contains(bare) : isJson(bare))) {
      throw new ApiError(
          Problem.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type must be %s, was %s"
              .formatted(
                  yaml ? "application/yaml" : "application/json",
                  type.isEmpty() ? "not set" : "\"" + printable(type) + "\""));
    }
  }

  private static boolean isJson(String bare) {
    return bare.equals("application/json")
        || bare.startsWith("application/") && bare.endsWith("+json");
  }

  /** A header's value such that it can be shown. */
  static String printable(String header) {
    String plain = header.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
