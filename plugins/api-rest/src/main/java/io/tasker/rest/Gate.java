package io.tasker.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.tasker.contract.operations.Operation;
import io.tasker.contract.spi.security.Caller;
import io.tasker.contract.spi.security.CallerCheck;
import io.tasker.contract.spi.security.Credentials;
import io.tasker.contract.spi.security.Verdict;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import io.tasker.rest.route.Route;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before every route: asks who calls, before anything else of the request is read. */
final class Gate {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
  private static final String WRONG_CREDENTIALS = "60";
  private static final String WRONG_CALLER = "5";

  private final CallerCheck callers;
  private final HeaderName apiKey;

  Gate(CallerCheck callers) {
    this.callers = callers;
    this.apiKey = HeaderNames.create(callers.apiKeyHeader());
  }

  /** Whether a request may go on to its route; without an operation or a permission, anybody. */
  Verdict check(ServerRequest request, Route route) {
    Optional<String> permission =
        Optional.ofNullable(route.operation()).flatMap(Operation::permission);
    if (permission.isEmpty()) {
      return new Verdict.Admitted(Caller.ANYBODY);
    }
    var credentials =
        new Credentials(value(request, HeaderNames.AUTHORIZATION), value(request, apiKey));
    return callers.check(credentials, permission.get());
  }

  /** What whoever is not let in is told. */
  static Reply reply(Verdict.Refused refused) {
    return switch (refused) {
      case Verdict.Missing _ ->
          reply(refused, Problem.AUTHENTICATION_FAILED, "low").with(WWW_AUTHENTICATE, "Bearer");
      case Verdict.Malformed _ ->
          reply(refused, Problem.AUTHENTICATION_FAILED, "high")
              .with(WWW_AUTHENTICATE, "Bearer error=\"invalid_request\"")
              .with(RETRY_AFTER, WRONG_CREDENTIALS);
      case Verdict.Invalid _ -> wrong(refused, "high");
      case Verdict.Expired _ -> wrong(refused, "low");
      case Verdict.Forbidden _ ->
          reply(refused, Problem.AUTHORIZATION_FAILED, "medium").with(RETRY_AFTER, WRONG_CALLER);
    };
  }

  private static Reply wrong(Verdict.Refused refused, String severity) {
    return reply(refused, Problem.AUTHENTICATION_FAILED, severity)
        .with(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
        .with(RETRY_AFTER, WRONG_CREDENTIALS);
  }

  private static Reply reply(Verdict.Refused refused, Problem problem, String severity) {
    return Failures.envelope(problem, refused.message())
        .with("x-auth-failure-reason", refused.reason())
        .with("x-auth-failure-severity", severity);
  }

  // Of two values nobody knows which one is meant, so they become one that cannot be read.
  private static @Nullable String value(ServerRequest request, HeaderName name) {
    return request.headers().contains(name)
        ? String.join("\n", request.headers().get(name).allValues())
        : null;
  }
}
