package io.tasker.rest;

import static java.lang.System.Logger.Level.WARNING;

import io.tasker.contract.operations.HealthOperations;
import io.tasker.rest.json.HealthJson;
import io.tasker.rest.route.Call;
import io.tasker.rest.route.Problem;
import io.tasker.rest.route.Reply;
import java.time.Clock;
import java.time.Instant;

/** Whether the process is alive, and whether it can serve. */
final class HealthEndpoints {
  private static final System.Logger LOG = System.getLogger(HealthEndpoints.class.getName());
  private static final int OK = 200;

  private final HealthOperations health;
  private final Clock clock;

  HealthEndpoints(HealthOperations health, Clock clock) {
    this.health = health;
    this.clock = clock;
  }

  Reply health(Call call) {
    return Reply.json(OK, HealthJson.status("healthy", now(call)));
  }

  Reply live(Call call) {
    return Reply.json(OK, HealthJson.status("alive", now(call)));
  }

  /** Ready or 503; what was looked at comes along in both cases. */
  Reply ready(Call call) {
    var readiness = health.readiness();
    if (readiness.isReady()) {
      return Reply.json(OK, HealthJson.ready(readiness));
    }
    Problem problem = Problem.SERVICE_UNAVAILABLE;
    return Reply.json(
        problem.status(),
        HealthJson.notReady(problem.name(), "Service temporarily unavailable", readiness));
  }

  /** Everything that was looked at; 200 whatever came out. */
  Reply detailed(Call call) {
    return Reply.json(OK, HealthJson.detailed(health.detailed()));
  }

  // A process whose database clock is gone is still alive: restarting it would not help.
  private Instant now(Call call) {
    try {
      return health.alive();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "database clock not readable request=" + call.requestId(), e);
      return clock.instant();
    }
  }
}
