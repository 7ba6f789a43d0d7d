package io.tasker.contract.operations;

import io.tasker.contract.operations.analytics.AnalyticsOperations;
import io.tasker.contract.operations.dlq.DlqOperations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one list of everything a caller can ask; API plugins are compared with it by tests. */
public enum Operation {
  /** {@link TaskOperations#create}. */
  CREATE_TASK("tasks:create"),
  /** {@link TaskOperations#get}. */
  GET_TASK("tasks:read"),
  /** {@link TaskOperations#list}. */
  LIST_TASKS("tasks:list"),
  /** {@link TaskOperations#cancel}. */
  CANCEL_TASK("tasks:cancel"),
  /** {@link EventOperations#watch}, one task. */
  WATCH_TASK("tasks:read"),
  /** {@link EventOperations#watch}, all tasks. */
  WATCH_TASKS("tasks:list"),
  /** {@link BulkOperations#create}. */
  CREATE_TASKS("tasks:create"),
  /** {@link BulkOperations#cancel}. */
  CANCEL_TASKS("tasks:cancel"),
  /** {@link BulkOperations#retry}. */
  RETRY_TASKS("steps:resolve"),
  /** {@link TemplateIntake#check}. */
  CHECK_TEMPLATE("templates:validate"),
  /** {@link TemplateIntake#register}. */
  REGISTER_TEMPLATE("templates:register"),
  /** {@link TaskOperations#summary}. */
  SUMMARIZE_TASK("tasks:read"),
  /** {@link StepOperations#list}. */
  LIST_STEPS("steps:read"),
  /** {@link StepOperations#get}. */
  GET_STEP("steps:read"),
  /** {@link StepOperations#act}. */
  ACT_ON_STEP("steps:resolve"),
  /** {@link StepOperations#audit}. */
  AUDIT_STEP("steps:read"),
  /** {@link TemplateOperations#list}. */
  LIST_TEMPLATES("templates:read"),
  /** {@link TemplateOperations#get}. */
  GET_TEMPLATE("templates:read"),
  /** {@link AnalyticsOperations#performance}. */
  READ_PERFORMANCE("system:analytics_read"),
  /** {@link AnalyticsOperations#bottlenecks}. */
  READ_BOTTLENECKS("system:analytics_read"),
  /** {@link DlqOperations#list}. */
  LIST_DLQ_ENTRIES("dlq:read"),
  /** {@link DlqOperations#ofTask}. */
  GET_DLQ_ENTRY("dlq:read"),
  /** {@link DlqOperations#update}. */
  UPDATE_DLQ_ENTRY("dlq:update"),
  /** {@link DlqOperations#stats}. */
  READ_DLQ_STATS("dlq:stats"),
  /** {@link DlqOperations#investigationQueue}. */
  READ_INVESTIGATION_QUEUE("dlq:read"),
  /** {@link DlqOperations#staleness}. */
  READ_STALENESS("dlq:read"),
  /** {@link ConfigOperations#show}. */
  SHOW_CONFIG("system:config_read"),
  /** {@link HealthOperations#alive}. */
  LIVENESS(null),
  /** {@link HealthOperations#readiness}. */
  READINESS(null),
  /** {@link HealthOperations#detailed}. */
  DETAILED_HEALTH(null);

  private final @Nullable String permission;

  Operation(@Nullable String permission) {
    this.permission = permission;
  }

  /** The permission a caller needs; empty if anybody may ask. */
  public Optional<String> permission() {
    return Optional.ofNullable(permission);
  }
}
