package io.tasker.rest;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.tasker.rest.json.ErrorJson;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;

/** Gives the error envelope to requests that the server refuses before they reach a route. */
final class TransportErrors implements DirectHandler {
  private static final int SERVER_ERRORS = 500;

  /** This handler for every kind of refusal. */
  static DirectHandlers handlers() {
    var builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, new TransportErrors());
    }
    return builder.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Problem problem = problem(status);
    String text =
        status.code() >= SERVER_ERRORS || message == null || message.isEmpty()
            ? status.reasonPhrase()
            : message;
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, Reply.JSON)
        .header(HeaderNames.create(RequestId.HEADER), RequestId.of(request.headers()))
        .keepAlive(eventType.keepAlive())
        .entity(ErrorJson.of(problem.name(), text))
        .build();
  }

  private static Problem problem(Status status) {
    for (Problem problem : Problem.values()) {
      if (problem.status() == status.code()) {
        return problem;
      }
    }
    return status.code() < SERVER_ERRORS ? Problem.BAD_REQUEST : Problem.INTERNAL_ERROR;
  }
}
