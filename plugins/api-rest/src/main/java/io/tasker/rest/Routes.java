package io.tasker.rest;

import io.helidon.http.Method;
import io.tasker.contract.operations.Operation;
import io.tasker.contract.operations.Operations;
import io.tasker.rest.route.Route;
import io.tasker.rest.route.Route.Kind;
import io.tasker.rest.route.RouteTable;
import java.time.Clock;
import java.util.List;

/** The routing table of this API; a new endpoint is one more line here. */
final class Routes {
  private Routes() {}

  static RouteTable table(Operations operations, EventStreams streams) {
    var bulk = new BulkEndpoints(operations.bulk());
    var intake = new TemplateIntakeEndpoints(operations.intake());
    var events = new EventEndpoints(operations.events(), streams);
    var tasks = new TaskEndpoints(operations.tasks());
    var steps = new StepEndpoints(operations.steps());
    var templates = new TemplateEndpoints(operations.templates());
    var health = new HealthEndpoints(operations.health(), Clock.systemUTC());
    var metrics = new MetricsEndpoint();
    return new RouteTable(
        List.of(
            new Route(Method.POST, "/v1/tasks", Operation.CREATE_TASK, tasks::create),
            new Route(Method.GET, "/v1/tasks", Operation.LIST_TASKS, tasks::list),
            new Route(Method.GET, "/v1/tasks/{task}", Operation.GET_TASK, tasks::get),
            new Route(Method.DELETE, "/v1/tasks/{task}", Operation.CANCEL_TASK, tasks::cancel),
            new Route(Method.POST, "/v1/tasks/batch", Operation.CREATE_TASKS, bulk::create),
            new Route(Method.POST, "/v1/tasks/bulk/cancel", Operation.CANCEL_TASKS, bulk::cancel),
            new Route(Method.POST, "/v1/tasks/bulk/retry", Operation.RETRY_TASKS, bulk::retry),
            new Route(
                Method.POST,
                "/v1/templates/validate",
                Operation.CHECK_TEMPLATE,
                Kind.YAML,
                intake::check),
            new Route(
                Method.POST,
                "/v1/templates",
                Operation.REGISTER_TEMPLATE,
                Kind.YAML,
                intake::register),
            new Route(
                Method.GET,
                "/v1/tasks/{task}/events",
                Operation.WATCH_TASK,
                Kind.STREAM,
                events::ofTask),
            new Route(Method.GET, "/v1/events", Operation.WATCH_TASKS, Kind.STREAM, events::ofAll),
            new Route(
                Method.GET, "/v1/tasks/{task}/workflow_steps", Operation.LIST_STEPS, steps::list),
            new Route(
                Method.GET,
                "/v1/tasks/{task}/workflow_steps/{step}",
                Operation.GET_STEP,
                steps::get),
            new Route(
                Method.PATCH,
                "/v1/tasks/{task}/workflow_steps/{step}",
                Operation.ACT_ON_STEP,
                steps::act),
            new Route(Method.GET, "/v1/templates", Operation.LIST_TEMPLATES, templates::list),
            new Route(
                Method.GET,
                "/v1/templates/{namespace}/{name}/{version}",
                Operation.GET_TEMPLATE,
                templates::get),
            new Route(Method.GET, "/health", Operation.LIVENESS, true, health::health),
            new Route(Method.GET, "/health/live", Operation.LIVENESS, true, health::live),
            new Route(Method.GET, "/health/ready", Operation.READINESS, health::ready),
            new Route(Method.GET, "/metrics", null, true, metrics::scrape)));
  }
}
