package io.tasker.rest;

import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The description of this API: for programs the document, for people Swagger UI over it. */
final class DocsEndpoints {
  private static final int OK = 200;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final String HTML = "text/html; charset=utf-8";
  private static final String INDEX = "index.html";
  private static final Map<String, String> TYPES =
      Map.of(
          INDEX,
          HTML,
          "start.js",
          "text/javascript; charset=utf-8",
          "swagger-ui-bundle.js",
          "text/javascript; charset=utf-8",
          "swagger-ui.css",
          "text/css; charset=utf-8");
  // The page loads nothing from elsewhere, whatever is written into the document.
  private static final Map<String, String> PROTECTION =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff");

  private final byte[] document = resource("openapi.json");
  private final Map<String, Reply> files =
      TYPES.keySet().stream().collect(Collectors.toMap(name -> name, DocsEndpoints::file));

  Reply document(Call call) {
    return Reply.json(OK, document);
  }

  Reply page(Call call) {
    return named(INDEX);
  }

  /** One of the files that the page consists of. */
  Reply file(Call call) {
    return named(call.segments().getFirst());
  }

  /** The page looks for its files relative to its own folder. */
  Reply toPage(Call call) {
    return new Reply(TEMPORARY_REDIRECT, HTML, new byte[0], Map.of(), false)
        .with("Location", "/api-docs/ui/");
  }

  private Reply named(String name) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(
            () -> new ApiError(Problem.NOT_FOUND, "no such file of the API's page: " + name));
  }

  private static Reply file(String name) {
    return new Reply(
        OK, String.valueOf(TYPES.get(name)), resource("ui/" + name), PROTECTION, false);
  }

  private static byte[] resource(String name) {
    try (InputStream in = DocsEndpoints.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in this jar: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
