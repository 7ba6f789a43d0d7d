package io.tasker.grpc;

import java.util.Map;
import java.util.Set;

/**
 * Where a thing of REST is in gRPC. What is not listed here has the same name on both sides.
 *
 * <p>Keys and values are {@code Schema.property} of {@code openapi.json} and {@code Message.field}
 * of the {@code .proto} files; a value without a dot is a field of the schema's own message.
 */
final class RestFields {
  /** The message of each schema that has another name. */
  static final Map<String, String> MESSAGES =
      Map.ofEntries(
          Map.entry("Error", "ErrorDetail"),
          Map.entry("TaskRequest", "CreateTaskRequest"),
          Map.entry("TaskResponse", "Task"),
          Map.entry("StepReadinessStatus", "Step"),
          Map.entry("StepResponse", "Step"),
          Map.entry("BatchResponse", "CreateTasksResponse"),
          Map.entry("BatchItem", "TaskCreation"),
          Map.entry("BulkRequest", "BulkTasksRequest"),
          Map.entry("BulkFilter", "ListTasksRequest"),
          Map.entry("BulkResponse", "BulkTasksResponse"),
          Map.entry("BulkItem", "BulkTaskOutcome"),
          Map.entry("TemplateCheck", "ValidateTemplateResponse"),
          Map.entry("TemplateRegistration", "RegisterTemplateResponse"),
          Map.entry("Pagination", "PaginationResponse"),
          Map.entry("TaskListResponse", "ListTasksResponse"),
          Map.entry("CompletionData", "ResolveStepRequest"),
          Map.entry("StepAction", "ResolveStepRequest"),
          Map.entry("StepAuditResponse", "StepAuditRecord"),
          Map.entry("TemplateStepInfo", "TaskSummaryTemplateStep"),
          Map.entry("TemplateInfo", "TaskSummaryTemplate"),
          Map.entry("StepErrorInfo", "StepErrorSummary"),
          Map.entry("DlqInfo", "DlqSummaryInfo"),
          Map.entry("SummaryLinks", "TaskSummaryLinks"),
          Map.entry("TaskSummaryResponse", "GetTaskSummaryResponse"),
          Map.entry("TemplateListResponse", "ListTemplatesResponse"),
          Map.entry("PerformanceMetrics", "GetPerformanceMetricsResponse"),
          Map.entry("BottleneckAnalysis", "GetBottleneckAnalysisResponse"),
          Map.entry("UpdateInvestigationRequest", "UpdateDlqInvestigationRequest"),
          Map.entry("UpdateInvestigationResponse", "UpdateDlqInvestigationResponse"),
          Map.entry("StalenessMonitoring", "StalenessMonitoringEntry"),
          Map.entry("AuthInfo", "SafeAuthConfig"),
          Map.entry("CircuitBreakerInfo", "SafeCircuitBreakerConfig"),
          Map.entry("DatabasePoolInfo", "SafeDatabasePoolConfig"),
          Map.entry("MessagingInfo", "SafeMessagingConfig"),
          Map.entry("OrchestrationConfigResponse", "GetConfigResponse"));

  /** The field of each property that has another name, or is in another message. */
  static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("TaskResponse.status", "state"),
          Map.entry("TaskResponse.steps", "GetTaskResponse.steps"),
          Map.entry("StepReadinessStatus.workflow_step_uuid", "step_uuid"),
          Map.entry("StepReadinessStatus.current_state", "state"),
          Map.entry("StepResponse.current_state", "state"),
          Map.entry("StepAuditResponse.workflow_step_uuid", "step_uuid"),
          Map.entry("BulkFilter.status", "states"),
          Map.entry("BulkFilter.tag", "tags"),
          Map.entry("BulkFilter.created_from", "created_at"),
          Map.entry("BulkFilter.created_before", "created_at"),
          Map.entry("Pagination.total_count", "total"),
          Map.entry("Pagination.has_next", "has_more"),
          Map.entry("Pagination.per_page", "PaginationRequest.limit"),
          Map.entry("Pagination.page", "offset"),
          Map.entry("Pagination.next_cursor", "ListTasksResponse.next_cursor"),
          Map.entry("StepAction.reset_by", "performed_by"),
          Map.entry("StepAction.resolved_by", "performed_by"),
          Map.entry("StepAction.completed_by", "performed_by"),
          Map.entry("StepAction.completion_data", "result"));

  /** Properties without a field, each with its reason. */
  static final Map<String, String> LEFT_OUT =
      Map.of(
          "Error.retry_after_seconds", "is in the metadata of the detail, and a trailer",
          "BatchResponse.created", "whoever has the items can count them",
          "BatchResponse.refused", "whoever has the items can count them",
          "BatchItem.index", "items are in the order of the requests",
          "BatchItem.status", "an HTTP status; the error's code says more",
          "Pagination.total_pages", "total and limit say it",
          "Pagination.has_previous", "an offset beyond 0 says it");

  /** Schemas without a message, each with its reason. */
  static final Map<String, String> NO_MESSAGE =
      Map.of(
          "ErrorEnvelope", "what ends a call is its status, the detail is in the trailers",
          "NotReadyEnvelope", "what ends a call is its status; CheckDetailedHealth has the checks");

  /** Parameters of requests that a field of a request stands for: path, query and header. */
  static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("create_task Idempotency-Key", "CreateTaskRequest.idempotency_key"),
          Map.entry("list_tasks page", "PaginationRequest.offset"),
          Map.entry("list_tasks per_page", "PaginationRequest.limit"),
          Map.entry("list_tasks status", "ListTasksRequest.states"),
          Map.entry("list_tasks tag", "ListTasksRequest.tags"),
          Map.entry("list_tasks created_from", "TimestampRange.start"),
          Map.entry("list_tasks created_before", "TimestampRange.end"),
          Map.entry("list_tasks context.PATH", "ListTasksRequest.context"),
          Map.entry("watch_task Last-Event-ID", "WatchTaskRequest.after"),
          Map.entry("watch_tasks Last-Event-ID", "WatchTasksRequest.after"),
          Map.entry("cancel_task If-Match", "CancelTaskRequest.expected_seq"),
          Map.entry("resolve_step_manually If-Match", "ResolveStepRequest.expected_seq"));

  /** The request of each operation. */
  static final Map<String, String> REQUESTS =
      Map.ofEntries(
          Map.entry("create_task", "CreateTaskRequest"),
          Map.entry("list_tasks", "ListTasksRequest"),
          Map.entry("create_tasks", "CreateTasksRequest"),
          Map.entry("cancel_tasks", "BulkTasksRequest"),
          Map.entry("retry_tasks", "BulkTasksRequest"),
          Map.entry("watch_task", "WatchTaskRequest"),
          Map.entry("watch_tasks", "WatchTasksRequest"),
          Map.entry("validate_template", "ValidateTemplateRequest"),
          Map.entry("get_task", "GetTaskRequest"),
          Map.entry("cancel_task", "CancelTaskRequest"),
          Map.entry("get_task_summary", "GetTaskSummaryRequest"),
          Map.entry("list_task_steps", "ListStepsRequest"),
          Map.entry("get_step", "GetStepRequest"),
          Map.entry("resolve_step_manually", "ResolveStepRequest"),
          Map.entry("get_step_audit", "GetStepAuditRequest"),
          Map.entry("list_templates", "ListTemplatesRequest"),
          Map.entry("register_template", "RegisterTemplateRequest"),
          Map.entry("get_template", "GetTemplateRequest"),
          Map.entry("get_performance_metrics", "GetPerformanceMetricsRequest"),
          Map.entry("get_bottlenecks", "GetBottleneckAnalysisRequest"),
          Map.entry("list_dlq_entries", "ListDlqEntriesRequest"),
          Map.entry("get_dlq_entry", "GetDlqEntryByTaskRequest"),
          Map.entry("update_dlq_investigation", "UpdateDlqInvestigationRequest"),
          Map.entry("get_dlq_stats", "GetDlqStatsRequest"),
          Map.entry("get_investigation_queue", "GetDlqInvestigationQueueRequest"),
          Map.entry("get_staleness_monitoring", "GetStalenessMonitoringRequest"),
          Map.entry("get_config", "GetConfigRequest"),
          Map.entry("basic_health", "HealthRequest"),
          Map.entry("liveness_probe", "LivenessRequest"),
          Map.entry("readiness_probe", "ReadinessRequest"),
          Map.entry("detailed_health", "DetailedHealthRequest"));

  /** Operations that only REST has: metrics are fetched over HTTP. */
  static final Set<String> ONLY_REST = Set.of("metrics");

  /** Names of what a path holds. */
  static final Map<String, String> PATH =
      Map.of("task", "task_uuid", "step", "step_uuid", "entry", "dlq_entry_uuid");

  private RestFields() {}
}
