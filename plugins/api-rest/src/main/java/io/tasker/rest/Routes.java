package io.tasker.rest;

import io.helidon.http.Method;
import io.tasker.contract.operations.Operation;
import io.tasker.contract.operations.Operations;
import io.tasker.rest.route.Route;
import io.tasker.rest.route.Route.Kind;
import io.tasker.rest.route.RouteTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The routing table of this API; a new endpoint is one more line here. */
final class Routes {
  private Routes() {}

  static RouteTable table(Operations operations, EventStreams streams, boolean configShown) {
    var bulk = new BulkEndpoints(operations.bulk());
    var intake = new TemplateIntakeEndpoints(operations.intake());
    var events = new EventEndpoints(operations.events(), streams);
    var tasks = new TaskEndpoints(operations.tasks());
    var steps = new StepEndpoints(operations.steps());
    var templates = new TemplateEndpoints(operations.templates());
    var health = new HealthEndpoints(operations.health(), Clock.systemUTC());
    var metrics = new MetricsEndpoint();
    var analytics = new AnalyticsEndpoints(operations.analytics());
    var dlq = new DlqEndpoints(operations.dlq());
    var config = new ConfigEndpoint(operations.config());
    var docs = new DocsEndpoints();
    List<Route> routes = new ArrayList<>();
    routes.addAll(
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
                Method.GET, "/v1/tasks/{task}/summary", Operation.SUMMARIZE_TASK, tasks::summary),
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
            new Route(
                Method.GET,
                "/v1/tasks/{task}/workflow_steps/{step}/audit",
                Operation.AUDIT_STEP,
                steps::audit),
            new Route(Method.GET, "/v1/templates", Operation.LIST_TEMPLATES, templates::list),
            new Route(
                Method.GET,
                "/v1/templates/{namespace}/{name}/{version}",
                Operation.GET_TEMPLATE,
                templates::get),
            new Route(
                Method.GET,
                "/v1/analytics/performance",
                Operation.READ_PERFORMANCE,
                analytics::performance),
            new Route(
                Method.GET,
                "/v1/analytics/bottlenecks",
                Operation.READ_BOTTLENECKS,
                analytics::bottlenecks),
            new Route(Method.GET, "/v1/dlq", Operation.LIST_DLQ_ENTRIES, dlq::list),
            new Route(Method.GET, "/v1/dlq/task/{task}", Operation.GET_DLQ_ENTRY, dlq::ofTask),
            new Route(
                Method.PATCH, "/v1/dlq/entry/{entry}", Operation.UPDATE_DLQ_ENTRY, dlq::update),
            new Route(Method.GET, "/v1/dlq/stats", Operation.READ_DLQ_STATS, dlq::stats),
            new Route(
                Method.GET,
                "/v1/dlq/investigation-queue",
                Operation.READ_INVESTIGATION_QUEUE,
                dlq::queue),
            new Route(Method.GET, "/v1/dlq/staleness", Operation.READ_STALENESS, dlq::staleness),
            new Route(Method.GET, "/api-docs/openapi.json", null, docs::document),
            new Route(Method.GET, "/api-docs/ui", null, docs::toPage),
            new Route(Method.GET, "/api-docs/ui/", null, docs::page),
            new Route(Method.GET, "/api-docs/ui/{file}", null, docs::file),
            new Route(Method.GET, "/health", Operation.LIVENESS, true, health::health),
            new Route(Method.GET, "/health/live", Operation.LIVENESS, true, health::live),
            new Route(Method.GET, "/health/ready", Operation.READINESS, health::ready),
            new Route(
                Method.GET, "/health/detailed", Operation.DETAILED_HEALTH, true, health::detailed),
            new Route(Method.GET, "/metrics", null, true, metrics::scrape)));
    if (configShown) {
      routes.add(new Route(Method.GET, "/config", Operation.SHOW_CONFIG, config::show));
    }
    return new RouteTable(routes);
  }
}
