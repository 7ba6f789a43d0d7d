package io.tasker.client.transport;

import io.tasker.contract.operations.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a server, with its place in REST. */
public enum ApiOperation {
  CREATE_TASK(Operation.CREATE_TASK, "POST", "/v1/tasks", false),
  CREATE_TASKS(Operation.CREATE_TASKS, "POST", "/v1/tasks/batch", false),
  CANCEL_TASKS(Operation.CANCEL_TASKS, "POST", "/v1/tasks/bulk/cancel", false),
  RETRY_TASKS(Operation.RETRY_TASKS, "POST", "/v1/tasks/bulk/retry", false),
  LIST_TASKS(Operation.LIST_TASKS, "GET", "/v1/tasks", true),
  GET_TASK(Operation.GET_TASK, "GET", "/v1/tasks/{task}", true),
  /** Made of two routes by REST, the first of which this is. */
  GET_TASK_CONTEXT(Operation.GET_TASK, "GET", "/v1/tasks/{task}", true),
  CANCEL_TASK(Operation.CANCEL_TASK, "DELETE", "/v1/tasks/{task}", false),
  SUMMARIZE_TASK(Operation.SUMMARIZE_TASK, "GET", "/v1/tasks/{task}/summary", true),
  WATCH_TASK(Operation.WATCH_TASK, "GET", "/v1/tasks/{task}/events", true),
  WATCH_TASKS(Operation.WATCH_TASKS, "GET", "/v1/events", true),
  LIST_STEPS(Operation.LIST_STEPS, "GET", "/v1/tasks/{task}/workflow_steps", true),
  GET_STEP(Operation.GET_STEP, "GET", "/v1/tasks/{task}/workflow_steps/{step}", true),
  ACT_ON_STEP(Operation.ACT_ON_STEP, "PATCH", "/v1/tasks/{task}/workflow_steps/{step}", false),
  AUDIT_STEP(Operation.AUDIT_STEP, "GET", "/v1/tasks/{task}/workflow_steps/{step}/audit", true),
  LIST_TEMPLATES(Operation.LIST_TEMPLATES, "GET", "/v1/templates", true),
  GET_TEMPLATE(Operation.GET_TEMPLATE, "GET", "/v1/templates/{namespace}/{name}/{version}", true),
  VALIDATE_TEMPLATE(Operation.CHECK_TEMPLATE, "POST", "/v1/templates/validate", true),
  REGISTER_TEMPLATE(Operation.REGISTER_TEMPLATE, "POST", "/v1/templates", true),
  READ_PERFORMANCE(Operation.READ_PERFORMANCE, "GET", "/v1/analytics/performance", true),
  READ_BOTTLENECKS(Operation.READ_BOTTLENECKS, "GET", "/v1/analytics/bottlenecks", true),
  LIST_DLQ_ENTRIES(Operation.LIST_DLQ_ENTRIES, "GET", "/v1/dlq", true),
  GET_DLQ_ENTRY(Operation.GET_DLQ_ENTRY, "GET", "/v1/dlq/task/{task}", true),
  UPDATE_DLQ_ENTRY(Operation.UPDATE_DLQ_ENTRY, "PATCH", "/v1/dlq/entry/{entry}", true),
  READ_DLQ_STATS(Operation.READ_DLQ_STATS, "GET", "/v1/dlq/stats", true),
  READ_INVESTIGATION_QUEUE(
      Operation.READ_INVESTIGATION_QUEUE, "GET", "/v1/dlq/investigation-queue", true),
  READ_STALENESS(Operation.READ_STALENESS, "GET", "/v1/dlq/staleness", true),
  SHOW_CONFIG(Operation.SHOW_CONFIG, "GET", "/config", true),
  HEALTH(Operation.LIVENESS, "GET", "/health", true),
  LIVENESS(Operation.LIVENESS, "GET", "/health/live", true),
  READINESS(Operation.READINESS, "GET", "/health/ready", true),
  DETAILED_HEALTH(Operation.DETAILED_HEALTH, "GET", "/health/detailed", true),
  METRICS(null, "GET", "/metrics", true);

  private final @Nullable Operation operation;
  private final String method;
  private final String path;
  private final boolean repeatable;

  ApiOperation(@Nullable Operation operation, String method, String path, boolean repeatable) {
    this.operation = operation;
    this.method = method;
    this.path = path;
    this.repeatable = repeatable;
  }

  /** What it is to the server; empty: something that only an API knows. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(operation);
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path, with parts in braces. */
  public String path() {
    return path;
  }

  /** Whether doing it twice is the same as doing it once. */
  public boolean isRepeatable() {
    return repeatable;
  }
}
