package io.tasker.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells browsers which pages of other sites may use this API, and answers what they ask beforehand.
 *
 * <p>It protects users of browsers, not the API: a request that no browser sends is answered as
 * ever. Credentials that a browser keeps are never allowed; those of this API are headers.
 */
final class Cors implements Handler {
  private static final HeaderName ALLOW_ORIGIN = HeaderNames.create("Access-Control-Allow-Origin");
  private static final HeaderName WANTED_METHOD =
      HeaderNames.create("Access-Control-Request-Method");
  private static final HeaderName WANTED_HEADERS =
      HeaderNames.create("Access-Control-Request-Headers");
  private static final String READABLE = "ETag, Location, Retry-After, X-Request-ID";
  private static final int OK = 200;

  private final CorsConfig config;
  private final Handler next;

  private Cors(CorsConfig config, Handler next) {
    this.config = config;
    this.next = next;
  }

  /** Stands before a handler, if any origin is allowed. */
  static Handler before(CorsConfig config, Handler next) {
    return config.origins().isEmpty() ? next : new Cors(config, next);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    // Caches must not give the reply for one origin to another, nor the one for none to any.
    response.header("Vary", "Origin");
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    if (origin.isEmpty()) {
      next.handle(request, response);
      return;
    }
    Optional<String> method = request.headers().first(WANTED_METHOD);
    if (request.prologue().method().equals(Method.OPTIONS) && method.isPresent()) {
      preflight(request, response, origin.get(), method.get());
      return;
    }
    if (config.allows(origin.get())) {
      allow(response, origin.get());
      response.header("Access-Control-Expose-Headers", READABLE);
    }
    next.handle(request, response);
  }

  private void preflight(
      ServerRequest request, ServerResponse response, String origin, String method) {
    response.header(RequestId.HEADER, RequestId.of(request.headers()));
    Optional<String> refusal = refusal(request, origin, method);
    if (refusal.isPresent()) {
      Reply reply = Failures.envelope(Problem.FORBIDDEN, refusal.get());
      response.status(Status.create(reply.status()));
      response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
      response.send(reply.body());
      return;
    }
    allow(response, origin);
    response.header("Access-Control-Allow-Methods", String.join(", ", config.methods()));
    response.header("Access-Control-Allow-Headers", String.join(", ", config.headers()));
    response.header("Access-Control-Max-Age", String.valueOf(config.maxAge().toSeconds()));
    response.status(Status.create(OK));
    response.send();
  }

  /** What is asked for and not allowed; empty if all is. */
  private Optional<String> refusal(ServerRequest request, String origin, String method) {
    if (!config.allows(origin)) {
      return refusal("origin", origin, "origins");
    }
    if (!config.methods().contains(method)) {
      return refusal("method", method, "methods");
    }
    return request.headers().first(WANTED_HEADERS).stream()
        .flatMap(wanted -> Arrays.stream(wanted.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !allowsHeader(name))
        .findFirst()
        .flatMap(name -> refusal("header", name, "headers"));
  }

  private static Optional<String> refusal(String what, String value, String list) {
    return Optional.of(
        "%s %s is not among orchestration.web.cors.allowed_%s"
            .formatted(what, RequestBody.printable(value), list));
  }

  private boolean allowsHeader(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return config.headers().stream()
        .anyMatch(allowed -> allowed.toLowerCase(Locale.ROOT).equals(wanted));
  }

  private void allow(ServerResponse response, String origin) {
    response.header(ALLOW_ORIGIN, config.origins().contains("*") ? "*" : origin);
  }
}
