package io.tasker.client.transport;

/** Everything that can be asked of a server, with its place in REST. */
public enum ApiOperation {
  CREATE_TASK("POST", "/v1/tasks", false),
  LIST_TASKS("GET", "/v1/tasks", true),
  GET_TASK("GET", "/v1/tasks/{task}", true),
  CANCEL_TASK("DELETE", "/v1/tasks/{task}", false),
  SUMMARIZE_TASK("GET", "/v1/tasks/{task}/summary", true),
  WATCH_TASK("GET", "/v1/tasks/{task}/events", true),
  LIST_STEPS("GET", "/v1/tasks/{task}/workflow_steps", true),
  GET_STEP("GET", "/v1/tasks/{task}/workflow_steps/{step}", true),
  ACT_ON_STEP("PATCH", "/v1/tasks/{task}/workflow_steps/{step}", false),
  AUDIT_STEP("GET", "/v1/tasks/{task}/workflow_steps/{step}/audit", true),
  LIST_TEMPLATES("GET", "/v1/templates", true),
  GET_TEMPLATE("GET", "/v1/templates/{namespace}/{name}/{version}", true),
  VALIDATE_TEMPLATE("POST", "/v1/templates/validate", true),
  REGISTER_TEMPLATE("POST", "/v1/templates", true),
  READ_PERFORMANCE("GET", "/v1/analytics/performance", true),
  READ_BOTTLENECKS("GET", "/v1/analytics/bottlenecks", true),
  LIST_DLQ_ENTRIES("GET", "/v1/dlq", true),
  GET_DLQ_ENTRY("GET", "/v1/dlq/task/{task}", true),
  UPDATE_DLQ_ENTRY("PATCH", "/v1/dlq/entry/{entry}", true),
  READ_DLQ_STATS("GET", "/v1/dlq/stats", true),
  READ_INVESTIGATION_QUEUE("GET", "/v1/dlq/investigation-queue", true),
  READ_STALENESS("GET", "/v1/dlq/staleness", true),
  SHOW_CONFIG("GET", "/config", true),
  HEALTH("GET", "/health", true),
  LIVENESS("GET", "/health/live", true),
  READINESS("GET", "/health/ready", true),
  DETAILED_HEALTH("GET", "/health/detailed", true),
  METRICS("GET", "/metrics", true);

  private final String method;
  private final String path;
  private final boolean repeatable;

  ApiOperation(String method, String path, boolean repeatable) {
    this.method = method;
    this.path = path;
    this.repeatable = repeatable;
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
