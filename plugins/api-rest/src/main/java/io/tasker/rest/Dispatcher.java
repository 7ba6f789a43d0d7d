package io.tasker.rest;

import static java.lang.System.Logger.Level.DEBUG;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.tasker.contract.error.TaskerException;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.rest.route.ApiError;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Query;
import io.tasker.rest.route.Reply;
import io.tasker.rest.route.Route;
import io.tasker.rest.route.RouteTable;
import io.tasker.rest.route.RouteTable.Match;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes every request from the server to its endpoint, and the reply back. */
final class Dispatcher implements Handler {
  private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final List<HeaderName> HEADERS =
      List.of(
          HeaderNames.create("Last-Event-ID"),
          HeaderNames.create("Idempotency-Key"),
          HeaderNames.create("If-Match"));
  private static final byte[] NO_BODY = new byte[0];

  private final RouteTable routes;
  private final Gate gate;
  private final RequestBody bodies;
  private final Deadline deadline;
  private final RunningRequests running;

  Dispatcher(
      RouteTable routes,
      Gate gate,
      RequestBody bodies,
      Deadline deadline,
      RunningRequests running) {
    this.routes = routes;
    this.gate = gate;
    this.bodies = bodies;
    this.deadline = deadline;
    this.running = running;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String id = RequestId.of(request.headers());
    Reply reply = answered(request, response, id);
    // Not among the running requests any more: it goes on until somebody ends it.
    try (Reply.Stream stream = reply.stream()) {
      if (stream != null) {
        stream(request, response, id, reply, stream);
      }
    }
  }

  private Reply answered(ServerRequest request, ServerResponse response, String id) {
    boolean entered = running.enter();
    try {
      Reply reply = ProblemDetails.ifAsked(reply(request, id, entered), request, id);
      LOG.log(DEBUG, () -> summary(request, id, reply));
      if (reply.stream() == null) {
        send(request, response, id, reply);
      }
      return reply;
    } finally {
      if (entered) {
        running.leave();
      }
    }
  }

  private static void stream(
      ServerRequest request, ServerResponse response, String id, Reply reply, Reply.Stream stream) {
    head(response, id, reply);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.send();
      return;
    }
    try (OutputStream out = response.outputStream()) {
      stream.writeTo(out);
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the reader of a stream is gone", e);
    }
  }

  private Reply reply(ServerRequest request, String id, boolean entered) {
    var prologue = request.prologue();
    return switch (routes.match(prologue.method(), prologue.uriPath().rawPathNoParams())) {
      case Match.Found(var route, _) when !entered && !route.whileStopping() -> stopping();
      case Match.Found found ->
          switch (gate.check(request, found.route())) {
            case Verdict.Admitted(var caller) -> answer(request, id, caller, found);
            case Verdict.Refused refused -> Gate.reply(refused);
          };
      case Match.WrongMethod(var allow) ->
          Failures.envelope(
                  Problem.METHOD_NOT_ALLOWED,
                  "%s is not allowed here; allowed: %s".formatted(prologue.method().text(), allow))
              .with("Allow", allow);
      case Match.NoSuchPath() -> noSuchPath(prologue.uriPath().rawPathNoParams());
    };
  }

  private Reply answer(ServerRequest request, String id, Caller caller, Match.Found found) {
    Route route = found.route();
    if (!route.hasBody()) {
      Query query;
      try {
        query = query(request);
      } catch (ApiError unreadable) {
        return Failures.reply(unreadable, id);
      }
      return answer(
          route,
          new Call(id, caller, found.segments(), query, NO_BODY, headers(request)),
          Optional.empty());
    }
    try {
      RequestBody.requireType(request, route.kind());
    } catch (ApiError undeclared) {
      return Failures.reply(undeclared, id);
    }
    byte[] body;
    try {
      body = bodies.read(request);
    } catch (ApiError unreadable) {
      // What is left of the body would be taken for the next request.
      return Failures.reply(unreadable, id).closing();
    }
    return answer(
        route,
        new Call(id, caller, found.segments(), Query.NONE, body, headers(request)),
        TraceParent.of(request.headers()));
  }

  private Reply answer(Route route, Call call, Optional<String> trace) {
    try {
      if (route.kind() == Route.Kind.STREAM) {
        return route.endpoint().answer(call); // an answer that nobody waits for would stay open
      }
      return deadline.run(
          "rest-" + call.requestId(),
          () -> TraceParent.within(trace, () -> route.endpoint().answer(call)));
    } catch (TaskerException failure) {
      return Failures.reply(call.caller().mayHear(failure), call.requestId());
    } catch (Throwable failure) {
      return Failures.reply(failure, call.requestId());
    }
  }

  private Reply noSuchPath(String path) {
    String hint =
        NearestPath.of(path, routes.routes())
            .map(near -> "; did you mean " + near + "?")
            .orElse("");
    return Failures.envelope(Problem.NOT_FOUND, "no such path: " + path + hint);
  }

  private static Query query(ServerRequest request) {
    try {
      return new Query(request.prologue().query().toMap());
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Failed to deserialize query string: " + e.getMessage());
    }
  }

  private static Reply stopping() {
    return Failures.envelope(
            Problem.SERVICE_UNAVAILABLE, "Service temporarily unavailable: the server is stopping")
        .with("Retry-After", "1")
        .closing();
  }

  private static void send(ServerRequest request, ServerResponse response, String id, Reply reply) {
    head(response, id, reply);
    if (reply.close()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    if (request.prologue().method().equals(Method.HEAD)) {
      response.contentLength(reply.body().length);
      response.send();
    } else {
      response.send(reply.body());
    }
    if (reply.close()) {
      // The header alone would leave the connection open until the caller closes it.
      throw new CloseConnectionException("closed after reply " + reply.status());
    }
  }

  private static void head(ServerResponse response, String id, Reply reply) {
    response.status(Status.create(reply.status()));
    response.header(RequestId.HEADER, id);
    response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
    reply.headers().forEach(response::header);
  }

  private static Map<String, String> headers(ServerRequest request) {
    Map<String, String> known = new HashMap<>();
    for (HeaderName name : HEADERS) {
      request.headers().first(name).ifPresent(value -> known.put(name.lowerCase(), value));
    }
    return known;
  }

  private static String summary(ServerRequest request, String id, Reply reply) {
    var prologue = request.prologue();
    return "request answered request=%s method=%s path=%s status=%d"
        .formatted(
            id, prologue.method().text(), prologue.uriPath().rawPathNoParams(), reply.status());
  }
}
